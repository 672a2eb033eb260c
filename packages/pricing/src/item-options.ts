/** The prices a line can have before deals: the list price and each single-item price that is lower (best one wins). */
import type { ItemPrice } from './promotion.ts';
import type { Line } from './request.ts';
import type { Stacking } from './stacking.ts';
import { rateOf } from './deal.ts';

export interface ItemOption {
  readonly offer: ItemPrice | null;
  readonly amountFen: number;
  /** A limited price may cover only some of the pieces. */
  readonly pieces: readonly { readonly unitFen: number; readonly count: number }[];
}

/** Lowest first. A higher price stays an option: it may reach a threshold that is worth more than the difference. */
export function itemOptions(line: Line, offers: readonly ItemPrice[], stacking: Stacking): ItemOption[] {
  if (offers.length === 0) return [listPrice(line)];
  const list = Number(line.unitPriceFen);
  const options: ItemOption[] = [];
  for (const offer of offers) {
    const unit = unitPrice(offer, line, list);
    const count = Math.min(line.quantity, offer.maxUnits ?? line.quantity);
    if (unit >= list || count <= 0) continue;
    const rest = line.quantity - count;
    const cheap = { unitFen: unit, count };
    const pieces = rest > 0 ? [{ unitFen: list, count: rest }, cheap] : [cheap];
    options.push({ offer, amountFen: unit * count + list * rest, pieces });
  }
  options.push(listPrice(line));
  options.sort((a, b) => a.amountFen - b.amountFen || tie(a, b));
  // Two offers with the same price are one option, unless an exclusion treats their codes differently.
  return options.filter((option, i) => {
    const before = options[i - 1];
    if (before?.amountFen !== option.amountFen) return true;
    return keepsApart(stacking, option.offer) || keepsApart(stacking, before.offer);
  });
}

function listPrice({ unitPriceFen, quantity }: Line): ItemOption {
  const unitFen = Number(unitPriceFen);
  return { offer: null, amountFen: unitFen * quantity, pieces: [{ unitFen, count: quantity }] };
}

/** Gifts cost nothing, so who loses them does not keep two prices apart. */
function keepsApart(stacking: Stacking, offer: ItemPrice | null): boolean {
  if (!offer) return false;
  return stacking.exclusions.some(({ codes }) => codes.includes(offer.code) && !codes.includes(giftCode));
}

const giftCode = 15001;

const tie = (a: ItemOption, b: ItemOption) => ((a.offer?.id ?? '') < (b.offer?.id ?? '') ? -1 : 1);

export function unitPrice(offer: ItemPrice, line: Line, list: number): number {
  const { price } = offer;
  switch (price.kind) {
    case 'unit':
      return Math.max(0, Number(price.unitPriceFen));
    case 'by-sku': {
      const fen = price.unitPriceFen[line.skuId];
      return fen === undefined ? list : Math.max(0, Number(fen));
    }
    case 'off':
      return Math.max(0, list - Number(price.offFen));
    case 'rate':
      return rateOf(list, price.payBps);
  }
}
