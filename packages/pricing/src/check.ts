/** A request that makes no sense is refused at the door, with the reason; the search can then trust its numbers. */
import type { AnyOffer, Benefit } from './promotion.ts';
import type { Line } from './request.ts';
import { checkFunding } from './funding.ts';

/** ¥100 billion for one line: far above any cart, and sums of many stay exact in a double. */
const mostFen = 10_000_000_000_000;

/** Sorted by id, so that an id that comes twice stands beside itself. */
export function checkLines(lines: readonly Line[]): void {
  const skuIds = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.lineId === lines[i - 1]?.lineId) throw new RangeError(`line ${line.lineId} appears twice`);
    skuIds.add(line.skuId);
    if (skuIds.size <= i)
      throw new RangeError(`sku ${line.skuId} is in two lines: give it one, with the sum`);
    if (!Number.isSafeInteger(line.quantity) || line.quantity < 1)
      throw new RangeError(`line ${line.lineId}: quantity`);
    const unitFen = Number(line.unitPriceFen);
    if (unitFen < 0 || unitFen * line.quantity > mostFen)
      throw new RangeError(`line ${line.lineId}: price out of range`);
  }
}

/** Sorted by id. */
export function checkOffers(offers: readonly AnyOffer[]): void {
  for (let i = 0; i < offers.length; i++) {
    if (offers[i]!.id === offers[i - 1]?.id) throw new RangeError(`offer ${offers[i]!.id} appears twice`);
    checkOffer(offers[i]!);
  }
}

function checkOffer(offer: AnyOffer): void {
  checkFunding(offer.funding);
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
      if (!Number.isInteger(offer.pieces) || offer.pieces < 1 || offer.forFen < 0n)
        throw wrong('n元m件 needs pieces');
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
