import {
  Bilingual,
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Type,
} from '../../platform/contract.ts';
import {
  activityNotInState,
  batchNotInState,
  deadlineInvalid,
  enrolmentClosed,
  enrolmentPriceAboveLow,
  noConsentNeeded,
  productNotReached,
  scopeNotYours,
  versionOutdated,
} from './problems.ts';

const EnrolmentState = {
  ...OneOf('joined', 'agree_again', 'left'),
  description: 'agree_again: the terms became worse since',
};
const enrolled = {
  state: EnrolmentState,
  agreedVersion: { ...Count, description: 'the version of the terms that was agreed to' },
  agreedAt: Instant,
  leftAt: Maybe(Instant),
};
const Example = Strict({
  productId: IdOf('product'),
  title: Type.String(),
  quantity: Count,
  listFen: Fen,
  discountFen: Fen,
  shopFen: { ...Fen, description: 'what the shop pays of the discount' },
  text: Type.String({ description: "the same in plain words, in the caller's language" }),
});
const EnrolmentCall = Strict({
  callId: IdOf('enrolmentCall'),
  kind: OneOf('activity', 'coupon'),
  name: Bilingual,
  code: Count,
  codeName: Bilingual,
  text: Type.String({ description: "what it gives, in the caller's language" }),
  state: OneOf('upcoming', 'running', 'over'),
  startsAt: Instant,
  endsAt: Instant,
  closesAt: { ...Instant, description: 'until when shops may join' },
  open: Type.Boolean({ description: 'whether a shop may join now' }),
  version: { ...Count, description: 'of the terms; who joins names it' },
  shopBps: {
    ...Type.Integer({ minimum: 0, maximum: 10_000 }),
    description: 'which part of each discount the shop pays, in basis points',
  },
  costText: Type.String({ description: 'what it costs the shop, in plain words' }),
  example: { ...Maybe(Example), description: 'on one of the shop’s own products; null when none takes part' },
  enrolment: Maybe(
    Strict({
      ...enrolled,
      productIds: { ...Maybe(Type.Array(IdOf('product'))), description: 'null: everything of the shop' },
    }),
  ),
});
const Called = Strict({
  needed: Type.Boolean({ description: 'whether shops pay a part, so that they have to agree' }),
  endsAt: { ...Instant, description: 'until when it costs them anything; shops can be called until then' },
  call: Maybe(
    Strict({
      callId: IdOf('enrolmentCall'),
      closesAt: Instant,
      openedAt: Instant,
      open: Type.Boolean(),
      termsVersion: Count,
      joined: Count,
      agreeAgain: Count,
      left: Count,
    }),
  ),
});
const Enrolled = Strict({
  shopId: IdOf('shop'),
  shopName: Bilingual,
  ...enrolled,
  products: { ...Maybe(Count), description: 'how many products; null: everything of the shop' },
});

const ofCall = Strict({ shopId: IdOf('shop'), callId: IdOf('enrolmentCall') });
const ofActivity = Strict({ activityId: IdOf('activity') });
const ofBatch = Strict({ batchId: IdOf('couponBatch') });
const Deadline = Strict({ closesAt: Instant });
const calling = [noConsentNeeded, deadlineInvalid] as const;

export const enrolmentContract = contract({
  'GET /shops/:shopId/enrolment-calls': {
    summary:
      'Offers of the platform that the shop may join at its cost, and those it joined; the latest first',
    access: shop('promotions'),
    params: Strict({ shopId: IdOf('shop') }),
    query: Strict(cursorQuery),
    reply: PageOf(EnrolmentCall),
  },
  'GET /shops/:shopId/enrolment-calls/:callId': {
    summary: 'One of them: what it costs, an example, and what the shop agreed to',
    access: shop('promotions'),
    params: ofCall,
    reply: EnrolmentCall,
  },
  'PUT /shops/:shopId/enrolment-calls/:callId/enrolment': {
    summary: 'Join with everything or with chosen products; again: with others, or to newer terms',
    access: shop('promotions'),
    params: ofCall,
    body: Strict({
      seenVersion: Count,
      productIds: Type.Optional(
        Type.Array(IdOf('product'), {
          minItems: 1,
          maxItems: 500,
          description: 'left out: everything of the shop, also what comes onto its shelf later',
        }),
      ),
    }),
    reply: EnrolmentCall,
    problems: [enrolmentClosed, versionOutdated, scopeNotYours, productNotReached, enrolmentPriceAboveLow],
  },
  'DELETE /shops/:shopId/enrolment-calls/:callId/enrolment': {
    summary: 'Leave: counts for new orders; what was ordered stays',
    access: shop('promotions'),
    params: ofCall,
    reply: EnrolmentCall,
  },
  'GET /operations/activities/:activityId/enrolment-call': {
    summary: 'Whether shops have to agree to an activity, until when they may, and how many did',
    access: operator('promotions'),
    params: ofActivity,
    reply: Called,
  },
  'PUT /operations/activities/:activityId/enrolment-call': {
    summary: 'Call for shops to take part; again: another deadline',
    access: operator('promotions'),
    params: ofActivity,
    body: Deadline,
    reply: Called,
    problems: [...calling, activityNotInState],
  },
  'GET /operations/coupon-batches/:batchId/enrolment-call': {
    summary: 'The same of coupons that shops pay a part of',
    access: operator('promotions'),
    params: ofBatch,
    reply: Called,
  },
  'PUT /operations/coupon-batches/:batchId/enrolment-call': {
    summary: 'Call for shops to take part; again: another deadline',
    access: operator('promotions'),
    params: ofBatch,
    body: Deadline,
    reply: Called,
    problems: [...calling, batchNotInState],
  },
  'GET /operations/enrolment-calls/:callId/enrolments': {
    summary: 'Who joined, has to agree again, or left; the latest first',
    access: operator('promotions'),
    params: Strict({ callId: IdOf('enrolmentCall') }),
    query: Strict(cursorQuery),
    reply: PageOf(Enrolled),
  },
});
