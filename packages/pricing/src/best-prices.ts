/**
 * The whole search: a single-item price for every line and the deals on top. It starts from the lowest price of every
 * line; a higher one can only pay off by reaching a threshold (or by a larger rate), so a subtree is entered only while
 * its lower bound is below what has been found.
 */
import { type Basis, worth } from './deal.ts';
import { type Budget, type Combination, bestCombination } from './combine.ts';
import { freightAt, type FreightBill } from './freight-bill.ts';
import type { ItemOption } from './item-options.ts';
import type { Model } from './model.ts';
import { PriceFloor } from './price-floor.ts';
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

/** Lines looked at before the search stops and says so; about 5 ms of work on a server core. */
export const defaultSteps = 10_000;

export function bestPrices(model: Model, steps: number = defaultSteps): Best {
  const search = new PriceSearch(model, { left: steps });
  search.run();
  const { best, floorFen, budget } = search;
  const atMostCheaperFen = Math.max(0, best.payableFen - floorFen);
  const spent = steps - Math.max(0, budget.left);
  return { ...best, combination: spare(best), exact: atMostCheaperFen === 0, atMostCheaperFen, steps: spent };
}

/** Only where something was left unused can a coupon be superfluous. */
function spare({ basis, combination }: Found): Combination {
  const { settlement } = combination;
  if (settlement.cuts.every((cut) => cut.offFen === worth(cut.deal, cut.lines, basis))) return combination;
  const deals = withoutWaste(combination.deals, basis, settlement.offFen);
  return deals === combination.deals
    ? combination
    : { ...combination, deals, settlement: settle(deals, basis) };
}

type Found = Pick<Best, 'basis' | 'combination' | 'freight' | 'payableFen'>;

class PriceSearch {
  best: Found;
  /** Nothing lawful costs less. */
  floorFen = 0;
  readonly budget: Budget;
  private readonly model: Model;
  private readonly floor: PriceFloor;
  /** Position of the chosen option of every line; 0 is the lowest price. */
  private readonly choice: number[];

  constructor(model: Model, budget: Budget) {
    this.model = model;
    this.budget = budget;
    this.floor = new PriceFloor(model);
    this.choice = model.lines.map(() => 0);
    this.best = this.evaluate();
  }

  run(): void {
    const { combination, payableFen } = this.best;
    const atLowest = payableFen - (combination.boundFen - combination.settlement.offFen);
    if (this.floor.open.length === 0) {
      this.floorFen = atLowest;
      return;
    }
    const floorFen = this.floor.below(this.choice, 0, this.budget);
    const complete = floorFen >= payableFen || this.raise(0);
    this.floorFen = Math.max(floorFen, complete ? Math.min(this.best.payableFen, atLowest) : 0);
  }

  /** Tries every set of raised lines from position `from` of the open lines on. False when the budget ran out. */
  private raise(from: number): boolean {
    const { open, slopes } = this.floor;
    if (from === open.length) return true;
    const unrisen = this.floor.beforeRise(this.choice, from, this.budget);
    for (let at = from; at < open.length; at++) {
      const i = open[at]!;
      const options = this.model.options[i]!;
      for (let o = 1; o < options.length; o++) {
        const net = (options[o]!.amountFen - options[0]!.amountFen) * (1 - slopes[i]!);
        if (net >= 0 && unrisen + net >= this.best.payableFen) break;
        this.budget.left -= open.length;
        if (this.budget.left <= 0) return false;
        this.choice[i] = o;
        if (this.floor.below(this.choice, at + 1, this.budget) < this.best.payableFen) {
          const found = this.evaluate();
          if (found.payableFen < this.best.payableFen) this.best = found;
          if (found.combination.boundFen > found.combination.settlement.offFen) return false;
          if (!this.raise(at + 1)) return false;
        }
        this.choice[i] = 0;
      }
    }
    return true;
  }

  private evaluate(): Found {
    const { model } = this;
    const basis = exactBasis(
      model,
      this.choice.map((o, i) => model.options[i]![o]!),
    );
    const combination = bestCombination(model, basis, this.budget);
    const freight = freightAt(model, basis.amounts);
    let goods = -combination.settlement.offFen;
    for (const amount of basis.amounts) goods += amount;
    return { basis, combination, freight, payableFen: goods + freight.payableFen };
  }
}

function exactBasis(model: Model, chosen: readonly ItemOption[]): Basis {
  const amounts = chosen.map((option) => option.amountFen);
  const { quantities } = model;
  return {
    amounts,
    reach: amounts,
    quantities,
    chosen,
    undecidedUnits: [],
    optimistic: false,
    charge: 0,
    lossesUnsure: false,
  };
}
