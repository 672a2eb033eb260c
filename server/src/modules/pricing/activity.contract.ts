import {
  contract,
  Count,
  creator,
  cursorQuery,
  IdOf,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
  type Access,
} from '../../platform/contract.ts';
import {
  activityNotInState,
  audienceNotYours,
  benefitTooLarge,
  beyondAllowance,
  budgetNeeded,
  checksFailed,
  codeNotAllowed,
  fundingInvalid,
  fundingNotOfBudget,
  runningOnlyNarrowed,
  scopeNeeded,
  scopeNotYours,
  tiersNotRising,
  timesInvalid,
  tooManyActivities,
  versionOutdated,
} from './problems.ts';
import {
  Activity,
  ActivityInput,
  ActivityState,
  ActivityVersion,
  Checked,
  Preview,
  PreviewInput,
} from './schemas.ts';

export const writing = [
  codeNotAllowed,
  tiersNotRising,
  benefitTooLarge,
  timesInvalid,
  fundingInvalid,
  budgetNeeded,
  fundingNotOfBudget,
  scopeNotYours,
  scopeNeeded,
  audienceNotYours,
  beyondAllowance,
] as const;

const activityId = { activityId: IdOf('activity') };
export const Reason = Strict({ reason: Text(200) });

/** The same routes for shops, creators and operators: who calls decides whose activities they are. */
const activityRoutes = <A extends Access, P extends Record<string, ReturnType<typeof IdOf>>>(
  access: A,
  whose: P,
) => {
  const params = Strict({ ...whose });
  const one = Strict({ ...whose, ...activityId });
  return {
    'GET /activities': {
      summary: 'My activities, the newest first',
      access,
      params,
      query: Strict({
        ...cursorQuery,
        state: Type.Optional(ActivityState),
        q: Type.Optional(Text(80)),
        code: Type.Optional(Count),
      }),
      reply: PageOf(Activity),
    },
    'POST /activities': {
      summary: 'Write a draft of an activity',
      access,
      params,
      body: ActivityInput,
      reply: Activity,
      status: 201,
      problems: writing,
    },
    'GET /activities/:activityId': { summary: 'One of my activities', access, params: one, reply: Activity },
    'PUT /activities/:activityId': {
      summary: 'Save a new version; of a running one only what is named in the refusal can change',
      access,
      params: one,
      body: Strict({ seenVersion: Count, activity: ActivityInput }),
      reply: Activity,
      problems: [...writing, activityNotInState, runningOnlyNarrowed, versionOutdated, checksFailed],
    },
    'GET /activities/:activityId/versions': {
      summary: 'Every version of an activity, the newest first',
      access,
      params: one,
      reply: Strict({ items: Type.Array(ActivityVersion) }),
    },
    'POST /activities/:activityId/copies': {
      summary: 'A draft with the same content',
      access,
      params: one,
      reply: Activity,
      status: 201,
    },
    'POST /activities/:activityId/schedule': {
      summary: 'Let it start at its time',
      access,
      params: one,
      reply: Activity,
      problems: [
        activityNotInState,
        checksFailed,
        timesInvalid,
        tooManyActivities,
        budgetNeeded,
        fundingNotOfBudget,
        scopeNotYours,
      ],
    },
    'POST /activities/:activityId/stop': {
      summary: 'Stop it for good, from now on',
      access,
      params: one,
      body: Reason,
      reply: Activity,
      problems: [activityNotInState],
    },
    'POST /activity-checks': {
      summary: 'Conflicts and price floors of an activity before it is saved',
      access,
      params,
      body: Strict({ activity: ActivityInput, activityId: Type.Optional(IdOf('activity')) }),
      reply: Checked,
      problems: writing,
    },
    'POST /activity-previews': {
      summary: 'Carts priced with and without an activity that is not saved yet; without freight',
      access,
      params,
      body: PreviewInput,
      reply: Preview,
      problems: writing,
    },
  } as const;
};

type Under<Prefix extends string, C> = {
  [
    K in keyof C & string as K extends `${infer Method} /${infer Rest}`
      ? `${Method} ${Prefix}/${Rest}`
      : never
  ]: C[K];
};
/** Puts a set of routes below a path. */
export function under<const Prefix extends string, C extends object>(
  prefix: Prefix,
  routes: C,
): Under<Prefix, C> {
  return Object.fromEntries(
    Object.entries(routes).map(([key, route]) => [key.replace(' ', ` ${prefix}`), route]),
  ) as Under<Prefix, C>;
}

export const shopActivities = contract(
  under('/shops/:shopId', activityRoutes(shop('promotions'), { shopId: IdOf('shop') })),
);
export const creatorActivities = contract(under('/me', activityRoutes(creator, {})));
export const platformActivities = contract(under('/operations', activityRoutes(operator('promotions'), {})));

export const watchingContract = contract({
  'GET /operations/all-activities': {
    summary: "Everybody's activities, the newest first",
    access: operator('promotions'),
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(ActivityState),
      owner: Type.Optional(OneOf('shop', 'creator', 'platform')),
      q: Type.Optional(Text(80)),
    }),
    reply: PageOf(Activity),
  },
  'POST /operations/all-activities/:activityId/stop': {
    summary: "Stop anybody's activity for good",
    access: operator('promotions'),
    params: Strict(activityId),
    body: Reason,
    reply: Activity,
    problems: [activityNotInState],
  },
});
