/**
 * The whole search: a single-item price for every line and the deals on top. It starts from the lowest price of every
 * line; a higher one can only pay off by reaching a threshold (or by a larger rate), so a subtree is entered only while
 * price rise − the most that deals and free freight could add is below what has been found.
 */
import { type Basis, worth } from './deal.ts';
import { type Budget, type Combination, bestCombination, capsOf, mostSaved } from './combine.ts';
import { freightAt, type FreightBill } from './freight-bill.ts';
import type { Group } from './groups.ts';
import type { ItemOption } from './item-options.ts';
import type { Model } from './model.ts';
import { settle, withoutWaste } from './settle.ts';

export interface Best {
  readonly basis: Basis;
  readonly combination: Combination;
  readonly freight: FreightBill;
  readonly payableFen: number;
  readonly exact: boolean;
  readonly atMostCheaperFen: number;
  readonly steps: number;
}

/** Steps before the search stops and says so; about 5 ms of work on a server core for a cart of 100 lines. */
export const defaultSteps = 4_000;

export function bestPrices(model: Model, steps: number = defaultSteps): Best {
  const search = new PriceSearch(model, { left: steps });
  search.run();
  const { best, floorFen, budget } = search;
  const exact = best.payableFen <= floorFen;
  return { ...best, combination: spare(best), exact, atMostCheaperFen: exact ? 0 : best.payableFen - floorFen, steps: steps - Math.max(0, budget.left) };
}

/** Only where something was left unused can a coupon be superfluous. */
function spare({ basis, combination }: Found): Combination {
  const { settlement } = combination;
  if (settlement.cuts.every((cut) => cut.offFen === worth(cut.deal, cut.lines, basis))) return combination;
  const deals = withoutWaste(combination.deals, basis, settlement.offFen);
  return deals === combination.deals ? combination : { ...combination, deals, settlement: settle(deals, basis) };
}

type Found = Pick<Best, 'basis' | 'combination' | 'freight' | 'payableFen'>;

class PriceSearch {
  best: Found;
  /** Nothing lawful costs less. */
  floorFen: number;
  readonly budget: Budget;
  private readonly model: Model;
  /** Position of the chosen option of every line; 0 is the lowest price. */
  private readonly choice: number[];
  private readonly open: readonly number[];
  /** By line: what one fen more on the line can add to all deals, and to those across shops. */
  private readonly slopes: readonly number[];
  private readonly crossSlopes: readonly number[];

  constructor(model: Model, budget: Budget) {
    this.model = model;
    this.budget = budget;
    this.choice = model.lines.map(() => 0);
    this.open = model.options.flatMap((options, i) => (options.length > 1 ? [i] : []));
    this.slopes = slopesOf(model, this.open.length > 0 ? model.groups : []);
    this.crossSlopes = slopesOf(model, this.open.length > 0 ? model.groups.filter((group) => group.shop < 0) : []);
    this.best = this.evaluate();
    this.floorFen = this.best.payableFen;
  }

  run(): void {
    const { combination, payableFen } = this.best;
    const atLowest = payableFen - (combination.boundFen - combination.settlement.offFen);
    if (this.open.length === 0) {
      this.floorFen = Math.max(0, atLowest);
      return;
    }
    const floor = this.floor(0);
    if (floor.fen >= payableFen) return;
    const complete = this.raise(0, floor);
    this.floorFen = Math.max(0, Math.min(this.best.payableFen, complete ? atLowest : floor.fen));
  }

  /** Tries every set of raised lines from position `from` of the open lines on. False when the budget ran out. */
  private raise(from: number, floor: Floor): boolean {
    for (let at = from; at < this.open.length; at++) {
      const i = this.open[at]!;
      const options = this.model.options[i]!;
      for (let o = 1; o < options.length; o++) {
        const net = (options[o]!.amountFen - options[0]!.amountFen) * (1 - this.slopes[i]!);
        if (net >= 0 && floor.openFen + net >= this.best.payableFen) break;
        if (this.budget.left <= 0) return false;
        this.choice[i] = o;
        const below = this.floor(at + 1);
        if (below.fen < this.best.payableFen) {
          const found = this.evaluate();
          if (found.payableFen < this.best.payableFen) this.best = found;
          if (found.combination.boundFen > found.combination.settlement.offFen) return false;
          if (!this.raise(at + 1, below)) return false;
        }
        this.choice[i] = 0;
      }
    }
    return true;
  }

  private evaluate(): Found {
    const { model } = this;
    const chosen = this.choice.map((o, i) => model.options[i]![o]!);
    const basis = exactBasis(model, chosen);
    const combination = bestCombination(model, basis, this.budget);
    const freight = freightAt(model, basis.amounts);
    let goods = -combination.settlement.offFen;
    for (const amount of basis.amounts) goods += amount;
    return { basis, combination, freight, payableFen: goods + freight.payableFen };
  }

  /** A lower bound of what is payable when the open lines from position `from` on are undecided. */
  private floor(from: number): Floor {
    const { model } = this;
    const amounts = this.choice.map((o, i) => model.options[i]![o]!.amountFen);
    const reach = [...amounts];
    const chosen: (ItemOption | null)[] = this.choice.map((o, i) => model.options[i]![o]!);
    const units = model.lines.map(() => 0);
    const caps = capsOf(model, amounts);
    let goods = 0;
    for (const amount of amounts) goods += amount;
    for (let at = from; at < this.open.length; at++) {
      const i = this.open[at]!;
      const options = model.options[i]!;
      const dearest = options[options.length - 1]!.amountFen;
      reach[i] = dearest;
      chosen[i] = null;
      units[i] = options.every((option) => option.pieces.length === 1) ? options[0]!.pieces[0]!.unitFen : dearest / model.quantities[i]!;
      const rise = dearest - amounts[i]!;
      const fall = Math.min(0, rise * (1 - this.slopes[i]!));
      goods += fall;
      // A shop's deals may swallow the whole rise, and deals across shops still grow by it.
      caps[model.shopOf[i]!]! += fall + rise * this.crossSlopes[i]!;
    }
    const quantities = model.quantities;
    const lossesUnsure = model.deals.some((deal) => deal.bannedItemCodes.length > 0);
    const basis: Basis = { amounts, reach, chosen, quantities, undecidedUnits: units, optimistic: true, lossesUnsure };
    const saved = mostSaved(model, basis, caps, this.budget);
    const freight = freightAt(model, reach).payableFen;
    return { openFen: goods - saved.uncappedFen + freight, fen: wholeFen(Math.max(0, goods - saved.cappedFen)) + freight };
  }
}

/** Payables are whole fen; the slopes are not. */
const wholeFen = (bound: number) => Math.ceil(bound - 1e-6);

interface Floor {
  /** Nothing in the subtree costs less. */
  readonly fen: number;
  /** The same before it is stopped at zero: a rise of one more line comes on top of this. */
  readonly openFen: number;
}

export function exactBasis(model: Model, chosen: readonly ItemOption[]): Basis {
  const amounts = chosen.map((option) => option.amountFen);
  return { amounts, reach: amounts, quantities: model.quantities, chosen, undecidedUnits: [], optimistic: false, lossesUnsure: false };
}

function slopesOf(model: Model, groups: readonly Group[]): number[] {
  const slopes = model.lines.map(() => 0);
  for (const group of groups) {
    const rated = group.deals.filter((deal) => deal.slope > 0);
    if (rated.length === 0) continue;
    const steepest = model.lines.map(() => 0);
    for (const deal of rated) for (const i of deal.lines) steepest[i] = Math.max(steepest[i]!, deal.slope);
    for (let i = 0; i < slopes.length; i++) slopes[i]! += steepest[i]!;
  }
  return slopes;
}
