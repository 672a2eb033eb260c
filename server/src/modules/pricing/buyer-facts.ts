import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { readTogether } from '../../platform/read-together.ts';
import type { BatchRow } from './tables.ts';

type BuyerId = Id<'person'>;
export type Held = {
  readonly couponId: Id<'coupon'>;
  readonly batchId: Id<'couponBatch'>;
  readonly validFrom: Date;
  readonly validUntil: Date;
};
export type Use = { readonly activityId: Id<'activity'>; readonly skuId: Id<'sku'>; readonly units: number };
export type BuyerFacts = {
  readonly isNew: boolean;
  readonly memberOf: readonly Id<'shop'>[];
  readonly held: readonly Held[];
  /** Of the activities asked about. */
  readonly uses: readonly Use[];
};

export const visitor: BuyerFacts = { isNew: true, memberOf: [], held: [], uses: [] };

type Question = { readonly buyerId: BuyerId; readonly limited: readonly Id<'activity'>[] };

/** Most coupons of one buyer that are looked at, those that end first. */
const most = 200;

/** What offers need to know of a buyer. Under load one read answers many; nothing is remembered. */
export const openBuyerFacts = (db: Db) =>
  readTogether((questions: readonly Question[]) => factsOf(db, questions));

async function factsOf(db: Db, questions: readonly Question[]): Promise<BuyerFacts[]> {
  const buyerIds = [...new Set(questions.map(({ buyerId }) => buyerId))];
  const limited = [...new Set(questions.flatMap((one) => one.limited))];
  const { rows } = await sql<Row>`
    select b.buyer_id as "buyerId", not exists (select from pricing.buyers k where k.buyer_id = b.buyer_id) as "isNew",
      array(select m.shop_id from pricing.shop_members m where m.buyer_id = b.buyer_id)::text[] as "memberOf",
      (select coalesce(jsonb_agg(jsonb_build_object('couponId', c.coupon_id, 'batchId', c.batch_id, 'from', c.valid_from, 'until', c.valid_until)), '[]')
         from (select * from pricing.coupons c where c.buyer_id = b.buyer_id and c.state = 'held' and c.valid_until > ${now()}
               order by c.valid_until limit ${most}) c) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('activityId', u.activity_id, 'skuId', u.sku_id, 'units', u.units)), '[]')
         from pricing.activity_uses u where u.buyer_id = b.buyer_id and u.activity_id = any(${limited}::uuid[])) as uses
    from unnest(${buyerIds}::uuid[]) as b (buyer_id)`.execute(db);
  const known = new Map(rows.map((row) => [row.buyerId, factsIn(row)]));
  return questions.map(({ buyerId }) => known.get(buyerId)!);
}

type Row = {
  buyerId: BuyerId;
  isNew: boolean;
  memberOf: Id<'shop'>[];
  held: { couponId: Id<'coupon'>; batchId: Id<'couponBatch'>; from: string; until: string }[];
  uses: Use[];
};

const factsIn = ({ isNew, memberOf, held, uses }: Row): BuyerFacts => ({
  isNew,
  memberOf,
  uses,
  held: held.map(({ couponId, batchId, from, until }) => ({
    couponId,
    batchId,
    validFrom: new Date(from),
    validUntil: new Date(until),
  })),
});

/** Batches by id. What a coupon gives never changes once it is issued, so each is read once. */
export function openBatchMemory(db: Db, max = 20_000) {
  const known = new Map<string, BatchRow>();
  return async (ids: readonly Id<'couponBatch'>[]): Promise<ReadonlyMap<string, BatchRow>> => {
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length > 0) {
      if (known.size + missing.length > max) known.clear();
      const { rows } = await sql<BatchRow>`
        select * from pricing.coupon_batches where batch_id = any(${missing}::uuid[])`.execute(db);
      for (const row of rows) known.set(row.batch_id, row);
    }
    return known;
  };
}
