import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { instalmentColumns, openFenColumn } from './instalments.sql.ts';
import type { LineState } from './states.ts';
import type { BuyerId, InstalmentRow, Method } from './tables.ts';

export type LineRow = {
  readonly buyerId: BuyerId;
  readonly state: LineState;
  readonly limitFen: bigint;
  readonly usedFen: bigint;
  readonly overdueFen: bigint;
  readonly score: number;
  readonly decidedBy: string;
  readonly frozenReason: string | null;
};

/** Who is overdue with the most comes first. */
export async function listLines(
  db: Db,
  {
    state,
    after,
    limit,
  }: { state?: LineState | undefined; after: { fen: bigint; id: string } | null; limit: number },
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select * from (
      select l.buyer_id as "buyerId", l.state, l.granted_fen as "limitFen", l.used_fen as "usedFen", l.score,
        l.decided_by as "decidedBy", l.frozen_reason as "frozenReason", coalesce(late.fen, 0)::bigint as "overdueFen"
      from credit.lines l left join (
        select i.buyer_id, sum(${openFenColumn}) as fen from credit.instalments i where i.state in ('overdue', 'written_off') group by 1
      ) late using (buyer_id) ${state ? sql`where l.state = ${state}` : sql``}
    ) as lines ${after ? sql`where ("overdueFen", "buyerId") < (${after.fen}::bigint, ${after.id}::uuid)` : sql``}
    order by "overdueFen" desc, "buyerId" desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function listOverdue(
  db: Db,
  {
    writtenOff,
    after,
    limit,
  }: { writtenOff: boolean; after: { at: Date; id: string } | null; limit: number },
): Promise<InstalmentRow[]> {
  const { rows } = await sql<InstalmentRow>`
    select ${instalmentColumns} from credit.instalments i where i.state = ${writtenOff ? 'written_off' : 'overdue'}
      ${after ? sql`and (i.overdue_since, i.instalment_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by i.overdue_since, i.instalment_id limit ${limit + 1}`.execute(db);
  return rows;
}

export async function remindersOf(db: Db, buyerId: BuyerId) {
  const { rows } = await sql<{ at: Date; step: string; instalmentId: Id<'instalment'> }>`
    select at, step, instalment_id as "instalmentId" from credit.reminders where buyer_id = ${buyerId} order by at desc limit 50`.execute(
    db,
  );
  return rows;
}

export async function peopleByState(db: Db) {
  const { rows } = await sql<{ state: LineState; people: number; limitFen: bigint; usedFen: bigint }>`
    select state, count(*)::int as people, sum(granted_fen)::bigint as "limitFen", sum(used_fen)::bigint as "usedFen"
    from credit.lines group by state`.execute(db);
  return rows;
}

export async function lentByMethod(db: Db) {
  const { rows } = await sql<{
    method: Method;
    agreements: number;
    lentFen: bigint;
    openFen: bigint;
    overdueFen: bigint;
    writtenOffFen: bigint;
    paidFen: bigint;
  }>`
    select a.method, count(distinct a.agreement_id)::int as agreements, sum(i.principal_fen)::bigint as "lentFen",
      coalesce(sum(${openFenColumn}) filter (where i.state <> 'written_off'), 0)::bigint as "openFen",
      coalesce(sum(${openFenColumn}) filter (where i.state = 'overdue'), 0)::bigint as "overdueFen",
      coalesce(sum(${openFenColumn}) filter (where i.state = 'written_off'), 0)::bigint as "writtenOffFen",
      sum(i.paid_fen + i.paid_fee_fen)::bigint as "paidFen"
    from credit.agreements a join credit.instalments i using (buyer_id, agreement_id) group by a.method order by a.method`.execute(
    db,
  );
  return rows;
}

/** Ages as the field counts them: to 30 days, 60, 90, and beyond. */
export async function overdueByAge(db: Db) {
  const { rows } = await sql<{ fromDays: number; toDays: number | null; count: number; openFen: bigint }>`
    select age.from_days as "fromDays", age.to_days as "toDays", count(late.buyer_id)::int as count,
      coalesce(sum(late.fen), 0)::bigint as "openFen"
    from (values (0, 30), (30, 60), (60, 90), (90, null::int)) as age (from_days, to_days)
    left join (
      select i.buyer_id, ${openFenColumn} as fen, extract(epoch from ${now()}::timestamptz - i.overdue_since) / 86400 as days
      from credit.instalments i where i.state = 'overdue'
    ) late on late.days >= age.from_days and (age.to_days is null or late.days < age.to_days)
    group by 1, 2 order by 1`.execute(db);
  return rows;
}

export async function overduePeople(db: Db): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct buyer_id)::int as people from credit.instalments where state = 'overdue'`.execute(
    db,
  );
  return rows[0]!.people;
}
