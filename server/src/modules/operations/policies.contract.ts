import {
  Bilingual,
  contract,
  Count,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  operator,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { policyChanged, policyInvalid } from '../../platform/policy.ts';

const Json = Type.Record(Type.String(), Type.Unknown());
const Person = Strict({ personId: IdOf('person'), nickname: Type.String() });
const Version = Type.Integer({ minimum: 0, description: '0 are the defaults in the code' });

const PolicySummary = Strict({
  name: Type.String(),
  words: Bilingual,
  version: Version,
  changedAt: Maybe(Instant),
  changedBy: Maybe(Person),
  scheduled: Count,
});

const PolicyVersion = Strict({
  version: Version,
  state: OneOf('scheduled', 'in_force', 'past', 'replaced'),
  body: Json,
  validFrom: Instant,
  changedAt: Instant,
  changedBy: Maybe(Person),
  reason: Type.String(),
});

const Policy = Strict({
  name: Type.String(),
  words: Bilingual,
  schema: Type.Record(Type.String(), Type.Unknown(), {
    description: 'JSON schema; each field carries `words` {zh, en} and, for amounts, a `unit`',
  }),
  defaults: Json,
  version: Version,
  body: Json,
  seenVersion: Type.Integer({ minimum: 0, description: 'the newest version; send it back with a change' }),
  versions: Type.Array(PolicyVersion, { description: 'newest first, at most 100' }),
});

const params = Strict({ name: Type.String({ maxLength: 80 }) });

export const policiesContract = contract({
  'GET /operations/policies': {
    summary: "Operators' parameters, with who changed them last",
    access: operator('policies'),
    reply: PageOf(PolicySummary),
  },
  'GET /operations/policies/:name': {
    summary: 'One policy: its form, what is in force, and every version with its reason',
    access: operator('policies'),
    params,
    reply: Policy,
  },
  'POST /operations/policies/:name/versions': {
    summary: 'Add a version, in force at once or from a day on',
    access: operator('policies'),
    params,
    body: Strict({
      body: Json,
      seenVersion: Type.Integer({ minimum: 0, maximum: 2_147_483_646 }),
      validFrom: Type.Optional(Instant),
      reason: Text(300, 2),
    }),
    reply: Policy,
    status: 201,
    problems: [policyInvalid, policyChanged],
  },
});
