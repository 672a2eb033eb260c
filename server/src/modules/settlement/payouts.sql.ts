import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { Owner, Pot } from './accounts.sql.ts';

export const payoutStates = [
  'requested',
  'approved',
  'sent',
  'done',
  'failed',
  'rejected',
  'cancelled',
] as const;
export type PayoutState = (typeof payoutStates)[number];
export type BankAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly numberSealed: Buffer;
  readonly numberTail: string;
};
export type Payout = Owner &
  BankAccount & {
    readonly payoutId: Id<'payout'>;
    readonly pot: Pot;
    readonly amountFen: bigint;
    readonly state: PayoutState;
    readonly approvalsNeeded: number;
    readonly requestedBy: Id<'person'>;
    readonly requestedAt: Date;
    readonly decidedAt: Date | null;
    readonly channel: 'bank' | 'file' | null;
    readonly sentAt: Date | null;
    readonly finishedAt: Date | null;
    readonly reason: string | null;
    readonly bankReference: string | null;
    readonly fileId: Id<'payoutFile'> | null;
    /** Unknown of payouts from before accounts had to wait. */
    readonly accountNamedAt: Date | null;
    /** Its account was new when it was asked for: nobody approves it earlier. */
    readonly notBefore: Date | null;
    readonly approvedBy: readonly Id<'person'>[];
  };

const columns = sql`
  p.payout_id as "payoutId", p.owner_kind as "ownerKind", p.owner_id as "ownerId", p.pot, p.amount_fen as "amountFen", p.state,
  p.approvals_needed as "approvalsNeeded", p.holder, p.bank, p.number_sealed as "numberSealed", p.number_tail as "numberTail",
  p.requested_by as "requestedBy", p.requested_at as "requestedAt", p.decided_at as "decidedAt", p.channel, p.sent_at as "sentAt",
  p.finished_at as "finishedAt", p.reason, p.bank_reference as "bankReference", p.file_id as "fileId",
  p.account_named_at as "accountNamedAt", p.not_before as "notBefore",
  array(select operator_id::text from settlement.payout_approvals a where a.payout_id = p.payout_id order by at) as "approvedBy"`;

/** What an owner has asked for since; what the bank returned counts, what was never to be sent does not. */
export async function askedSince(tx: Tx, { ownerKind, ownerId }: Owner, since: Date): Promise<bigint> {
  const { rows } = await sql<{ fen: bigint }>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from settlement.payouts
    where owner_kind = ${ownerKind} and owner_id = ${ownerId} and requested_at > ${since}
      and state not in ('rejected', 'cancelled')`.execute(tx);
  return rows[0]!.fen;
}

type NewPayout = Pick<
  Payout,
  | 'payoutId'
  | 'pot'
  | 'amountFen'
  | 'approvalsNeeded'
  | 'requestedBy'
  | 'requestedAt'
  | 'accountNamedAt'
  | 'notBefore'
>;
export async function insertPayout(tx: Tx, p: NewPayout & Owner & BankAccount): Promise<void> {
  await sql`
    insert into settlement.payouts (payout_id, owner_kind, owner_id, pot, amount_fen, approvals_needed, holder, bank, number_sealed,
      number_tail, requested_by, requested_at, account_named_at, not_before)
    values (${p.payoutId}, ${p.ownerKind}, ${p.ownerId}, ${p.pot}, ${p.amountFen}, ${p.approvalsNeeded}, ${p.holder}, ${p.bank},
      ${p.numberSealed}, ${p.numberTail}, ${p.requestedBy}, ${p.requestedAt}, ${p.accountNamedAt}, ${p.notBefore})`.execute(
    tx,
  );
}

export async function payoutById(db: Db | Tx, payoutId: Id<'payout'>): Promise<Payout | undefined> {
  const { rows } =
    await sql<Payout>`select ${columns} from settlement.payouts p where payout_id = ${payoutId}`.execute(db);
  return rows[0];
}

/** The lock of every step of a payout. */
export async function lockPayout(tx: Tx, payoutId: Id<'payout'>): Promise<Payout | undefined> {
  await sql`select from settlement.payouts where payout_id = ${payoutId} for update`.execute(tx);
  return payoutById(tx, payoutId);
}

/** False when this operator has approved it before. */
export async function addApproval(
  tx: Tx,
  payoutId: Id<'payout'>,
  operatorId: Id<'person'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into settlement.payout_approvals (payout_id, operator_id, at) values (${payoutId}, ${operatorId}, ${now()})
    on conflict on constraint payout_approvals_pk do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

type Change = {
  state: PayoutState;
  decidedAt?: Date;
  sentAt?: Date;
  finishedAt?: Date;
  reason?: string | null;
  channel?: 'bank' | 'file';
  fileId?: Id<'payoutFile'>;
  bankReference?: string;
};
export async function changePayout(tx: Tx, payoutId: Id<'payout'>, change: Change): Promise<void> {
  await sql`
    update settlement.payouts set state = ${change.state}, decided_at = coalesce(${change.decidedAt ?? null}, decided_at),
      sent_at = coalesce(${change.sentAt ?? null}, sent_at), finished_at = coalesce(${change.finishedAt ?? null}, finished_at),
      reason = coalesce(${change.reason ?? null}, reason), channel = coalesce(${change.channel ?? null}, channel),
      file_id = coalesce(${change.fileId ?? null}::uuid, file_id), bank_reference = coalesce(${change.bankReference ?? null}, bank_reference)
    where payout_id = ${payoutId}`.execute(tx);
}

type Search = {
  owner?: Owner;
  state?: PayoutState | undefined;
  fileId?: Id<'payoutFile'>;
  /** Days in Shanghai on which it was asked for. */
  fromDay?: string;
  toDay?: string;
  after: string | null;
  limit: number;
  oldestFirst?: boolean;
};
export async function findPayouts(
  db: Db | Tx,
  { owner, state, fileId, fromDay, toDay, after, limit, oldestFirst }: Search,
): Promise<Payout[]> {
  const conditions = [sql`true`];
  if (owner) conditions.push(sql`owner_kind = ${owner.ownerKind} and owner_id = ${owner.ownerId}`);
  if (state) conditions.push(sql`state = ${state}`);
  if (fileId) conditions.push(sql`file_id = ${fileId}`);
  const day = sql`(requested_at at time zone 'Asia/Shanghai')::date`;
  if (fromDay && toDay) conditions.push(sql`${day} between ${fromDay}::date and ${toDay}::date`);
  if (after) conditions.push(oldestFirst ? sql`payout_id > ${after}::uuid` : sql`payout_id < ${after}::uuid`);
  const { rows } = await sql<Payout>`
    select ${columns} from settlement.payouts p where ${sql.join(conditions, sql` and `)}
    order by payout_id ${oldestFirst ? sql`asc` : sql`desc`} limit ${limit}`.execute(db);
  return rows;
}

/** Sent to the bank and not answered. */
export async function unansweredPayouts(
  db: Db,
  limit: number,
  after: Due | null,
): Promise<(Due & { id: Id<'payout'> })[]> {
  const { rows } = await sql<Due & { id: Id<'payout'> }>`
    select payout_id as id, sent_at::text as "dueAt" from settlement.payouts
    where state = 'sent' and channel = 'bank' ${behind(after, sql`sent_at`, sql`payout_id`)}
    order by sent_at, payout_id limit ${limit}`.execute(db);
  return rows;
}
