/** Turns what the search found into the itemised quote, in bigint again. */
import type {
  AppliedDiscount,
  LineDiscount,
  QuotedGift,
  QuotedLine,
  QuotedShop,
  ShopFreight,
  Totals,
} from './quote.ts';
import type { AnyOffer } from './promotion.ts';
import type { Best } from './best-prices.ts';
import { addFunding, allocateFunding, nobody } from './funding.ts';
import { explainFreight } from './freight.ts';
import type { LayerName } from './stacking.ts';
import type { Model, Scoped } from './model.ts';
import type { Gift } from './promotion.ts';
import { excludes } from './stacking.ts';
import { fenOr } from './deal.ts';

export function discountOf(offer: AnyOffer, layer: LayerName, off: number): LineDiscount {
  const offFen = BigInt(off);
  return {
    id: offer.id,
    code: offer.code,
    name: offer.name,
    layer,
    offFen,
    funding: allocateFunding(offFen, offer.funding),
  };
}

/** In the model's order of lines. */
export function quotedLines(model: Model, best: Best): QuotedLine[] {
  const discounts: LineDiscount[][] = model.lines.map(() => []);
  const { settlement } = best.combination;
  model.lines.forEach((line, i) => {
    const option = best.basis.chosen[i]!;
    const off = Number(line.unitPriceFen) * line.quantity - option.amountFen;
    if (option.offer && off > 0) discounts[i]!.push(discountOf(option.offer, 'item', off));
  });
  for (const { deal, lines, parts } of settlement.cuts) {
    lines.forEach((i, k) => {
      if (parts[k]! > 0) discounts[i]!.push(discountOf(deal.offer, deal.layer.name, parts[k]!));
    });
  }
  return model.lines.map((line, i) => ({
    lineId: line.lineId,
    skuId: line.skuId,
    shopId: line.shopId,
    quantity: line.quantity,
    unitPriceFen: line.unitPriceFen,
    listFen: line.unitPriceFen * BigInt(line.quantity),
    itemPriceFen: BigInt(best.basis.amounts[i]!),
    discounts: discounts[i]!,
    payableFen: BigInt(settlement.left[i]!),
  }));
}

export function quotedShops(model: Model, best: Best, lines: readonly QuotedLine[]): QuotedShop[] {
  return model.shops.map((shopId, shop) => {
    const own = lines.filter((_, i) => model.shopOf[i] === shop);
    const freight = shopFreight(model, best, shop);
    let listFen = 0n;
    let goodsFen = 0n;
    let funding = freight.discount?.funding ?? nobody;
    for (const line of own) {
      listFen += line.listFen;
      goodsFen += line.payableFen;
      for (const discount of line.discounts) funding = addFunding(funding, discount.funding);
    }
    const lineIds = own.map((line) => line.lineId);
    const payableFen = goodsFen + freight.payableFen;
    return {
      shopId,
      lineIds,
      listFen,
      discountFen: listFen - goodsFen,
      goodsFen,
      freight,
      payableFen,
      funding,
    };
  });
}

function shopFreight(model: Model, best: Best, shop: number): ShopFreight {
  const groups = model.freight.filter((group) => group.shop === shop);
  const parts = groups.map((group) => explainFreight(group, model.lines, best.basis.amounts));
  const { feeFen, offer, offFen } = best.freight.shops[shop]!;
  const states = ['not-deliverable', 'region-unknown', 'charged', 'free', 'no-freight'] as const;
  return {
    state: states.find((state) => parts.some((part) => part.state === state)) ?? 'no-freight',
    parts,
    feeFen: BigInt(feeFen),
    discount: offer ? discountOf(offer, 'freight', offFen) : null,
    payableFen: BigInt(feeFen - offFen),
  };
}

export function totalsOf(shops: readonly QuotedShop[]): Totals {
  const totals = {
    listFen: 0n,
    discountFen: 0n,
    goodsFen: 0n,
    freightFen: 0n,
    payableFen: 0n,
    funding: nobody,
  };
  for (const shop of shops) {
    totals.listFen += shop.listFen;
    totals.discountFen += shop.discountFen;
    totals.goodsFen += shop.goodsFen;
    totals.freightFen += shop.freight.payableFen;
    totals.payableFen += shop.payableFen;
    totals.funding = addFunding(totals.funding, shop.funding);
  }
  return totals;
}

export function appliedDiscounts(
  lines: readonly QuotedLine[],
  shops: readonly QuotedShop[],
): AppliedDiscount[] {
  const parts = new Map<string, { discount: LineDiscount; lineIds: string[] }[]>();
  const add = (discount: LineDiscount, lineIds: string[]) => {
    const list = parts.get(discount.id);
    if (list) list.push({ discount, lineIds });
    else parts.set(discount.id, [{ discount, lineIds }]);
  };
  for (const line of lines) for (const discount of line.discounts) add(discount, [line.lineId]);
  for (const shop of shops) if (shop.freight.discount) add(shop.freight.discount, [...shop.lineIds]);
  return [...parts.values()].map((list) => {
    const { id, code, name, layer } = list[0]!.discount;
    let offFen = 0n;
    let funding = nobody;
    const lineIds: string[] = [];
    for (const part of list) {
      offFen += part.discount.offFen;
      funding = addFunding(funding, part.discount.funding);
      lineIds.push(...part.lineIds);
    }
    return { id, code, name, layer, offFen, funding, lineIds };
  });
}

/** The lines that count for a gift: in scope, and not bought at a price that comes without gifts. */
export function giftBase(
  model: Model,
  best: Best,
  { offer, lines }: Scoped<Gift>,
): { lines: number[]; fen: number; items: number } {
  const counted = lines.filter((i) => {
    const price = best.basis.chosen[i]!.offer;
    return !price || !excludes(model.stacking, price.code, offer.code);
  });
  const fen = counted.reduce((sum, i) => sum + best.basis.amounts[i]!, 0);
  return { lines: counted, fen, items: counted.reduce((sum, i) => sum + model.quantities[i]!, 0) };
}

export function quotedGifts(model: Model, best: Best): QuotedGift[] {
  return model.gifts.flatMap((scoped) => {
    const { offer } = scoped;
    const base = giftBase(model, best, scoped);
    const reached = base.fen >= fenOr(offer.minAmountFen, 0) && base.items >= (offer.minQuantity ?? 1);
    return reached ? [{ id: offer.id, name: offer.name, ...offer.gift }] : [];
  });
}
