/**
 * A lower bound of what is payable while some lines have not got their price yet.
 *
 * Raising a line by δ costs δ − (the rates on it) · δ. What it can gain is a threshold of a deal or of free freight, and to
 * reach one its lines must rise by what is missing. One rise may serve several thresholds, so its cost is divided evenly
 * among the groups that cover a line: each fen missing is charged `charge`, and the charges together never exceed the cost.
 */
import { type Budget, capsOf, mostSaved } from './combine.ts';
import type { Basis, Deal } from './deal.ts';
import { freightAt, leastFreight } from './freight-bill.ts';
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
    this.open = model.options.flatMap((options, i) => (options.length > 1 ? [i] : []));
    const groups = this.open.length > 0 ? model.groups.map(({ deals, shop }) => ({ deals, shop, slopes: slopesOf(model, deals) })) : [];
    const total = (list: typeof groups) => model.lines.map((_, i) => list.reduce((sum, group) => sum + (group.slopes[i] ?? 0), 0));
    const covering = (list: typeof groups, i: number) => list.filter((group) => group.slopes[i] !== undefined).length;
    const across = groups.filter((group) => group.shop < 0);
    this.slopes = total(groups);
    const net = Math.max(0, 1 - Math.max(0, ...this.open.map((i) => this.slopes[i]!)));
    this.charge = net / (1 + Math.max(0, ...this.open.map((i) => covering(groups, i))));
    this.beyondShop = total(across).map((slope) => slope + this.charge * (1 + across.length));
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
    const saved = mostSaved(this.model, basis, caps.map(() => Infinity), budget);
    return goodsFen - saved + freightAt(this.model, basis.reach).payableFen;
  }

  private optimistic(choice: readonly number[], from: number, charge: number): { basis: Basis; goodsFen: number; caps: number[] } {
    const { model } = this;
    const chosen: (ItemOption | null)[] = choice.map((o, i) => model.options[i]![o]!);
    const amounts = choice.map((o, i) => model.options[i]![o]!.amountFen);
    const reach = [...amounts];
    const undecidedUnits: number[] = new Array(amounts.length).fill(0);
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
    return { basis: { amounts, reach, chosen, quantities, undecidedUnits, optimistic: true, charge, lossesUnsure }, goodsFen, caps };
  }
}

/** For bundles: the lowest price, unless only some of the pieces have it; then the rates on pieces bound nothing, the list price does. */
function pieceOf(options: readonly ItemOption[], dearest: number, quantity: number): number {
  return options.every((option) => option.pieces.length === 1) ? options[0]!.pieces[0]!.unitFen : dearest / quantity;
}

/** By line: the steepest of the deals that cover it; undefined where none does. */
function slopesOf(model: Model, deals: readonly Deal[]): (number | undefined)[] {
  const slopes: (number | undefined)[] = new Array(model.lines.length).fill(undefined);
  for (const deal of deals) for (const i of deal.lines) slopes[i] = Math.max(slopes[i] ?? 0, deal.slope);
  return slopes;
}

/** Payables are whole fen; slopes and charges are not. */
const wholeFen = (bound: number) => Math.ceil(bound - 1e-6);
