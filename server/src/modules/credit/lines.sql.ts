import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { CreditDecision, History } from './credit-decider.ts';
import type { Standing } from './eligibility.ts';
import type { LineState } from './states.ts';
import type { BuyerId, Line } from './tables.ts';

const columns = sql`
  buyer_id as "buyerId", state, granted_fen as "grantedFen", used_fen as "usedFen", mandate_id as "mandateId",
  agreement_text as "agreementText", decided_by as "decidedBy", score, factors, decided_at as "decidedAt", review_at as "reviewAt",
  activated_at as "activatedAt", frozen_at as "frozenAt", frozen_reason as "frozenReason"`;

export async function lineOf(db: Db, buyerId: BuyerId): Promise<Line | undefined> {
  const { rows } = await sql<Line>`select ${columns} from credit.lines where buyer_id = ${buyerId}`.execute(
    db,
  );
  return rows[0];
}

/** Holds a buyer's credit until the transaction ends: whatever changes what they owe takes its turn here. */
export async function lockLine(tx: Tx, buyerId: BuyerId): Promise<Line | undefined> {
  const { rows } = await sql<Line>`
    select ${columns} from credit.lines where buyer_id = ${buyerId} for update`.execute(tx);
  return rows[0];
}

/** A decision that grants something. A limit is never put below what is owed already. */
export async function putDecision(
  tx: Tx,
  buyerId: BuyerId,
  decision: CreditDecision,
  { agreementText, reviewAt }: { agreementText: string; reviewAt: Date },
): Promise<void> {
  await sql`
    insert into credit.lines as l (buyer_id, state, granted_fen, agreement_text, decided_by, score, factors, decided_at, review_at)
    values (${buyerId}, 'activating', ${decision.limitFen}, ${agreementText}, ${decision.decidedBy}, ${decision.score},
            ${JSON.stringify(decision.factors)}, ${now()}, ${reviewAt})
    on conflict on constraint lines_pk do update set state = 'activating', agreement_text = excluded.agreement_text,
      granted_fen = greatest(excluded.granted_fen, l.used_fen), decided_by = excluded.decided_by, score = excluded.score,
      factors = excluded.factors, decided_at = excluded.decided_at, review_at = excluded.review_at`.execute(
    tx,
  );
}

/** Nothing was decided: the line is looked at again then. */
export async function reviewLater(tx: Tx, buyerId: BuyerId, reviewAt: Date): Promise<void> {
  await sql`
    update credit.lines set review_at = ${reviewAt} where buyer_id = ${buyerId} and state = 'active' and review_at < ${reviewAt}`.execute(
    tx,
  );
}

export async function setReviewed(
  tx: Tx,
  buyerId: BuyerId,
  decision: CreditDecision,
  reviewAt: Date,
): Promise<void> {
  await sql`
    update credit.lines set granted_fen = greatest(${decision.limitFen}, used_fen), decided_by = ${decision.decidedBy},
      score = ${decision.score}, factors = ${JSON.stringify(decision.factors)}, decided_at = ${now()}, review_at = ${reviewAt}
    where buyer_id = ${buyerId}`.execute(tx);
}

export async function linesToReview(
  db: Db,
  at: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & { id: BuyerId })[]> {
  const { rows } = await sql<Due & { id: BuyerId }>`
    select buyer_id as id, review_at::text as "dueAt" from credit.lines
    where state = 'active' and review_at <= ${at} ${behind(after, sql`review_at`, sql`buyer_id`)}
    order by review_at, buyer_id limit ${limit}`.execute(db);
  return rows;
}

export async function setLineState(
  tx: Tx,
  buyerId: BuyerId,
  state: LineState,
  { mandateId, frozenReason = null }: { mandateId?: Id<'mandate'> | null; frozenReason?: string | null } = {},
): Promise<void> {
  await sql`
    update credit.lines set state = ${state},
      ${mandateId === undefined ? sql`` : sql`mandate_id = ${mandateId},`}
      activated_at = case when ${state} = 'active' then coalesce(activated_at, ${now()}) else activated_at end,
      frozen_reason = ${frozenReason}, frozen_at = case when ${state} = 'frozen' then ${now()}::timestamptz end
    where buyer_id = ${buyerId}`.execute(tx);
}

/** More is owed (positive) or less. The table refuses what is above the limit. */
export async function useLimit(tx: Tx, buyerId: BuyerId, changeFen: bigint): Promise<void> {
  if (changeFen === 0n) return;
  await sql`update credit.lines set used_fen = used_fen + ${changeFen} where buyer_id = ${buyerId}`.execute(
    tx,
  );
}

/** How a buyer stands at this moment, debts given up in the books included. */
export async function standingOf(db: Db, buyerId: BuyerId): Promise<Standing & { line: Line | undefined }> {
  const line = await lineOf(db, buyerId);
  const { rows } = await sql<{ overdueFen: bigint; openPayLaterOrders: number }>`
    select coalesce(sum(principal_fen + fee_fen - paid_fen - paid_fee_fen - cancelled_fen - cancelled_fee_fen)
        filter (where state in ('overdue', 'written_off')), 0)::bigint as "overdueFen",
      count(*) filter (where order_id is not null)::int as "openPayLaterOrders"
    from credit.instalments where buyer_id = ${buyerId} and state not in ('paid', 'cancelled')`.execute(db);
  return {
    line,
    state: line?.state ?? 'none',
    grantedFen: line?.grantedFen ?? 0n,
    usedFen: line?.usedFen ?? 0n,
    ...rows[0]!,
  };
}

export async function historyOf(db: Db, buyerId: BuyerId): Promise<History> {
  const { rows } = await sql<History>`
    select received_orders as "receivedOrders", received_fen as "receivedFen", cancelled_orders as "cancelledOrders", refunds,
      paid_on_time as "paidOnTime", paid_late as "paidLate", written_off as "writtenOff"
    from credit.histories where buyer_id = ${buyerId}`.execute(db);
  return (
    rows[0] ?? {
      receivedOrders: 0,
      receivedFen: 0n,
      cancelledOrders: 0,
      refunds: 0,
      paidOnTime: 0,
      paidLate: 0,
      writtenOff: 0,
    }
  );
}

type Counted = Partial<
  Record<
    'received_orders' | 'cancelled_orders' | 'refunds' | 'paid_on_time' | 'paid_late' | 'written_off',
    number
  >
> & {
  received_fen?: bigint;
};

export async function countInHistory(tx: Tx, buyerId: BuyerId, counted: Counted): Promise<void> {
  const names = Object.keys(counted) as (keyof Counted)[];
  const into = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(names.map((name) => sql`${counted[name]}`));
  const added = sql.join(
    names.map((name) => sql`${sql.ref(name)} = h.${sql.ref(name)} + excluded.${sql.ref(name)}`),
  );
  await sql`
    insert into credit.histories as h (buyer_id, ${into}) values (${buyerId}, ${values})
    on conflict on constraint histories_pk do update set ${added}`.execute(tx);
}
