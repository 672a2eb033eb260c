import { sql } from 'kysely';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Database, Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { firstDay, lastDay, monthOf, monthsBack } from './days.ts';
import { monthNotOver } from './problems.ts';

export type AccountingMonth = {
  readonly month: string;
  readonly state: 'open' | 'closing' | 'closed';
  readonly done: number;
  readonly total: number;
  readonly closedAt: Date | null;
};

/** From now on nothing is booked in this month; its statements are written in the background. Throws monthNotOver. */
export async function closeMonth(tx: Tx, month: string, actorId: Id<'person'>): Promise<void> {
  const at = now();
  // CLOSE: waits for everybody who is booking, and whoever books after it sees the month closed.
  const { rows } = await sql<{ closedThrough: string; firstBooked: string | null }>`
    select closed_through::text as "closedThrough", (select to_char(min(book_on), 'YYYY-MM') from settlement.movements) as "firstBooked"
    from settlement.books for update`.execute(tx);
  const { closedThrough, firstBooked } = rows[0]!;
  if (closedThrough >= lastDay(month)) return;
  const earlierOpen =
    firstBooked !== null && firstBooked < month && closedThrough < lastDay(monthsBack(month, 1));
  if (month >= monthOf(at) || earlierOpen) throw new Problem(monthNotOver, { month });
  await sql`update settlement.books set closed_through = ${lastDay(month)}::date`.execute(tx);
  await sql`
    insert into settlement.months (month, state, total, asked_by, asked_at)
    values (${firstDay(month)}::date, 'closing', (select count(*)::int from settlement.accounts where last_seq > 0), ${actorId}, ${at})
    on conflict do nothing`.execute(tx);
  await audit(tx, { actorId, action: 'settlement.month_closed', subject: month });
  await enqueue(tx, 'settlement.close_month', { month }, { key: `close:${month}` });
}

const batch = 500;
type Account = { ownerKind: string; ownerId: string; pot: string };

/** Writes the statements of a closing month, some accounts at a time; a restart goes on where it was. */
export async function writeMonth(database: Database, month: string): Promise<void> {
  for (let after: Account = { ownerKind: '', ownerId: zero, pot: '' }; ;) {
    const last = await database.transact((tx) => writeSome(tx, month, after));
    if (!last) return;
    after = last;
  }
}
const zero = '00000000-0000-0000-0000-000000000000';

async function writeSome(tx: Tx, month: string, after: Account): Promise<Account | null> {
  const first = firstDay(month);
  const { rows } = await sql<Account>`
    with chosen as (
      select owner_kind, owner_id, pot from settlement.accounts
      where last_seq > 0 and (owner_kind, owner_id, pot) > (${after.ownerKind}, ${after.ownerId}::uuid, ${after.pot})
      order by 1, 2, 3 limit ${batch}
    ), of_month as (
      select s.owner_kind, s.owner_id, s.pot, m.kind, count(*)::int as count, sum(m.amount_fen)::bigint as fen
      from chosen s join settlement.movements m using (owner_kind, owner_id, pot)
      where m.book_on between ${first}::date and ${lastDay(month)}::date group by 1, 2, 3, 4
    ), written as (
      insert into settlement.month_statements (owner_kind, owner_id, pot, month, opening_fen, closing_fen, totals, movements)
      select s.owner_kind, s.owner_id, s.pot, ${first}::date,
        coalesce((select balance_after from settlement.movements m where m.owner_kind = s.owner_kind and m.owner_id = s.owner_id
          and m.pot = s.pot and m.book_on < ${first}::date order by seq desc limit 1), 0),
        coalesce((select balance_after from settlement.movements m where m.owner_kind = s.owner_kind and m.owner_id = s.owner_id
          and m.pot = s.pot and m.book_on <= ${lastDay(month)}::date order by seq desc limit 1), 0),
        coalesce((select jsonb_object_agg(kind, fen) from of_month o where (o.owner_kind, o.owner_id, o.pot) = (s.owner_kind, s.owner_id, s.pot)), '{}'),
        coalesce((select sum(count)::int from of_month o where (o.owner_kind, o.owner_id, o.pot) = (s.owner_kind, s.owner_id, s.pot)), 0)
      from chosen s
      on conflict on constraint month_statements_pk do nothing
    )
    select owner_kind as "ownerKind", owner_id as "ownerId", pot from chosen order by 1, 2, 3`.execute(tx);
  const last = rows.at(-1);
  await sql`
    update settlement.months set done = (select count(*)::int from settlement.month_statements where month = ${first}::date)
    where month = ${first}::date`.execute(tx);
  if (last && rows.length === batch) return last;
  await sql`
    update settlement.months set state = 'closed', done = total, closed_at = ${now()}
    where month = ${first}::date and state = 'closing'`.execute(tx);
  return null;
}

export async function accountingMonth(db: Db | Tx, month: string): Promise<AccountingMonth> {
  const { rows } = await sql<AccountingMonth>`
    select to_char(month, 'YYYY-MM') as month, state, done, total, closed_at as "closedAt" from settlement.months
    where month = ${firstDay(month)}::date`.execute(db);
  return rows[0] ?? { month, state: 'open', done: 0, total: 0, closedAt: null };
}

/** The last two years at most, back to the first movement. */
export async function accountingMonths(db: Db): Promise<AccountingMonth[]> {
  const { rows: known } = await sql<AccountingMonth>`
    select to_char(month, 'YYYY-MM') as month, state, done, total, closed_at as "closedAt" from settlement.months
    order by months.month desc limit 24`.execute(db);
  const { rows } = await sql<{ first: string | null }>`
    select to_char(min(book_on), 'YYYY-MM') as first from settlement.movements`.execute(db);
  const current = monthOf(now());
  const first = rows[0]?.first ?? current;
  const months: AccountingMonth[] = [];
  for (let month = current; month >= first && months.length < 24; month = monthsBack(month, 1))
    months.push(
      known.find((each) => each.month === month) ?? {
        month,
        state: 'open',
        done: 0,
        total: 0,
        closedAt: null,
      },
    );
  return months;
}
