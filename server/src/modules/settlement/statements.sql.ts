import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Owner, Pot } from './accounts.sql.ts';
import { firstDay, lastDay } from './days.ts';

export type Statement = {
  readonly period: string;
  readonly openingFen: bigint;
  readonly closingFen: bigint;
  readonly movements: number;
  readonly totals: readonly { kind: string; amountFen: bigint; count: number }[];
  readonly closed: boolean;
};
type Period = Omit<Statement, 'totals' | 'closed'>;
type Search = { pot: Pot; by: 'day' | 'month'; fromDay: string; toDay: string };

/** Periods with movements, newest first: opening + movements = closing, read from the numbered movements themselves. */
export async function statementsOf(
  db: Db | Tx,
  { ownerKind, ownerId }: Owner,
  { pot, by, fromDay, toDay }: Search,
): Promise<Statement[]> {
  const [from, to] =
    by === 'day' ? [fromDay, toDay] : [firstDay(fromDay.slice(0, 7)), lastDay(toDay.slice(0, 7))];
  const period = sql`to_char(book_on, ${by === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM'})`;
  const mine = sql`
    owner_kind = ${ownerKind} and owner_id = ${ownerId} and pot = ${pot} and book_on between ${from}::date and ${to}::date`;
  const { rows: periods } = await sql<Period & { closed: boolean }>`
    select period, opening as "openingFen", closing as "closingFen", movements,
      (select closed_through from settlement.books) >= last_day as closed
    from (
      select ${period} as period, (array_agg(balance_after - amount_fen order by seq))[1] as opening,
        (array_agg(balance_after order by seq desc))[1] as closing, count(*)::int as movements, max(book_on) as last_day
      from settlement.movements where ${mine} group by 1) as p
    order by period desc`.execute(db);
  const { rows: totals } = await sql<{ period: string; kind: string; amountFen: bigint; count: number }>`
    select ${period} as period, kind, sum(amount_fen)::bigint as "amountFen", count(*)::int as count
    from settlement.movements where ${mine} group by 1, 2 order by 1, 2`.execute(db);
  const byPeriod = Map.groupBy(totals, (total) => total.period);
  return periods.map((each) => ({
    ...each,
    totals: (byPeriod.get(each.period) ?? []).map(({ kind, amountFen, count }) => ({
      kind,
      amountFen,
      count,
    })),
  }));
}
