import type { Promotion } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import type { SkuForSale } from '../catalog/index.ts';
import type { BuyerFacts } from './buyer-facts.ts';
import { wholePurchase, type OfferMeta } from './candidates.ts';
import { agreedFor } from './consent.ts';
import { reaches } from './reach.ts';
import type { Going } from './snapshot.ts';
import type { Left } from './stock-left.ts';

/** An activity with limits is one promotion for each SKU, with as many pieces as this buyer may still have of it. */
export function promotionsOf(
  { row, promotion: written, stocked, consent }: Going,
  skus: readonly SkuForSale[],
  { facts, left, meta }: { facts: BuyerFacts; left: Left | undefined; meta: Map<string, OfferMeta> },
): Promotion[] {
  const promotion = agreedFor(written, consent, skus);
  if (promotion === null) return [];
  const perBuyer = row.per_buyer;
  const about: OfferMeta = {
    kind: 'activity',
    activityId: row.activity_id,
    version: row.edition,
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
