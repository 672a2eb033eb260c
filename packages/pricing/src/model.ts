/** A request compiled for the search: lines in canonical order, numbers instead of bigint, deals with their conflicts. */
import type { AnyOffer, FreightOffer, Gift, ItemPrice } from './promotion.ts';
import type { Line, PriceRequest } from './request.ts';
import type { TriedReason } from './quote.ts';
import { type Deal, type Tier, bundleOf, everyOf, tiersOf } from './deal.ts';
import { checkLines, checkOffers } from './check.ts';
import { eligible } from './eligible.ts';
import { type FreightGroup, freightGroups } from './freight.ts';
import { type ItemOption, itemOptions } from './item-options.ts';
import { type Stacking, defaultStacking, excludes, layerOf } from './stacking.ts';
import { type Group, groupsOf } from './groups.ts';

export interface Scoped<Offer> {
  readonly offer: Offer;
  readonly lines: readonly number[];
}

export interface Model {
  readonly request: PriceRequest;
  readonly stacking: Stacking;
  /** Sorted by id, so that the answer does not depend on the order in which the cart was filled. */
  readonly lines: readonly Line[];
  readonly shops: readonly string[];
  readonly shopOf: readonly number[];
  readonly quantities: readonly number[];
  readonly options: readonly (readonly ItemOption[])[];
  readonly itemPrices: readonly Scoped<ItemPrice>[];
  readonly deals: readonly Deal[];
  readonly groups: readonly Group[];
  /** Some deals rule each other out across groups, or take lines from each other. */
  readonly entangled: boolean;
  readonly gifts: readonly Scoped<Gift>[];
  readonly freightOffers: readonly Scoped<FreightOffer>[];
  readonly freight: readonly FreightGroup[];
  readonly refused: readonly { readonly offer: AnyOffer; readonly reason: TriedReason }[];
}

/** Throws RangeError for a request that makes no sense. */
export function compile(request: PriceRequest): Model {
  const stacking = request.stacking ?? defaultStacking;
  const lines = [...request.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  checkLines(lines);
  const shops: string[] = [];
  for (const line of lines) if (!shops.includes(line.shopId)) shops.push(line.shopId);
  shops.sort();
  const shopOf = lines.map((line) => shops.indexOf(line.shopId));
  const sorted = sortOffers(request, lines);
  const deals = compileDeals(sorted, stacking, shops);
  const pricesOf: ItemPrice[][] = lines.map(() => []);
  for (const scoped of sorted.itemPrices) for (const i of scoped.lines) pricesOf[i]!.push(scoped.offer);
  const { gifts, itemPrices, freightOffers, refused } = sorted;
  return {
    request,
    stacking,
    lines,
    shops,
    shopOf,
    deals,
    gifts,
    itemPrices,
    freightOffers,
    refused,
    options: lines.map((line, i) => itemOptions(line, pricesOf[i]!, stacking)),
    quantities: lines.map((line) => line.quantity),
    groups: groupsOf(deals, request.choices?.chosenIds ?? []),
    entangled: deals.some((deal) => deal.losesTo.length + deal.conflicts.length > 0),
    freight: freightGroups(request, lines, shopOf),
  };
}

interface Sorted {
  readonly itemPrices: Scoped<ItemPrice>[];
  readonly deals: Scoped<AnyOffer>[];
  readonly gifts: Scoped<Gift>[];
  readonly freightOffers: Scoped<FreightOffer>[];
  readonly refused: { offer: AnyOffer; reason: TriedReason }[];
}

function sortOffers(request: PriceRequest, lines: readonly Line[]): Sorted {
  const sorted: Sorted = { itemPrices: [], deals: [], gifts: [], freightOffers: [], refused: [] };
  const all: AnyOffer[] = [...(request.promotions ?? []), ...(request.coupons ?? [])];
  all.sort((a, b) => (a.id < b.id ? -1 : 1));
  checkOffers(all);
  for (const offer of all) {
    const answer = eligible(offer, request, lines);
    if ('reason' in answer) sorted.refused.push({ offer, reason: answer.reason });
    else if (offer.kind === 'item-price') sorted.itemPrices.push({ offer, lines: answer.lines });
    else if (offer.kind === 'gift') sorted.gifts.push({ offer, lines: answer.lines });
    else if (offer.kind === 'freight-offer') sorted.freightOffers.push({ offer, lines: answer.lines });
    else sorted.deals.push({ offer, lines: answer.lines });
  }
  return sorted;
}

function compileDeals(sorted: Sorted, stacking: Stacking, shops: readonly string[]): Deal[] {
  const itemCodes = [...new Set(sorted.itemPrices.map(({ offer }) => offer.code))];
  const rank = (offer: AnyOffer) => {
    const name = layerOf(offer);
    return stacking.layers.findIndex((layer) => layer.name === name);
  };
  const ordered = sorted.deals.map(({ offer, lines }) => ({ offer, lines, order: rank(offer) }));
  ordered.sort((a, b) => a.order - b.order);
  return ordered.map(({ offer, lines, order }, index) => {
    const layer = stacking.layers[order]!;
    const losesTo: number[] = [];
    const conflicts: number[] = [];
    ordered.forEach((other, at) => {
      const rival = layer.oneFor === 'line' && other.order === order;
      if (at === index || !(rival || excludes(stacking, other.offer.code, offer.code))) return;
      if (!share(lines, other.lines)) return;
      if (other.order === order) conflicts.push(at);
      else if (other.order < order) losesTo.push(at);
    });
    const tiers = tiersOf(offer);
    const bundle = offer.kind === 'bundle' ? bundleOf(offer) : null;
    return {
      index,
      offer,
      layer,
      lines,
      tiers,
      bundle,
      losesTo,
      conflicts,
      shop: offer.shopId === undefined ? -1 : shops.indexOf(offer.shopId),
      every: offer.kind === 'every-amount' ? everyOf(offer) : null,
      slope: bundle ? 1 : steepest(tiers),
      bannedItemCodes: itemCodes.filter((code) => excludes(stacking, code, offer.code)),
    };
  });
}

const steepest = (tiers: readonly Tier[]) =>
  tiers.reduce((most, tier) => Math.max(most, tier.offBps), 0) / 10_000;

/** Both lists ascend. */
function share(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i] === b[k]) return true;
    if (a[i]! < b[k]!) i++;
    else k++;
  }
  return false;
}
