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
import {
  othersProposal,
  ownProposal,
  proposalDecided,
  proposalWaits,
} from '../../platform/policy-proposal.ts';

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
  proposed: Type.Integer({ minimum: 0, description: 'changes that wait for a second operator' }),
});

const PolicyVersion = Strict({
  version: Version,
  state: OneOf('scheduled', 'in_force', 'past', 'replaced'),
  body: Json,
  validFrom: Instant,
  changedAt: Instant,
  changedBy: Maybe(Person),
  confirmedBy: Maybe(Person),
  reason: Type.String(),
});

/** A change that loosens a rule which guards money, and what another operator said of it. */
const Proposal = Strict({
  proposalId: IdOf('policyProposal'),
  state: OneOf('waiting', 'confirmed', 'rejected', 'withdrawn', 'replaced'),
  body: Json,
  seenVersion: Version,
  validFrom: Maybe(Instant),
  reason: Type.String(),
  proposedBy: Person,
  proposedAt: Instant,
  byYou: Type.Boolean(),
  decidedBy: Maybe(Person),
  decidedAt: Maybe(Instant),
  decisionReason: Maybe(Type.String()),
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
  secondPerson: Type.Boolean({ description: 'what loosens it waits for another operator' }),
  proposals: Type.Array(Proposal, { description: 'newest first, at most 20; one waits at a time' }),
});

const name = Type.String({ maxLength: 80 });
const params = Strict({ name });
const decision = {
  access: operator('policies'),
  params: Strict({ name, proposalId: IdOf('policyProposal') }),
  reply: Policy,
} as const;

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
    summary:
      'Add a version, in force at once or from a day on; what loosens a rule that guards money is a proposal at first',
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
    problems: [policyInvalid, policyChanged, proposalWaits],
  },
  'POST /operations/policies/:name/proposals/:proposalId/confirmation': {
    summary: 'Confirm what another operator proposed: it becomes a version',
    ...decision,
    problems: [ownProposal, proposalDecided, policyInvalid, policyChanged],
  },
  'POST /operations/policies/:name/proposals/:proposalId/rejection': {
    summary: 'Reject what another operator proposed, saying why',
    ...decision,
    body: Strict({ reason: Text(300, 2) }),
    problems: [ownProposal, proposalDecided],
  },
  'POST /operations/policies/:name/proposals/:proposalId/withdrawal': {
    summary: 'Take back what you proposed',
    ...decision,
    problems: [othersProposal, proposalDecided],
  },
});
