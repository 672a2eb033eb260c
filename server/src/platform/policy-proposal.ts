import { sql } from 'kysely';
import { audit } from './audit.ts';
import { now } from './clock.ts';
import type { Db, Tx } from './db.ts';
import { idNotFound, newId, toWire, type Id } from './ids.ts';
import { changePolicy, checkChange, needsSecondPerson, type ChangePolicy } from './policy.ts';
import { Problem, problem, type Words } from './problem.ts';

/**
 * Four eyes on the rules that guard money: who loosens one proposes it, and it is in force only when another operator has
 * confirmed it. Otherwise one person could raise the amount from which two must approve a payout, and then approve it alone.
 */
export const proposalWaits = problem('platform.proposal_waits', 409, {
  en: 'A change of this rule waits for a second person. Have it confirmed, rejected or taken back first.',
  zh: '该规则已有一项修改等待另一人确认，请先确认、驳回或撤回它。',
});
export const ownProposal = problem('platform.own_proposal', 403, {
  en: 'You proposed this change, so another operator must decide. You can take it back.',
  zh: '这项修改由你提出，需由其他运营人员确认或驳回；你可以撤回它。',
});
export const othersProposal = problem('platform.others_proposal', 403, {
  en: 'Only who proposed this change can take it back. You can reject it.',
  zh: '只有提出人可以撤回这项修改；你可以驳回它。',
});
export const proposalDecided = problem('platform.proposal_decided', 409, {
  en: 'This proposal is {state}: nothing more can be done with it. Reload to see where the rule stands.',
  zh: '该修改已{state}，无法再操作，请刷新查看。',
});

export type ProposalState = 'waiting' | 'confirmed' | 'rejected' | 'withdrawn' | 'replaced';
const stateWords: Record<ProposalState, Words> = {
  waiting: { zh: '等待确认', en: 'waiting' },
  confirmed: { zh: '确认', en: 'confirmed' },
  rejected: { zh: '驳回', en: 'rejected' },
  withdrawn: { zh: '撤回', en: 'taken back' },
  replaced: { zh: '被其他版本替代', en: 'replaced by another version' },
};

export type PolicyProposal = {
  readonly proposalId: Id<'policyProposal'>;
  readonly name: string;
  readonly seenVersion: number;
  readonly body: Record<string, unknown>;
  readonly validFrom: Date | null;
  readonly reason: string;
  readonly proposedBy: Id<'person'>;
  readonly proposedAt: Date;
  readonly state: ProposalState;
  readonly decidedBy: Id<'person'> | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
};
const columns = sql`
  proposal_id as "proposalId", name, seen_version as "seenVersion", body, valid_from as "validFrom", reason, proposed_by as "proposedBy",
  proposed_at as "proposedAt", state, decided_by as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason"`;

const shown = 20;
/** What was proposed, of one policy or of all, newest first. */
export async function policyProposals(db: Db | Tx, name?: string): Promise<PolicyProposal[]> {
  const { rows } = await sql<PolicyProposal>`
    select ${columns} from platform.policy_proposals
    where ${name === undefined ? sql`state = 'waiting'` : sql`name = ${name}`}
    order by proposal_id desc limit ${name === undefined ? null : shown}`.execute(db);
  return rows;
}

type Change = ChangePolicy & { readonly actorId: Id<'person'> };

/** A change takes effect, or waits for a second person. Throws policyInvalid, policyChanged, proposalWaits. */
export async function saveOrPropose(tx: Tx, change: Change): Promise<'saved' | 'proposed'> {
  const of = await checkChange(tx, change);
  if (await needsSecondPerson(tx, of, change.body)) {
    await propose(tx, change);
    return 'proposed';
  }
  await changePolicy(tx, change);
  // What was proposed on top of an older version would undo this one: it is proposed again by whoever still wants it.
  await sql`
    update platform.policy_proposals set state = 'replaced', decided_by = ${change.actorId}, decided_at = ${now()}
    where name = ${change.name} and state = 'waiting'`.execute(tx);
  return 'saved';
}

async function propose(
  tx: Tx,
  { name, body, seenVersion, validFrom, actorId, reason }: Change,
): Promise<void> {
  const proposalId = newId('policyProposal');
  const { numAffectedRows } = await sql`
    insert into platform.policy_proposals (proposal_id, name, seen_version, body, valid_from, reason, proposed_by, proposed_at)
    values (${proposalId}, ${name}, ${seenVersion}, ${JSON.stringify(body)}, ${validFrom ?? null}, ${reason}, ${actorId}, ${now()})
    on conflict (name) where state = 'waiting' do nothing`.execute(tx);
  if (numAffectedRows !== 1n) throw new Problem(proposalWaits);
  await record(tx, 'policy.proposed', { proposalId, name }, actorId, { reason });
}

type Decision = {
  readonly name: string;
  readonly proposalId: Id<'policyProposal'>;
  readonly actorId: Id<'person'>;
};

/**
 * Another operator says yes: it becomes a version, in force at once or from its day on; a day that has passed meanwhile
 * means at once. Throws ownProposal, proposalDecided, policyInvalid, policyChanged.
 */
export async function confirmProposal(tx: Tx, decision: Decision): Promise<number> {
  const proposal = await waiting(tx, decision);
  if (proposal.proposedBy === decision.actorId) throw new Problem(ownProposal);
  const { name, body, seenVersion, validFrom, proposedBy, reason } = proposal;
  const version = await changePolicy(tx, {
    name,
    body,
    seenVersion,
    actorId: proposedBy,
    confirmedBy: decision.actorId,
    reason,
    ...(validFrom && validFrom > now() ? { validFrom } : {}),
  });
  await decide(tx, decision, 'confirmed', { version });
  return version;
}

/** Another operator says no, and why. Throws ownProposal, proposalDecided. */
export async function rejectProposal(
  tx: Tx,
  decision: Decision & { readonly reason: string },
): Promise<void> {
  const proposal = await waiting(tx, decision);
  if (proposal.proposedBy === decision.actorId) throw new Problem(ownProposal);
  await decide(tx, decision, 'rejected', { reason: decision.reason });
  await record(tx, 'policy.rejected', proposal, decision.actorId, { reason: decision.reason });
}

/** Who proposed it thinks better of it. Throws othersProposal, proposalDecided. */
export async function withdrawProposal(tx: Tx, decision: Decision): Promise<void> {
  const proposal = await waiting(tx, decision);
  if (proposal.proposedBy !== decision.actorId) throw new Problem(othersProposal);
  await decide(tx, decision, 'withdrawn', {});
  await record(tx, 'policy.withdrawn', proposal, decision.actorId, {});
}

async function waiting(tx: Tx, { name, proposalId }: Decision): Promise<PolicyProposal> {
  // RACE: without this lock one operator confirms what another rejects or its author takes back.
  const { rows } = await sql<PolicyProposal>`
    select ${columns} from platform.policy_proposals where proposal_id = ${proposalId} and name = ${name} for update`.execute(
    tx,
  );
  const proposal = rows[0];
  if (!proposal) throw new Problem(idNotFound);
  if (proposal.state !== 'waiting') throw new Problem(proposalDecided, { state: stateWords[proposal.state] });
  return proposal;
}

async function decide(
  tx: Tx,
  { proposalId, actorId }: Decision,
  state: ProposalState,
  { reason, version }: { reason?: string; version?: number },
): Promise<void> {
  await sql`
    update platform.policy_proposals set state = ${state}, decided_by = ${actorId}, decided_at = ${now()},
      decision_reason = ${reason ?? null}, version = ${version ?? null}
    where proposal_id = ${proposalId}`.execute(tx);
}

const record = (
  tx: Tx,
  action: string,
  { proposalId, name }: Pick<PolicyProposal, 'proposalId' | 'name'>,
  actorId: Id<'person'>,
  details: Record<string, unknown>,
): Promise<void> =>
  audit(tx, {
    actorId,
    action,
    subject: name,
    details: { proposal: toWire('policyProposal', proposalId), ...details },
  });
