/** A request that makes no sense is refused at the door, with the reason; the search can then trust its numbers. */
import type { AnyOffer, Benefit } from './promotion.ts';
import type { PriceRequest } from './request.ts';
import { shares } from './funding.ts';

/** ¥100 billion for one line: far above any cart, and sums of many stay exact in a double. */
const mostFen = 10_000_000_000_000n;

export function checkRequest({ lines, promotions = [], coupons = [] }: PriceRequest): void {
  const seen = new Set<string>();
  for (const line of lines) {
    if (seen.has(line.lineId)) throw new RangeError(`line ${line.lineId} appears twice`);
    if (seen.has(`sku ${line.skuId}`)) throw new RangeError(`sku ${line.skuId} is in two lines: give it one, with the sum`);
    seen.add(line.lineId).add(`sku ${line.skuId}`);
    if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) throw new RangeError(`line ${line.lineId}: quantity`);
    if (line.unitPriceFen < 0n || line.unitPriceFen * BigInt(line.quantity) > mostFen) {
      throw new RangeError(`line ${line.lineId}: price out of range`);
    }
  }
  const ids = new Set<string>();
  for (const offers of [promotions, coupons]) {
    for (const offer of offers) {
      if (ids.has(offer.id)) throw new RangeError(`offer ${offer.id} appears twice`);
      ids.add(offer.id);
      checkOffer(offer);
    }
  }
}

function checkOffer(offer: AnyOffer): void {
  shares(offer.funding);
  const wrong = (what: string) => new RangeError(`offer ${offer.id}: ${what}`);
  if (offer.code === 1001 && offer.shopId === undefined) throw wrong('a shop coupon belongs to a shop');
  switch (offer.kind) {
    case 'quantity-tiers':
    case 'amount-tiers':
      for (const tier of offer.tiers) if (!sound(tier.benefit)) throw wrong('benefit out of range');
      break;
    case 'coupon':
    case 'welcome':
      if (!sound(offer.benefit)) throw wrong('benefit out of range');
      break;
    case 'every-amount':
      if (offer.everyFen <= 0n || offer.offFen < 0n) throw wrong('每满减 needs an amount above zero');
      break;
    case 'bundle':
      if (!Number.isInteger(offer.pieces) || offer.pieces < 1 || offer.forFen < 0n) throw wrong('n元m件 needs pieces');
      break;
    case 'voucher':
      if (offer.amountFen < 0n) throw wrong('negative amount');
      break;
    case 'item-price':
    case 'gift':
    case 'freight-offer':
      break;
  }
}

const sound = (benefit: Benefit): boolean =>
  benefit.kind === 'off' ? benefit.offFen >= 0n : benefit.payBps >= 0 && benefit.payBps <= 10_000;
