/** Takes chosen deals off the lines, layer by layer, to the fen. */
import { apportionSmall } from './apportion.ts';
import { type Basis, type Deal, worth } from './deal.ts';

export interface Cut {
  readonly deal: Deal;
  readonly lines: readonly number[];
  /** In the order of `lines`. */
  readonly parts: readonly number[];
  readonly offFen: number;
}

export type Used = (readonly number[] | undefined)[];

export interface Settlement {
  /** What is left to pay of each line. */
  readonly left: readonly number[];
  readonly cuts: readonly Cut[];
  readonly offFen: number;
}

/** `deals` in the order of layers. No line goes below zero; what it cannot absorb is lost or carried over by its layer. */
export function settle(deals: readonly Deal[], basis: Basis): Settlement {
  const left = [...basis.amounts];
  const used: Used = [];
  const cuts: Cut[] = [];
  let offFen = 0;
  for (const deal of deals) {
    const lines = participants(deal, basis, used);
    const cut = take(deal, lines, basis, left);
    used[deal.index] = lines;
    cuts.push(cut);
    offFen += cut.offFen;
  }
  return { left, cuts, offFen };
}

function take(deal: Deal, lines: readonly number[], basis: Basis, left: number[]): Cut {
  const carried = deal.layer.overflow === 'carried';
  const weights: number[] = [];
  let room = 0;
  for (const i of lines) {
    weights.push(carried ? left[i]! : basis.amounts[i]!);
    room += left[i]!;
  }
  const due = worth(deal, lines, basis);
  if (due === 0 || room === 0) return { deal, lines, parts: lines.map(() => 0), offFen: 0 };
  const parts = apportionSmall(carried ? Math.min(due, room) : due, weights);
  let offFen = 0;
  for (let k = 0; k < lines.length; k++) {
    const i = lines[k]!;
    if (parts[k]! > left[i]!) parts[k] = left[i]!;
    left[i]! -= parts[k]!;
    offFen += parts[k]!;
  }
  return { deal, lines, parts, offFen };
}

/** The lines in scope that neither an earlier deal nor a single-item price has taken out. `used`: deal → its lines. */
export function participants(deal: Deal, basis: Basis, used: Used): readonly number[] {
  let { lines } = deal;
  if (deal.losesTo.length + deal.bannedItemCodes.length === 0) return lines;
  for (const index of deal.losesTo) {
    const taken = used[index];
    if (taken && !basis.lossesUnsure) lines = lines.filter((i) => !taken.includes(i));
  }
  if (deal.bannedItemCodes.length > 0) {
    lines = lines.filter((i) => !deal.bannedItemCodes.includes(basis.chosen[i]?.offer?.code ?? 0));
  }
  return lines;
}

/** Lays aside coupons without which the buyer pays the same: they stay good for another day. */
export function withoutWaste(deals: readonly Deal[], basis: Basis, offFen: number): readonly Deal[] {
  let kept = deals;
  for (const deal of deals.toReversed()) {
    if (deal.offer.kind !== 'coupon' && deal.offer.kind !== 'voucher' && deal.offer.kind !== 'welcome')
      continue;
    const fewer = kept.filter((other) => other !== deal);
    if (settle(fewer, basis).offFen === offFen) kept = fewer;
  }
  return kept;
}
