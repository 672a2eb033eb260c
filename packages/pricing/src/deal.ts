/** What an offer over several lines is worth, in plain numbers for the search. */
import type { AnyOffer, Benefit, Bundle, EveryAmount } from './promotion.ts';
import type { ItemOption } from './item-options.ts';
import type { Layer } from './stacking.ts';

export interface Tier {
  readonly needFen: number;
  readonly needItems: number;
  readonly offFen: number;
  readonly offBps: number;
  readonly capFen: number;
}

export interface Every {
  readonly everyFen: number;
  readonly offFen: number;
  readonly capFen: number;
}

export interface Deal {
  /** Position in the model's list, which is in the order of layers. */
  readonly index: number;
  readonly offer: AnyOffer;
  readonly layer: Layer;
  readonly lines: readonly number[];
  /** The shop it belongs to; -1 across shops. */
  readonly shop: number;
  readonly tiers: readonly Tier[];
  readonly every: Every | null;
  readonly bundle: { readonly pieces: number; readonly forFen: number } | null;
  /** By how much it grows at most when a line of it grows by one fen. */
  readonly slope: number;
  /** A line bought at a single-item price with one of these codes does not take part. */
  readonly bannedItemCodes: readonly number[];
  /** Deals of earlier layers whose lines it loses. */
  readonly losesTo: readonly number[];
  /** Deals it cannot be used with at all. */
  readonly conflicts: readonly number[];
}

/** The item prices a deal is measured at. In an exact measurement `amounts` and `reach` are the same. */
export interface Basis {
  /** What rates apply to. */
  readonly amounts: readonly number[];
  /** What thresholds are compared with. */
  readonly reach: readonly number[];
  readonly quantities: readonly number[];
  /** The chosen single-item price; null while undecided. */
  readonly chosen: readonly (ItemOption | null)[];
  /** The price of a piece of an undecided line, for bundles. */
  readonly undecidedUnits: readonly number[];
  /** Ask for an upper bound: undecided lines take part, rounding goes up. */
  readonly optimistic: boolean;
  /** What every fen costs by which undecided lines must rise to reach a threshold; see best-prices.ts. */
  readonly charge: number;
  /** Which lines a deal takes away from another hangs on undecided prices: the bound lets it take none. */
  readonly lossesUnsure: boolean;
}

export function worth(deal: Deal, lines: readonly number[], basis: Basis): number {
  if (deal.bundle) return bundleWorth(deal.bundle, lines, basis);
  let amount = 0;
  let reach = 0;
  let items = 0;
  for (const i of lines) {
    amount += basis.amounts[i]!;
    reach += basis.reach[i]!;
    items += basis.quantities[i]!;
  }
  if (deal.every) return everyWorth(deal.every, amount, reach, basis);
  let best = 0;
  for (const tier of deal.tiers) {
    if (reach < tier.needFen || items < tier.needItems) continue;
    // One fen more in the optimistic case: two roundings of a sum can exceed the rounding of the whole.
    const rated =
      tier.offBps > 0 ? Math.min(tier.capFen, rateOf(amount, tier.offBps) + (basis.optimistic ? 1 : 0)) : 0;
    const off = Math.max(tier.offFen, rated) - basis.charge * Math.max(0, tier.needFen - amount);
    if (off > best) best = off;
  }
  return basis.optimistic ? best : Math.min(best, amount);
}

function everyWorth(
  { everyFen, offFen, capFen }: Every,
  amount: number,
  reach: number,
  basis: Basis,
): number {
  const reached = Math.floor(amount / everyFen);
  const off = Math.min(capFen, reached * offFen);
  if (!basis.optimistic) return Math.min(off, amount);
  // Linear from the next step on, so its best is at one of the ends.
  const at = (times: number) => Math.min(capFen, times * offFen) - basis.charge * (times * everyFen - amount);
  const furthest = Math.min(Math.floor(reach / everyFen), offFen > 0 ? Math.ceil(capFen / offFen) : 0);
  return furthest > reached ? Math.max(off, at(reached + 1), at(furthest), at(furthest - 1)) : off;
}

/** Half up, exact for amounts up to 2^53 / 10,000 × 10,000. */
export function rateOf(amount: number, bps: number): number {
  const rest = amount % 10_000;
  return ((amount - rest) / 10_000) * bps + Math.floor((rest * bps + 5_000) / 10_000);
}

/** The dearest pieces go into the bundles: for every number of bundles that is the most it can save. */
function bundleWorth(
  bundle: { pieces: number; forFen: number },
  lines: readonly number[],
  basis: Basis,
): number {
  const stacks = piecesOf(lines, basis).sort((a, b) => b.unitFen - a.unitFen);
  let saved = 0;
  let best = 0;
  let inBundle = 0;
  let bundleFen = 0;
  for (const stack of stacks) {
    let { count } = stack;
    while (count > 0) {
      const take = Math.min(count, bundle.pieces - inBundle);
      // Whole bundles of equal pieces at once: a quantity of 10,000 must not cost 10,000 steps.
      if (inBundle === 0 && take === bundle.pieces) {
        const gain = stack.unitFen * bundle.pieces - bundle.forFen;
        if (gain <= 0) return best;
        const whole = Math.floor(count / bundle.pieces);
        saved += gain * whole;
        best = Math.max(best, saved);
        count -= whole * bundle.pieces;
        continue;
      }
      bundleFen += take * stack.unitFen;
      inBundle += take;
      count -= take;
      if (inBundle < bundle.pieces) continue;
      saved += bundleFen - bundle.forFen;
      best = Math.max(best, saved);
      inBundle = bundleFen = 0;
    }
  }
  return best;
}

function piecesOf(lines: readonly number[], basis: Basis): { unitFen: number; count: number }[] {
  return lines.flatMap((i) => {
    const option = basis.chosen[i];
    if (option) return option.pieces.map((stack) => ({ ...stack }));
    return [{ unitFen: basis.undecidedUnits[i]!, count: basis.quantities[i]! }];
  });
}

export function tiersOf(offer: AnyOffer): Tier[] {
  switch (offer.kind) {
    case 'quantity-tiers':
      return offer.tiers.map((tier) => tierOf(0, tier.minQuantity, tier.benefit));
    case 'amount-tiers':
      return offer.tiers.map((tier) => tierOf(Number(tier.minAmountFen), 0, tier.benefit));
    case 'coupon':
    case 'welcome':
      return [tierOf(Number(offer.thresholdFen), 0, offer.benefit)];
    case 'voucher':
      return [tierOf(0, 0, { kind: 'off', offFen: offer.amountFen })];
    default:
      return [];
  }
}

function tierOf(needFen: number, needItems: number, benefit: Benefit): Tier {
  if (benefit.kind === 'off')
    return { needFen, needItems, offFen: Number(benefit.offFen), offBps: 0, capFen: Infinity };
  return {
    needFen,
    needItems,
    offFen: 0,
    offBps: 10_000 - benefit.payBps,
    capFen: fenOr(benefit.capFen, Infinity),
  };
}

export const everyOf = (offer: EveryAmount): Every => ({
  everyFen: Number(offer.everyFen),
  offFen: Number(offer.offFen),
  capFen: fenOr(offer.capFen, Infinity),
});

export const bundleOf = (offer: Bundle) => ({ pieces: offer.pieces, forFen: Number(offer.forFen) });

export const fenOr = (fen: bigint | undefined, otherwise: number): number =>
  fen === undefined ? otherwise : Number(fen);
