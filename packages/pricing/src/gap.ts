import { type Basis, type Deal, rateOf, worth } from './deal.ts';

/** What a deal lacks to its next tier, and what it would be worth there. */
export interface Gap {
  readonly missingFen: number;
  readonly missingItems: number;
  readonly worthFen: number;
}

/** The nearest tier above what the lines reach now that gives more; null when there is none. */
export function gapOf(deal: Deal, lines: readonly number[], basis: Basis): Gap | null {
  let amount = 0;
  let items = 0;
  for (const i of lines) {
    amount += basis.amounts[i]!;
    items += basis.quantities[i]!;
  }
  const now = worth(deal, lines, basis);
  if (deal.every) {
    const { everyFen, offFen, capFen } = deal.every;
    const next = Math.min(capFen, (Math.floor(amount / everyFen) + 1) * offFen);
    return next > now
      ? { missingFen: everyFen - (amount % everyFen), missingItems: 0, worthFen: next }
      : null;
  }
  if (deal.bundle) {
    const { pieces } = deal.bundle;
    // Which piece will be added is unknown, so neither is the saving; only the first bundle is worth a hint.
    return now === 0 && items < pieces ? { missingFen: 0, missingItems: pieces - items, worthFen: 0 } : null;
  }
  let nearest: Gap | null = null;
  for (const tier of deal.tiers) {
    const missingFen = Math.max(0, tier.needFen - amount);
    const missingItems = Math.max(0, tier.needItems - items);
    if (missingFen === 0 && missingItems === 0) continue;
    const worthFen = Math.max(tier.offFen, Math.min(tier.capFen, rateOf(amount + missingFen, tier.offBps)));
    if (worthFen <= now) continue;
    if (!nearest || missingFen < nearest.missingFen || missingItems < nearest.missingItems) {
      nearest = { missingFen, missingItems, worthFen };
    }
  }
  return nearest;
}
