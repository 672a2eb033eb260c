/**
 * The best lawful set of deals for given single-item prices: depth-first over the groups, best member first, cut by an
 * upper bound (per shop no more than the shop's goods cost). The first descent usually meets the bound and ends it.
 */
import { type Basis, type Deal, worth } from './deal.ts';
import type { Model } from './model.ts';
import { type Settlement, type Used, participants, settle } from './settle.ts';

export interface Budget {
  left: number;
}

export interface Combination {
  readonly deals: readonly Deal[];
  readonly settlement: Settlement;
  /** No combination at these item prices saves more. */
  readonly boundFen: number;
}

interface Ranked {
  readonly shop: number;
  readonly members: readonly Member[];
  readonly bestFen: number;
}

/** A deal as it would be alone: the lines its item prices leave it, and its worth there. */
interface Member {
  readonly deal: Deal;
  readonly lines: readonly number[];
  readonly worthFen: number;
}

export function bestCombination(model: Model, basis: Basis, budget: Budget): Combination {
  const search = new Search(rankGroups(model, basis), basis, capsOf(model, basis.amounts), budget);
  let best: Settlement | null = null;
  let chosen: readonly Deal[] = [];
  const complete = search.run((deals) => {
    const ordered = [...deals].sort((a, b) => a.index - b.index);
    budget.left -= deals.length;
    const settlement = settle(ordered, basis);
    if (best === null || settlement.offFen > best.offFen) [best, chosen] = [settlement, ordered];
    return best.offFen;
  });
  const settlement = best ?? settle([], basis);
  return { deals: chosen, settlement, boundFen: complete ? settlement.offFen : search.boundFen };
}

/** At most so much can be saved at an optimistic basis, where lines are undecided; a shop's deals at most its cap. */
export function mostSaved(model: Model, basis: Basis, caps: readonly number[], budget: Budget): number {
  const search = new Search(rankGroups(model, basis), basis, caps, budget);
  if (!model.entangled) return search.boundFen;
  let found = 0;
  const complete = search.run((_, nominalFen) => (found = Math.max(found, nominalFen)));
  return complete ? found : search.boundFen;
}

/** The most the groups can save by shop; the last place is for deals across shops. */
function topsOf(groups: readonly Ranked[], caps: readonly number[]): number[] {
  const tops = [...caps.map(() => 0), 0];
  for (const group of groups) tops[group.shop < 0 ? caps.length : group.shop]! += group.bestFen;
  return tops;
}

export function capsOf(model: Model, amounts: readonly number[]): number[] {
  const caps = model.shops.map(() => 0);
  for (let i = 0; i < amounts.length; i++) caps[model.shopOf[i]!]! += amounts[i]!;
  return caps;
}

type Leaf = (deals: readonly Deal[], nominalFen: number) => number;

/** One descent through the groups of a model at one basis. */
class Search {
  readonly boundFen: number;
  private readonly groups: readonly Ranked[];
  private readonly basis: Basis;
  private readonly caps: readonly number[];
  private readonly budget: Budget;
  /** Saved so far by shop; the last place is for deals across shops. */
  private readonly saved: number[];
  /** The most that the groups after a depth can save, by shop. Made when the first descent did not settle it. */
  private rest: number[][] | null = null;
  private readonly picked: Deal[] = [];
  private readonly used: Used = [];
  private best = -1;
  private capFen = 0;

  constructor(groups: readonly Ranked[], basis: Basis, caps: readonly number[], budget: Budget) {
    this.groups = groups;
    this.basis = basis;
    this.caps = caps;
    this.budget = budget;
    for (const cap of caps) this.capFen += cap;
    this.saved = [...caps.map(() => 0), 0];
    this.boundFen = this.capped(topsOf(groups, caps));
  }

  /** False when the budget ran out first. */
  run(leaf: Leaf): boolean {
    this.best = -1;
    return this.descend(0, leaf);
  }

  private descend(depth: number, leaf: Leaf): boolean {
    if (this.best >= this.boundFen) return true;
    const group = this.groups[depth];
    if (!group) {
      this.best = Math.max(this.best, leaf(this.picked, this.capped(this.saved)));
      return true;
    }
    if (--this.budget.left < 0 && this.best >= 0) return false;
    const place = this.placeOf(group);
    for (const { deal, lines: own, worthFen } of group.members) {
      if (deal.conflicts.some((index) => this.used[index])) continue;
      const lines = deal.losesTo.length > 0 ? participants(deal, this.basis, this.used) : own;
      const gain = lines === own ? worthFen : worth(deal, lines, this.basis);
      if (gain === 0) continue;
      this.saved[place]! += gain;
      let complete = true;
      if (this.best < 0 || this.reach(depth + 1) > this.best) {
        this.picked.push(deal);
        this.used[deal.index] = lines;
        complete = this.descend(depth + 1, leaf);
        this.used[deal.index] = undefined;
        this.picked.pop();
      }
      this.saved[place]! -= gain;
      if (!complete) return false;
      if (this.best >= this.boundFen) return true;
    }
    return this.best >= 0 && this.reach(depth + 1) <= this.best ? true : this.descend(depth + 1, leaf);
  }

  /** What can still be saved with the choices made so far. */
  private reach(depth: number): number {
    this.rest ??= this.suffixes();
    const rest = this.rest[depth]!;
    return this.capped(this.saved, rest);
  }

  private suffixes(): number[][] {
    const rest: number[][] = [this.saved.map(() => 0)];
    for (const group of this.groups.toReversed()) {
      const next = [...rest[0]!];
      next[this.placeOf(group)]! += group.bestFen;
      rest.unshift(next);
    }
    return rest;
  }

  private placeOf(group: Ranked): number {
    return group.shop < 0 ? this.caps.length : group.shop;
  }

  private capped(saved: readonly number[], rest?: readonly number[]): number {
    const shops = this.caps.length;
    let sum = saved[shops]! + (rest ? rest[shops]! : 0);
    for (let shop = 0; shop < shops; shop++) {
      sum += Math.min(this.caps[shop]!, saved[shop]! + (rest ? rest[shop]! : 0));
    }
    return Math.min(sum, this.capFen);
  }
}

function rankGroups(model: Model, basis: Basis): Ranked[] {
  const ranked: Ranked[] = [];
  for (const { shop, deals } of model.groups) {
    const members: Member[] = [];
    for (const deal of deals) {
      const lines = participants(deal, basis, []);
      const worthFen = worth(deal, lines, basis);
      if (worthFen > 0) members.push({ deal, lines, worthFen });
    }
    if (members.length === 0) continue;
    if (members.length > 1) members.sort(byWorth);
    ranked.push({ shop, members, bestFen: members[0]!.worthFen });
  }
  return ranked;
}

const byWorth = (a: Member, b: Member) =>
  b.worthFen - a.worthFen || endOf(a.deal) - endOf(b.deal) || a.deal.index - b.deal.index;

/** Of equal deals the one that ends first: the buyer can use the other later. */
const endOf = (deal: Deal): number => deal.offer.endsAtMs ?? Infinity;
