/**
 * Deals that rule each other out form a group of which at most one is used. The best of each group, added up, is an
 * upper bound of what any combination can save; most carts reach it at the first try.
 */
import type { Deal } from './deal.ts';

export interface Group {
  readonly deals: readonly Deal[];
  /** The shop all of its deals belong to; -1 otherwise. */
  readonly shop: number;
}

export function groupsOf(deals: readonly Deal[], chosenIds: readonly string[]): Group[] {
  const groups: Deal[][] = [];
  for (const deal of deals) {
    const group = groups.find((members) => ruleOut(members, deal));
    if (group) group.push(deal);
    else groups.push([deal]);
  }
  const compiled = groups.map((group): Group => {
    const chosen = chosenIds.length > 0 ? group.filter((deal) => chosenIds.includes(deal.offer.id)) : [];
    const members = chosen.length > 0 ? chosen : group;
    const { shop } = members[0]!;
    return { deals: members, shop: members.every((deal) => deal.shop === shop) ? shop : -1 };
  });
  // Who loses lines to whom is settled first; the bound of all that follows is then exact.
  const entangled = new Set<number>();
  for (const deal of deals) {
    if (deal.losesTo.length === 0) continue;
    entangled.add(deal.index);
    for (const index of deal.losesTo) entangled.add(index);
  }
  if (entangled.size === 0) return compiled;
  const isEntangled = (group: Group) => group.deals.some((deal) => entangled.has(deal.index));
  return [...compiled.filter(isEntangled), ...compiled.filter((group) => !isEntangled(group))];
}

/** At most one of the members and the deal can be used. */
function ruleOut(members: readonly Deal[], deal: Deal): boolean {
  const first = members[0]!;
  if (first.layer !== deal.layer) return false;
  switch (deal.layer.oneFor) {
    case 'purchase':
      return true;
    case 'shop':
      return first.shop === deal.shop;
    case 'line':
      return members.every((other) => deal.conflicts.includes(other.index));
    case 'many':
      return false;
  }
}
