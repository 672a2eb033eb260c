/** Freight of every shop with the freight offer that takes most off it. It depends on single-item prices alone. */
import type { FreightOffer } from './promotion.ts';
import { amountOf, feeAt } from './freight.ts';
import type { Model, Scoped } from './model.ts';
import { fenOr } from './deal.ts';

export interface FreightBill {
  readonly payableFen: number;
  /** By shop. */
  readonly shops: readonly ShopBill[];
}

export interface ShopBill {
  readonly feeFen: number;
  readonly offer: FreightOffer | null;
  readonly offFen: number;
}

export function freightAt(model: Model, amounts: readonly number[]): FreightBill {
  const fees = model.shops.map(() => 0);
  for (const group of model.freight) fees[group.shop]! += feeAt(group, amounts);
  let payableFen = 0;
  const shops = fees.map((feeFen, shop) => {
    const bill =
      feeFen > 0 ? withBestOffer(model, shop, feeFen, amounts) : { feeFen, offer: null, offFen: 0 };
    payableFen += bill.feeFen - bill.offFen;
    return bill;
  });
  return { payableFen, shops };
}

/** A lower bound while prices are undecided: free freight that has to be reached costs its charge. */
export function leastFreight(
  model: Model,
  amounts: readonly number[],
  reach: readonly number[],
  charge: number,
): number {
  const free = freightAt(model, reach).payableFen;
  if (charge === 0 || model.freightOffers.length > 0) return free;
  let least = free;
  for (const group of model.freight) {
    if (group.feeFen === 0 || feeAt(group, reach) > 0) continue;
    const missing = Math.max(0, group.freeFromFen - amountOf(group, amounts));
    least += Math.min(group.feeFen, charge * missing);
  }
  return least;
}

function withBestOffer(model: Model, shop: number, feeFen: number, amounts: readonly number[]): ShopBill {
  let best: ShopBill = { feeFen, offer: null, offFen: 0 };
  for (const scoped of model.freightOffers) {
    const offFen = Math.min(feeFen, fenOr(scoped.offer.capFen, Infinity));
    if (offFen > best.offFen && reached(model, scoped, shop, amounts))
      best = { feeFen, offer: scoped.offer, offFen };
  }
  return best;
}

function reached(
  model: Model,
  { offer, lines }: Scoped<FreightOffer>,
  shop: number,
  amounts: readonly number[],
): boolean {
  const own = lines.filter((i) => model.shopOf[i] === shop);
  const items = own.reduce((sum, i) => sum + model.quantities[i]!, 0);
  return (
    own.length > 0 &&
    amountOf({ lines: own }, amounts) >= fenOr(offer.minAmountFen, 0) &&
    items >= (offer.minQuantity ?? 0)
  );
}
