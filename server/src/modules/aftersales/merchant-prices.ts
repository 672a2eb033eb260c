import type { Static } from '../../platform/contract.ts';
import type { Database, Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { skusForSale } from '../catalog/index.ts';
import { openOffers, quote } from '../pricing/index.ts';
import type { protectionPolicy } from './policy.ts';

export type PiecesOf = { readonly skuId: Id<'sku'>; readonly quantity: number };
type Rules = Static<typeof protectionPolicy.schema>;

/**
 * What these goods cost today with nothing but what their shop gives to everybody: no coupons, nobody's subsidies, no
 * price of limited pieces, members or newcomers. By SKU, for all its pieces; what is not for sale or excluded is missing.
 */
export type MerchantPrices = (db: Db, goods: readonly PiecesOf[], rules: Rules) => Promise<PricesToday>;
export type PricesToday = ReadonlyMap<Id<'sku'>, { readonly quantity: number; readonly fen: bigint }>;

export function openMerchantPrices(database: Database): MerchantPrices {
  const offersOf = openOffers(database);
  return async (db, goods, rules) => {
    const excluded = new Set(rules.excludedCategoryIds);
    const known = await skusForSale(
      db,
      goods.map(({ skuId }) => skuId),
    );
    const lines = goods.flatMap(({ skuId, quantity }) => {
      const sku = known.get(skuId);
      const counts = sku?.state === 'for_sale' && !excluded.has(toWire('category', sku.categoryId));
      return counts ? [{ sku, quantity }] : [];
    });
    if (lines.length === 0) return new Map();
    const offers = await offersOf.candidates({
      buyerId: null,
      skus: lines.map(({ sku }) => sku),
      afresh: true,
    });
    const promotions = offers.promotions.filter(
      ({ id, code, funding, audience }) =>
        funding.merchantBps === 10_000 &&
        audience === undefined &&
        !rules.excludedCodes.includes(code) &&
        offers.meta.get(id)?.perBuyer === undefined,
    );
    const quoted = quote({
      lines,
      freightTemplates: [],
      templateIdOf: () => undefined,
      offers: { ...offers, promotions, coupons: [] },
    });
    return new Map(
      quoted.lines.map(({ skuId, quantity, payableFen }) => [
        skuId as Id<'sku'>,
        { quantity, fen: payableFen },
      ]),
    );
  };
}
