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
  const groups = new Map<string, Deal[]>();
  for (const deal of deals) {
    const key = placeOf(deal, groups);
    const group = groups.get(key);
    if (group) group.push(deal);
    else groups.set(key, [deal]);
  }
  const compiled = [...groups.values()].map((group) => {
    const chosen = group.filter((deal) => chosenIds.includes(deal.offer.id));
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

function placeOf(deal: Deal, groups: ReadonlyMap<string, readonly Deal[]>): string {
  const { name, oneFor } = deal.layer;
  if (oneFor === 'purchase' || (oneFor === 'shop' && deal.shop < 0)) return name;
  if (oneFor === 'shop') return `${name} ${deal.shop}`;
  // One per line: join the first group all of whose members share a line with it.
  if (oneFor === 'line') {
    for (const [key, group] of groups) {
      if (group[0]!.layer === deal.layer && group.every((other) => deal.conflicts.includes(other.index))) return key;
    }
  }
  return `${name} ${deal.offer.id}`;
}
