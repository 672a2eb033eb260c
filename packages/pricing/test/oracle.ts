/**
 * The rules again, written as naively as possible: every set of offers × every single-item price, all in bigint, no
 * bound, no groups. It shares no code with the engine but the data it reads, so the two can be wrong only in different ways.
 */
import type { AnyOffer, Benefit, Layer, Line, PriceRequest, Promotion } from '../index.ts';
import { defaultStacking, layerOf } from '../index.ts';

type Deal = Exclude<AnyOffer, { kind: 'item-price' } | { kind: 'gift' } | { kind: 'freight-offer' }>;
interface Choice {
  readonly total: bigint;
  readonly units: readonly bigint[];
  readonly code: number;
}

/** The lowest lawful payable. Of freight the oracle knows a flat fee with a free-from amount, enough to pull prices about. */
export function cheapest(request: PriceRequest): bigint {
  const offers: AnyOffer[] = [...(request.promotions ?? []), ...(request.coupons ?? [])];
  const order = (request.stacking ?? defaultStacking).layers.map((layer) => layer.name);
  const deals = offers
    .filter((offer): offer is Deal => !['item-price', 'gift', 'freight-offer'].includes(offer.kind))
    .sort((a, b) => order.indexOf(layerOf(a)) - order.indexOf(layerOf(b)) || (a.id < b.id ? -1 : 1));
  const lines = [...request.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  let best: bigint | null = null;
  for (const prices of product(lines.map((line) => choicesOf(line, request.promotions ?? [])))) {
    for (let set = 0; set < 1 << deals.length; set++) {
      const chosen = deals.filter((_, i) => set & (1 << i));
      if (!lawful(chosen, lines, request)) continue;
      const total = payable(chosen, lines, prices, request) + freight(lines, prices, request);
      if (best === null || total < best) best = total;
    }
  }
  return best ?? 0n;
}

function choicesOf(line: Line, promotions: readonly Promotion[]): Choice[] {
  const choices: Choice[] = [];
  const list = Array.from({ length: line.quantity }, () => line.unitPriceFen);
  choices.push({ total: sum(list), units: list, code: 0 });
  for (const offer of promotions) {
    if (offer.kind !== 'item-price' || !inScope(offer, line) || offer.price.kind !== 'unit') continue;
    const { unitPriceFen } = offer.price;
    if (unitPriceFen >= line.unitPriceFen) continue;
    const units = list.map((fen, i) => (i < (offer.maxUnits ?? line.quantity) ? unitPriceFen : fen));
    choices.push({ total: sum(units), units, code: offer.code });
  }
  return choices;
}

function lawful(chosen: readonly Deal[], lines: readonly Line[], request: PriceRequest): boolean {
  return chosen.every((a, i) =>
    chosen.slice(i + 1).every((b) => {
      if (layerOf(a) !== layerOf(b)) return true;
      const layer = layerBy(a, request);
      if (layer.oneFor === 'purchase') return false;
      if (layer.oneFor === 'shop') return a.shopId !== b.shopId;
      return layer.oneFor === 'many' || !lines.some((line) => inScope(a, line) && inScope(b, line));
    }),
  );
}

function payable(
  chosen: readonly Deal[],
  lines: readonly Line[],
  prices: readonly Choice[],
  request: PriceRequest,
): bigint {
  const left = prices.map((choice) => choice.total);
  const took: { deal: Deal; lines: number[] }[] = [];
  for (const deal of chosen) {
    const own = lines
      .map((_, i) => i)
      .filter((i) => {
        if (!inScope(deal, lines[i]!) || excluded(prices[i]!.code, deal.code, request)) return false;
        const earlier = took.filter(
          (other) => layerOf(other.deal) !== layerOf(deal) && other.lines.includes(i),
        );
        return !earlier.some((other) => excluded(other.deal.code, deal.code, request));
      });
    // What gives nothing is not used, so it takes nothing away from others.
    if (worth(deal, own, prices, lines) === 0n) continue;
    took.push({ deal, lines: own });
    const carried = layerBy(deal, request).overflow === 'carried';
    const weights = own.map((i) => (carried ? left[i]! : prices[i]!.total));
    let off = least(worth(deal, own, prices, lines), sum(own.map((i) => prices[i]!.total)));
    if (carried) off = least(off, sum(weights));
    share(off, weights).forEach((part, k) => (left[own[k]!]! -= least(part, left[own[k]!]!)));
  }
  return sum(left);
}

function freight(lines: readonly Line[], prices: readonly Choice[], request: PriceRequest): bigint {
  let total = 0n;
  for (const shopId of new Set(lines.map((line) => line.shopId))) {
    const own = lines
      .map((_, i) => i)
      .filter((i) => lines[i]!.shopId === shopId && lines[i]!.freightTemplateId);
    const zone = request.freightTemplates?.[0]?.zones[0];
    if (own.length === 0 || !zone?.delivers) continue;
    if (sum(own.map((i) => prices[i]!.total)) < (zone.freeFromFen ?? 1n << 60n)) total += zone.firstFen;
  }
  return total;
}

function worth(
  deal: Deal,
  own: readonly number[],
  prices: readonly Choice[],
  lines: readonly Line[],
): bigint {
  const total = sum(own.map((i) => prices[i]!.total));
  const pieces = own.reduce((count, i) => count + lines[i]!.quantity, 0);
  switch (deal.kind) {
    case 'quantity-tiers':
      return most(
        deal.tiers.filter((tier) => pieces >= tier.minQuantity).map((tier) => benefit(tier.benefit, total)),
      );
    case 'amount-tiers':
      return most(
        deal.tiers.filter((tier) => total >= tier.minAmountFen).map((tier) => benefit(tier.benefit, total)),
      );
    case 'coupon':
    case 'welcome':
      return own.length > 0 && total >= deal.thresholdFen ? benefit(deal.benefit, total) : 0n;
    case 'voucher':
      return deal.amountFen;
    case 'every-amount':
      return least((total / deal.everyFen) * deal.offFen, deal.capFen ?? 1n << 60n);
    case 'bundle': {
      const units = own.flatMap((i) => prices[i]!.units).sort((a, b) => (a > b ? -1 : 1));
      const counts = Array.from({ length: Math.floor(units.length / deal.pieces) + 1 }, (_, k) => k);
      return most(counts.map((k) => sum(units.slice(0, k * deal.pieces)) - BigInt(k) * deal.forFen));
    }
  }
}

function benefit(offered: Benefit, total: bigint): bigint {
  if (offered.kind === 'off') return offered.offFen;
  const off = (total * BigInt(10_000 - offered.payBps) * 2n + 10_000n) / 20_000n;
  return offered.capFen === undefined ? off : least(off, offered.capFen);
}

function inScope(offer: AnyOffer, line: Line): boolean {
  const skus = offer.scope?.skuIds;
  return (offer.shopId === undefined || offer.shopId === line.shopId) && (!skus || skus.includes(line.skuId));
}

function excluded(a: number, b: number, request: PriceRequest): boolean {
  const { exclusions } = request.stacking ?? defaultStacking;
  return exclusions.some(
    ({ codes }) => codes.includes(a) && codes.includes(b) && (a !== b || codes[0] === codes[1]),
  );
}

const layerBy = (deal: AnyOffer, request: PriceRequest): Layer =>
  (request.stacking ?? defaultStacking).layers.find((layer) => layer.name === layerOf(deal))!;

/** Largest remainder, one fen at a time. */
function share(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * weight) / whole);
  const order = weights.map((weight, i) => ({ i, rest: (total * weight) % whole }));
  order.sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (let k = 0; sum(parts) < total; k++) parts[order[k]!.i]!++;
  return parts;
}

const sum = (list: readonly bigint[]): bigint => list.reduce((a, b) => a + b, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (list: readonly bigint[]): bigint => list.reduce((a, b) => (a > b ? a : b), 0n);

function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (!first) return yield [];
  for (const tail of product(rest)) for (const head of first) yield [head, ...tail];
}
