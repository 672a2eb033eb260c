import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { dayOf, minuteOf } from './signal.ts';

export type PartKind = 'shop' | 'creator' | 'market';
const columns = ['orders', 'gmv_fen', 'views', 'exposures', 'plays', 'product_clicks', 'new_people'] as const;
type Column = (typeof columns)[number];
export type PartFigures = Partial<Record<Column, number>>;
export type Part = PartFigures & {
  readonly kind: PartKind;
  readonly subject: string;
  readonly day: string;
  readonly part: number;
};

const partMinutes = 10;
const partsOfDay = 144;
export const theMarket = '00000000-0000-0000-0000-000000000000';

export const partAt = (at: Date) => ({ day: dayOf(at), part: Math.floor(minuteOf(at) / partMinutes) });

/** Adds figures to the ten minutes in which they happened. */
export async function addParts(tx: Tx, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const list = sql.join(columns.map((name) => sql.ref(name)));
  const sums = sql.join(columns.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)`));
  const added = sql.join(
    columns.map((name) => sql`${sql.ref(name)} = p.${sql.ref(name)} + excluded.${sql.ref(name)}`),
  );
  const types = sql.join(columns.map((name) => sql`${sql.ref(name)} numeric`));
  await sql`
    insert into analytics.day_parts as p (kind, subject, day, part, ${list})
    select kind, subject, day, part, ${sums} from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as r(kind text, subject uuid, day date, part smallint, ${types})
    group by kind, subject, day, part order by kind, subject, day, part
    on conflict on constraint day_parts_pk do update set ${added}`.execute(tx);
}

/** The same over a whole day, when nobody knows the time of it: by the hours in which people are awake. */
export function spread(day: string, figures: PartFigures): (PartFigures & { day: string; part: number })[] {
  const total = wakeful.reduce((sum, weight) => sum + weight, 0);
  return wakeful.map((weight, hour) => ({
    day,
    part: (hour * partsOfDay) / wakeful.length,
    ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, (value * weight) / total])),
  }));
}
const wakeful = [2, 1, 1, 0, 0, 1, 2, 4, 5, 5, 6, 7, 8, 7, 6, 5, 5, 6, 7, 9, 11, 11, 8, 4];

/** Sums of a day until this time of the day; the ten minutes that are running count by how far they have run. */
export async function untilNow(
  db: Db,
  days: readonly string[],
  kind: PartKind,
  subject: string | null,
): Promise<Map<string, Record<Column, number>>> {
  const minutes = minuteOf(now());
  const part = Math.floor(minutes / partMinutes);
  const run = (minutes % partMinutes) / partMinutes;
  const sums = sql.join(
    columns.map(
      (name) =>
        sql`coalesce(round(sum(${sql.ref(name)} * case when part < ${part} then 1 else ${run}::numeric end)), 0)::float8 as ${sql.ref(name)}`,
    ),
  );
  const { rows } = await sql<Record<Column, number> & { day: string }>`
    select to_char(d.day, 'YYYY-MM-DD') as day, ${sums}
    from unnest(${[...days]}::date[]) as d(day) left join analytics.day_parts p
      on p.day = d.day and p.kind = ${kind} and p.part <= ${part} ${subject === null ? sql`` : sql`and p.subject = ${subject}`}
    group by d.day`.execute(db);
  return new Map(rows.map(({ day, ...figures }) => [day, figures]));
}

/** How many bought on a day until this time of it, in a shop or anywhere. */
export async function buyersUntilNow(
  db: Db,
  days: readonly string[],
  shopId: string | null,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; buyers: number }>`
    select to_char(d.day, 'YYYY-MM-DD') as day, count(distinct b.buyer_id)::int as buyers
    from unnest(${[...days]}::date[]) as d(day) left join analytics.day_buyers b on b.day = d.day
      and (b.first_at is null or (b.first_at at time zone 'Asia/Shanghai')::time <= (${now()}::timestamptz at time zone 'Asia/Shanghai')::time)
      ${shopId === null ? sql`` : sql`and b.shop_id = ${shopId}`}
    group by d.day`.execute(db);
  return new Map(rows.map(({ day, buyers }) => [day, buyers]));
}

export async function forgetParts(db: Db, before: string): Promise<void> {
  await sql`delete from analytics.day_parts where day < ${before}::date`.execute(db);
}
