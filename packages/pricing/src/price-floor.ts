/**
 * A lower bound of what is payable while some lines have not got their price yet.
 *
 * Raising a line by δ costs δ − (the rates on it) · δ. What it can gain is a threshold of a deal or of free freight, and to
 * reach one its lines must rise by what is missing. One rise may serve several thresholds, so its cost is divided evenly
 * among the groups that cover a line: each fen missing is charged `charge`, and the charges together never exceed the cost.
 */
import { type Budget, capsOf, mostSaved } from './combine.ts';
import type { Basis } from './deal.ts';
import { freightAt, leastFreight } from './freight-bill.ts';
import type { Group } from './groups.ts';
import type { ItemOption } from './item-options.ts';
import type { Model } from './model.ts';

export class PriceFloor {
  /** Lines with more than one price. */
  readonly open: readonly number[];
  /** By line: by how much all deals together can grow when it grows by a fen. */
  readonly slopes: readonly number[];
  private readonly model: Model;
  private readonly charge: number;
  /** By line: what deals across shops and freight can still take of a rise that the shop's own deals swallowed. */
  private readonly beyondShop: readonly number[];
  private readonly lossesUnsure: boolean;

  constructor(model: Model) {
    this.model = model;
    const open: number[] = [];
    for (let i = 0; i < model.lines.length; i++) if (model.options[i]!.length > 1) open.push(i);
    const slopes: number[] = zeros(model);
    const across: number[] = zeros(model);
    const covering: number[] = zeros(model);
    let acrossCount = 0;
    for (const group of open.length > 0 ? model.groups : []) {
      if (group.shop < 0) acrossCount++;
      for (const [i, slope] of steepest(group)) {
        slopes[i]! += slope;
        covering[i]!++;
        if (group.shop < 0) across[i]! += slope;
      }
    }
    let net = 1;
    let most = 0;
    for (const i of open) {
      net = Math.min(net, 1 - slopes[i]!);
      most = Math.max(most, covering[i]!);
    }
    // Free freight is one more thing a rise can reach.
    this.charge = Math.max(0, net) / (most + 1);
    this.beyondShop = across.map((slope) => slope + this.charge * (1 + acrossCount));
    this.open = open;
    this.slopes = slopes;
    this.lossesUnsure = model.deals.some((deal) => deal.bannedItemCodes.length > 0);
  }

  /** Nothing costs less when the lines of `open` from position `from` on may have any of their prices. */
  below(choice: readonly number[], from: number, budget: Budget): number {
    const { basis, goodsFen, caps } = this.optimistic(choice, from, this.charge);
    const saved = mostSaved(this.model, basis, caps, budget);
    const freight = leastFreight(this.model, basis.amounts, basis.reach, this.charge);
    return wholeFen(Math.max(freightAt(this.model, basis.reach).payableFen, goodsFen - saved + freight));
  }

  /** The same without charges and limits, so that the net cost of one more raised line comes on top of it. */
  beforeRise(choice: readonly number[], from: number, budget: Budget): number {
    const { basis, goodsFen, caps } = this.optimistic(choice, from, 0);
    const saved = mostSaved(
      this.model,
      basis,
      caps.map(() => Infinity),
      budget,
    );
    return goodsFen - saved + freightAt(this.model, basis.reach).payableFen;
  }

  private optimistic(
    choice: readonly number[],
    from: number,
    charge: number,
  ): { basis: Basis; goodsFen: number; caps: number[] } {
    const { model } = this;
    const chosen: (ItemOption | null)[] = choice.map((o, i) => model.options[i]![o]!);
    const amounts = choice.map((o, i) => model.options[i]![o]!.amountFen);
    const reach = [...amounts];
    const undecidedUnits = zeros(model);
    const caps = capsOf(model, amounts);
    let goodsFen = 0;
    for (const amount of amounts) goodsFen += amount;
    for (let at = from; at < this.open.length; at++) {
      const i = this.open[at]!;
      const options = model.options[i]!;
      const dearest = options[options.length - 1]!.amountFen;
      const rise = dearest - amounts[i]!;
      const fall = Math.min(0, rise * (1 - this.slopes[i]!));
      reach[i] = dearest;
      chosen[i] = null;
      undecidedUnits[i] = pieceOf(options, dearest, model.quantities[i]!);
      goodsFen += fall;
      caps[model.shopOf[i]!]! += fall + rise * this.beyondShop[i]!;
    }
    const { quantities } = model;
    const { lossesUnsure } = this;
    return {
      basis: { amounts, reach, chosen, quantities, undecidedUnits, optimistic: true, charge, lossesUnsure },
      goodsFen,
      caps,
    };
  }
}

/** For bundles: the lowest price, unless only some of the pieces have it; then the rates on pieces bound nothing, the list price does. */
function pieceOf(options: readonly ItemOption[], dearest: number, quantity: number): number {
  return options.every((option) => option.pieces.length === 1)
    ? options[0]!.pieces[0]!.unitFen
    : dearest / quantity;
}

const zeros = (model: Model): number[] => model.lines.map(() => 0);

/** Line → the steepest slope of the group's deals that cover it. */
function steepest(group: Group): Map<number, number> {
  const slopes = new Map<number, number>();
  for (const deal of group.deals)
    for (const i of deal.lines) slopes.set(i, Math.max(slopes.get(i) ?? 0, deal.slope));
  return slopes;
}

/** Payables are whole fen; slopes and charges are not. */
const wholeFen = (bound: number) => Math.ceil(bound - 1e-6);
