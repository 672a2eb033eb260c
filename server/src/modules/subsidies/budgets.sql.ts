import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Budget, BudgetState } from './budget.ts';

type Row = Omit<Budget, 'split'> & { platformBps: number; creatorBps: number; brandBps: number };

const columns = sql`
  b.budget_id as "budgetId", b.name_zh as "nameZh", b.name_en as "nameEn", b.kind, b.brand, b.creator_id as "creatorId",
  b.platform_bps as "platformBps", b.creator_bps as "creatorBps", b.brand_bps as "brandBps", b.cap_fen as "capFen",
  b.per_buyer_fen as "perBuyerFen", b.starts_at as "startsAt", b.ends_at as "endsAt", b.state, b.stop_reason as "stopReason",
  b.dry_since as "drySince", b.paid_fen as "paidFen", b.released_fen as "releasedFen", b.returned_fen as "returnedFen",
  b.version, b.created_at as "createdAt",
  (select coalesce(sum(a.drawn_fen), 0)::bigint from subsidies.allowances a where a.budget_id = b.budget_id) as "drawnFen"`;

async function select(db: Db, rest: RawBuilder<unknown>): Promise<Budget[]> {
  const { rows } = await sql<Row>`select ${columns} from subsidies.budgets b ${rest}`.execute(db);
  return rows.map(({ platformBps, creatorBps, brandBps, ...row }) => ({
    ...row,
    split: { platformBps, creatorBps, brandBps },
  }));
}

export async function budgetsByIds(db: Db, ids: readonly Id<'budget'>[]): Promise<Map<Id<'budget'>, Budget>> {
  const found = await select(db, sql`where b.budget_id = any(${ids}::uuid[])`);
  return new Map(found.map((budget) => [budget.budgetId, budget]));
}

/** Nobody tops it up, changes it or settles its draws meanwhile. Orders go on drawing from its allowances. */
export async function lockBudget(tx: Tx, budgetId: Id<'budget'>): Promise<Budget | undefined> {
  await sql`select from subsidies.budgets where budget_id = ${budgetId} for no key update`.execute(tx);
  return (await budgetsByIds(tx, [budgetId])).get(budgetId);
}

/** The same words as `stateOf`, for the list's filter. */
const inState = (state: BudgetState, time: Date) => {
  const over = sql`b.ends_at <= ${time}`;
  switch (state) {
    case 'ended':
      return sql`(b.state = 'ended' or b.state = 'running' and ${over})`;
    case 'planned':
      return sql`b.state = 'running' and (${over}) is not true and b.starts_at > ${time}`;
    case 'dry':
      return sql`b.state = 'running' and (${over}) is not true and b.starts_at <= ${time} and b.dry_since is not null`;
    case 'running':
      return sql`b.state = 'running' and (${over}) is not true and b.starts_at <= ${time} and b.dry_since is null`;
    case 'paused':
    case 'spent':
    case 'stopped':
      return sql`b.state = ${state}`;
  }
};

type ListQuery = {
  readonly state: BudgetState | undefined;
  readonly after: { at: Date; id: string } | null;
  readonly limit: number;
  readonly time: Date;
};

export function listBudgets(db: Db, { state, after, limit, time }: ListQuery): Promise<Budget[]> {
  return select(
    db,
    sql`where ${state ? inState(state, time) : sql`true`}
      and ${after ? sql`(b.created_at, b.budget_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
      order by b.created_at desc, b.budget_id desc limit ${limit}`,
  );
}

/** Running budgets whose time is over, or of which next to nothing is left to spend. */
export async function budgetsToEnd(
  db: Db,
  {
    time,
    spentBelowFen,
    after,
    limit,
  }: { time: Date; spentBelowFen: number; after?: string | undefined; limit: number },
): Promise<{ id: Id<'budget'> }[]> {
  const { rows } = await sql<{ id: Id<'budget'> }>`
    select b.budget_id as id from subsidies.budgets b
    where b.state = 'running' and (b.ends_at <= ${time} or b.cap_fen - b.paid_fen + b.returned_fen < ${Math.max(spentBelowFen, 1)})
      ${after ? sql`and b.budget_id > ${after}::uuid` : sql``}
    order by b.budget_id limit ${limit}`.execute(db);
  return rows;
}

export type OnOffer = Pick<Budget, 'budgetId' | 'perBuyerFen' | 'split'>;

/** Budgets that offers may draw on now. */
export async function budgetsOnOffer(db: Db, time: Date): Promise<OnOffer[]> {
  const { rows } = await sql<OnOffer>`
    select budget_id as "budgetId", per_buyer_fen as "perBuyerFen",
      jsonb_build_object('platformBps', platform_bps, 'creatorBps', creator_bps, 'brandBps', brand_bps) as split
    from subsidies.budgets
    where state = 'running' and dry_since is null and starts_at <= ${time} and (ends_at is null or ends_at > ${time})`.execute(
    db,
  );
  return rows;
}

type Hour = {
  readonly hour: Date;
  readonly drawnFen: bigint;
  readonly paidFen: bigint;
  readonly releasedFen: bigint;
  readonly returnedFen: bigint;
};

export async function hoursOf(db: Db, budgetId: Id<'budget'>, since: Date): Promise<Hour[]> {
  const { rows } = await sql<Hour>`
    select hour, drawn_fen as "drawnFen", paid_fen as "paidFen", released_fen as "releasedFen", returned_fen as "returnedFen"
    from subsidies.hours where budget_id = ${budgetId} and hour >= ${since} order by hour`.execute(db);
  return rows;
}

/** What each budget gave away, net, since a time. */
export async function burntSince(
  db: Db,
  ids: readonly Id<'budget'>[],
  since: Date,
): Promise<Map<Id<'budget'>, bigint>> {
  const { rows } = await sql<{ budgetId: Id<'budget'>; burntFen: bigint }>`
    select budget_id as "budgetId", sum(drawn_fen - released_fen - returned_fen)::bigint as "burntFen" from subsidies.hours
    where budget_id = any(${ids}::uuid[]) and hour >= ${since} group by budget_id`.execute(db);
  return new Map(rows.map(({ budgetId, burntFen }) => [budgetId, burntFen]));
}
