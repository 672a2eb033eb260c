import type { Promotion } from '@jishi/pricing';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { skusForSale, type SkuForSale } from '../catalog/index.ts';
import { covers, needsConsent, nobodyAgreed, type Consent } from './consent.ts';
import { consentsOfActivities } from './consents.sql.ts';
import { skusOfRule } from './check-scope.ts';
import { openLeaves } from './leaves.ts';
import { ownerOf } from './owner.ts';
import { reaches } from './reach.ts';
import { stockIn } from './save-activity.ts';
import type { ActivityRow, BatchRow, KnownActivity } from './tables.ts';
import { toPromotion, type LeavesOf } from './to-offer.ts';

/** An activity that runs or will run, in the form of the engine. */
export type Going = {
  readonly row: KnownActivity;
  readonly promotion: Promotion;
  /** SKUs of which it sells only so many. */
  readonly stocked: ReadonlySet<Id<'sku'>>;
  /** Goods whose shops agreed to pay their part; null: no shop is asked to. */
  readonly consent: Consent | null;
  readonly keys: readonly string[];
};

export type Snapshot = {
  /** What may reach these goods now, found by SKU, product, shop and category instead of by looking at every activity. */
  reaching(skus: readonly SkuForSale[]): Going[];
  /** What will reach them, too. */
  ahead(skus: readonly SkuForSale[]): Going[];
  /** Batches of coupons that are given out now. */
  openBatches(): BatchRow[];
  refresh(): Promise<void>;
  /** At most a second old. */
  fresh(): Promise<void>;
};

const freshMs = 1_000;
const everything = '*';

/**
 * All activities that are not over and all batches that are given out, in memory. It takes over what changed since it last
 * looked: rows written by transactions that were not yet over then, so that a late commit is never missed.
 */
export function openSnapshot(db: Db): Snapshot {
  const byId = new Map<string, Going>();
  const byKey = new Map<string, Set<Going>>();
  const batches = new Map<string, BatchRow>();
  let horizon: string | null = null;
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const time = performance.now();
    const { rows: seen } = await sql<{
      xmin: string;
    }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db);
    const changed = horizon === null ? sql`true` : sql`changed_xid >= ${horizon}::xid8`;
    const { rows: activities } = await sql<KnownActivity>`
      select * from pricing.activities where ${changed} ${horizon === null ? sql`and state = 'scheduled' and ends_at > ${now()}` : sql``}`.execute(
      db,
    );
    const { rows: issued } = await sql<BatchRow>`
      select * from pricing.coupon_batches where ${changed} ${horizon === null ? sql`and state = 'issued' and claim_until > ${now()}` : sql``}`.execute(
      db,
    );
    if (activities.length > 0) await take(activities);
    for (const batch of issued) {
      if (batch.state === 'issued') batches.set(batch.batch_id, batch);
      else batches.delete(batch.batch_id);
    }
    horizon = seen[0]!.xmin;
    lookedAt = time;
  }

  async function take(rows: readonly KnownActivity[]): Promise<void> {
    const leavesOf = await openLeaves(db);
    const consents = await consentsFor(db, rows);
    const titles = await giftTitles(db, rows);
    for (const row of rows) {
      forget(row.activity_id);
      if (row.state === 'scheduled') remember({ ...goingOf(row, leavesOf, titles), consent: consents(row) });
    }
  }

  function remember(going: Going): void {
    byId.set(going.row.activity_id, going);
    for (const key of going.keys) {
      const there = byKey.get(key) ?? new Set();
      there.add(going);
      byKey.set(key, there);
    }
  }

  function forget(activityId: string): void {
    const going = byId.get(activityId);
    if (!going) return;
    byId.delete(activityId);
    for (const key of going.keys) byKey.get(key)?.delete(going);
  }

  function find(skus: readonly SkuForSale[], holds: (going: Going) => boolean): Going[] {
    const found = new Set<Going>();
    for (const key of keysOf(skus))
      for (const going of byKey.get(key) ?? []) if (holds(going)) found.add(going);
    return [...found].filter(({ promotion, consent }) =>
      skus.some((sku) => covers(consent, sku) && reaches(promotion, sku)),
    );
  }

  return {
    reaching(skus) {
      const time = now();
      return find(skus, ({ row }) => row.starts_at <= time && row.ends_at > time);
    },
    ahead(skus) {
      const time = now();
      return find(skus, ({ row }) => row.ends_at > time);
    },
    openBatches() {
      const time = now();
      return [...batches.values()].filter((batch) => batch.claim_from <= time && batch.claim_until > time);
    },
    async refresh() {
      await looking;
      await look();
    },
    async fresh() {
      if (performance.now() - lookedAt < freshMs) return;
      looking ??= look().finally(() => (looking = undefined));
      // What is known serves until the news is in, except at the very first time.
      if (horizon === null || performance.now() - lookedAt > 2 * freshMs) await looking;
      else looking.catch(() => undefined);
    },
  };
}

function goingOf(
  row: KnownActivity,
  leavesOf: LeavesOf,
  titles: ReadonlyMap<string, string>,
): Omit<Going, 'consent'> {
  const giftTitle = row.body.rule.kind === 'gift' ? (titles.get(row.body.rule.gift.skuId) ?? '') : '';
  const promotion = toPromotion(row.activity_id, ownerOf(row), row.body, { leavesOf, giftTitle });
  return {
    row,
    promotion,
    stocked: new Set(stockIn(row.body).map(({ skuId }) => skuId)),
    keys: keysOfPromotion(promotion),
  };
}

/**
 * Read after the rows: an enrolment may be newer than the edition of its activity, which the order lane then refuses, but
 * never older.
 */
async function consentsFor(db: Db, rows: readonly KnownActivity[]) {
  const needed = (row: KnownActivity) => needsConsent(ownerOf(row), row.body);
  const consents = await consentsOfActivities(
    db,
    rows.filter(needed).map((row) => row.activity_id),
  );
  return (row: KnownActivity) => (needed(row) ? (consents.get(row.activity_id) ?? nobodyAgreed) : null);
}

async function giftTitles(db: Db, rows: readonly ActivityRow[]): Promise<Map<string, string>> {
  const skuIds = rows.flatMap(({ body }) =>
    body.rule.kind === 'gift' ? skusOfRule(body) : [],
  ) as Id<'sku'>[];
  if (skuIds.length === 0) return new Map();
  return new Map([...(await skusForSale(db, skuIds))].map(([skuId, { title }]) => [skuId, title]));
}

/** Under the narrowest thing it names. */
function keysOfPromotion({ shopId, scope }: Promotion): string[] {
  if (scope?.skuIds) return scope.skuIds.map((id) => `sku:${id}`);
  if (scope?.spuIds) return scope.spuIds.map((id) => `spu:${id}`);
  if (shopId !== undefined) return [`shop:${shopId}`];
  if (scope?.shopIds) return scope.shopIds.map((id) => `shop:${id}`);
  if (scope?.categoryIds) return scope.categoryIds.map((id) => `category:${id}`);
  return [everything];
}

function keysOf(skus: readonly SkuForSale[]): Set<string> {
  const keys = new Set([everything]);
  for (const { skuId, productId, shopId, categoryId } of skus)
    for (const key of [`sku:${skuId}`, `spu:${productId}`, `shop:${shopId}`, `category:${categoryId}`])
      keys.add(key);
  return keys;
}
