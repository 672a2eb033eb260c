import type { Buyer, Coupon, Promotion } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { remembered } from '../../platform/policy.ts';
import type { SkuForSale } from '../catalog/index.ts';
import { followedCreators, readAttribution } from '../content/index.ts';
import { openBudgetDesk } from '../subsidies/index.ts';
import { openBatchMemory, openBuyerFacts, visitor, type BuyerFacts } from './buyer-facts.ts';
import {
  wholePurchase,
  type CandidateQuestion,
  type Candidates,
  type OfferMeta,
  type Offers,
} from './candidates.ts';
import { openLeaves } from './leaves.ts';
import { ownerOf } from './owner.ts';
import { asStacking, stackingPolicy } from './policy.ts';
import { reaches } from './reach.ts';
import { openSnapshot, type Going } from './snapshot.ts';
import { openStockLeft, type Left } from './stock-left.ts';
import { toCoupon } from './to-offer.ts';

export type OfferOptions = {
  /** Reads which creator showed what; without it prices of creators do not apply. */
  readonly attributionSecret?: string | undefined;
};

/** Most coupons that one cart is priced with; a buyer's further ones end later. */
const mostCoupons = 40;

/** What may apply to a cart, out of a snapshot in memory that is at most a second old. */
export function openOffers({ db }: Database, { attributionSecret }: OfferOptions = {}): Offers {
  const snapshot = openSnapshot(db);
  const factsOf = openBuyerFacts(db);
  const stockLeft = openStockLeft(db);
  const batchesOf = openBatchMemory(db);
  const desk = openBudgetDesk(db);

  async function candidates({
    buyerId,
    skus,
    attributionTokens,
    afresh = false,
  }: CandidateQuestion): Promise<Candidates> {
    if (afresh) {
      desk.refresh();
      await snapshot.refresh();
    } else await snapshot.fresh();
    const going = snapshot.reaching(skus);
    const limited = going.filter(({ row }) => row.per_buyer !== null).map(({ row }) => row.activity_id);
    const stocked = going.filter((one) => one.stocked.size > 0).map(({ row }) => row.activity_id);
    const [facts, left, gives, rules] = await Promise.all([
      buyerId === null ? visitor : factsOf({ buyerId, limited }),
      stocked.length === 0 ? new Map<Id<'activity'>, Left>() : stockLeft(stocked, { afresh }),
      pays(buyerId),
      remembered(db, stackingPolicy),
    ]);
    const meta = new Map<string, OfferMeta>();
    const promotions = going
      .filter(({ row }) => gives(row.budget_id))
      .flatMap((one) => promotionsOf(one, skus, { facts, left: left.get(one.row.activity_id), meta }));
    const coupons = await couponsOf(facts, skus, { gives, meta });
    const shownBy = shownByOf(attributionTokens, attributionSecret);
    const buyer = await buyerOf(db, buyerId, facts, [...promotions, ...coupons]);
    return { promotions, coupons, buyer, stacking: asStacking(rules), meta, shownBy };
  }

  async function pays(buyerId: Id<'person'> | null) {
    const budgets = await desk.open(buyerId);
    return (budgetId: Id<'budget'> | null) => {
      if (budgetId === null) return true;
      const budget = budgets.get(budgetId);
      return budget !== undefined && (budget.forBuyerFen === null || budget.forBuyerFen > 0n);
    };
  }

  async function couponsOf(
    { held }: BuyerFacts,
    skus: readonly SkuForSale[],
    { gives, meta }: { gives: (budgetId: Id<'budget'> | null) => boolean; meta: Map<string, OfferMeta> },
  ): Promise<Coupon[]> {
    if (held.length === 0) return [];
    const [batches, leavesOf] = [await batchesOf(held.map(({ batchId }) => batchId)), await openLeaves(db)];
    const time = now();
    const coupons: Coupon[] = [];
    const taken = new Set<string>();
    for (const { couponId, batchId, validFrom, validUntil } of held) {
      const batch = batches.get(batchId);
      if (!batch || validFrom > time || !gives(batch.budget_id)) continue;
      // Of coupons that are alike, the one that ends first; vouchers add up.
      if (batch.code !== 11001 && taken.has(batchId)) continue;
      const coupon = toCoupon(couponId, ownerOf(batch), batch.body, { leavesOf });
      if (!skus.some((sku) => reaches(coupon, sku))) continue;
      taken.add(batchId);
      coupons.push({ ...coupon, startsAtMs: validFrom.getTime(), endsAtMs: validUntil.getTime() });
      meta.set(couponId, {
        kind: 'coupon',
        version: batch.version,
        couponId,
        batchId,
        budgetId: batch.budget_id,
        nameEn: batch.name_en,
      });
      if (coupons.length === mostCoupons) break;
    }
    return coupons;
  }

  return { candidates, pays, refresh: () => snapshot.refresh(), snapshot };
}

/** An activity with limits is one promotion for each SKU, with as many pieces as this buyer may still have of it. */
function promotionsOf(
  { row, promotion, stocked }: Going,
  skus: readonly SkuForSale[],
  { facts, left, meta }: { facts: BuyerFacts; left: Left | undefined; meta: Map<string, OfferMeta> },
): Promotion[] {
  const perBuyer = row.per_buyer;
  const about: OfferMeta = {
    kind: 'activity',
    activityId: row.activity_id,
    version: row.version,
    budgetId: row.budget_id,
    nameEn: row.name_en,
    ...(perBuyer === null ? {} : { perBuyer }),
  };
  const had = (skuId: Id<'sku'>) =>
    facts.uses.find((use) => use.activityId === row.activity_id && use.skuId === skuId)?.units ?? 0;
  if (promotion.kind !== 'item-price') {
    if (perBuyer !== null && had(wholePurchase) >= perBuyer) return [];
    meta.set(promotion.id, about);
    return [promotion];
  }
  if (perBuyer === null && stocked.size === 0) {
    meta.set(promotion.id, about);
    return [promotion];
  }
  return skus.flatMap((sku) => {
    if (!reaches(promotion, sku)) return [];
    const isStocked = stocked.has(sku.skuId);
    const mine = perBuyer === null ? Infinity : perBuyer - had(sku.skuId);
    const units = Math.min(mine, isStocked ? (left?.get(sku.skuId)?.left ?? 0) : Infinity);
    if (units <= 0) return [];
    const id = `${promotion.id}:${sku.skuId}`;
    meta.set(id, isStocked ? { ...about, stockOf: sku.skuId } : about);
    const scope = { ...promotion.scope, skuIds: [sku.skuId] };
    return [{ ...promotion, id, scope, maxUnits: units === Infinity ? undefined : units }];
  });
}

function shownByOf(
  tokens: CandidateQuestion['attributionTokens'],
  secret: string | undefined,
): Candidates['shownBy'] {
  if (!tokens || secret === undefined) return new Map();
  const shown = [...tokens].flatMap(([skuId, token]) => {
    const attribution = readAttribution(secret, token);
    return attribution ? [[skuId, { creatorId: attribution.creatorId }] as const] : [];
  });
  return new Map(shown);
}

/** Whom a buyer follows is read only when an offer asks for it. */
async function buyerOf(
  db: Db,
  buyerId: Id<'person'> | null,
  { isNew, memberOf }: BuyerFacts,
  offers: readonly (Promotion | Coupon)[],
): Promise<Buyer> {
  const fansOnly = buyerId !== null && offers.some(({ audience }) => audience?.fanOfCreatorId !== undefined);
  const follows = fansOnly ? await followedCreators(db, buyerId) : [];
  return { isNew, memberOfShopIds: memberOf, fanOfCreatorIds: follows.map(({ creator_id: id }) => id) };
}
