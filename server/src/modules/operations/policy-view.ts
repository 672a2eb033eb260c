import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fitted, type Policy } from '../../platform/policy.ts';
import { policyProposals, type PolicyProposal } from '../../platform/policy-proposal.ts';
import { peopleByIds } from '../identity/index.ts';
import { policyVersions } from './policies.sql.ts';

/** One policy as this operator sees it: its form, what is in force, what was, and what is proposed. */
export async function policyView(db: Db | Tx, of: Policy, viewer: Id<'person'>) {
  const versions = await policyVersions(db, of.name);
  const proposals = await policyProposals(db, of.name);
  const person = await namesOf(db, [
    ...versions.flatMap(({ changedBy, confirmedBy }) => [changedBy, confirmedBy]),
    ...proposals.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  ]);
  const current = versions.find(({ state }) => state === 'in_force');
  return {
    name: of.name,
    words: of.words,
    schema: of.schema as Record<string, unknown>,
    defaults: of.defaults as Record<string, unknown>,
    version: current?.version ?? 0,
    body: (current ? fitted(of, current.body) : of.defaults) as Record<string, unknown>,
    seenVersion: versions[0]?.version ?? 0,
    versions: versions.map(
      ({ version, state, body, validFrom, changedAt, changedBy, confirmedBy, reason }) => ({
        version,
        state,
        body,
        validFrom: validFrom.toISOString(),
        changedAt: changedAt.toISOString(),
        changedBy: person(changedBy),
        confirmedBy: person(confirmedBy),
        reason,
      }),
    ),
    secondPerson: of.secondPersonWhen !== undefined,
    proposals: proposals.map((proposal) => showProposal(proposal, viewer, person)),
  };
}

const showProposal = (
  { proposalId, state, body, seenVersion, validFrom, reason, proposedAt, decidedAt, ...by }: PolicyProposal,
  viewer: Id<'person'>,
  person: Awaited<ReturnType<typeof namesOf>>,
) => ({
  proposalId: toWire('policyProposal', proposalId),
  state,
  body,
  seenVersion,
  validFrom: validFrom?.toISOString() ?? null,
  reason,
  proposedBy: person(by.proposedBy)!,
  proposedAt: proposedAt.toISOString(),
  byYou: by.proposedBy === viewer,
  decidedBy: person(by.decidedBy),
  decidedAt: decidedAt?.toISOString() ?? null,
  decisionReason: by.decisionReason,
});

export async function namesOf(db: Db | Tx, personIds: readonly (Id<'person'> | null)[]) {
  const people = await peopleByIds(
    db,
    personIds.flatMap((personId) => personId ?? []),
  );
  return (personId: Id<'person'> | null) =>
    personId && { personId: toWire('person', personId), nickname: people.get(personId)?.nickname ?? '' };
}
