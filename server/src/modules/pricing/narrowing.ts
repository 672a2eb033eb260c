import type { ActivityDefinition, Rule } from './schemas.ts';

/**
 * Of a running activity only this may change: it ends earlier, items leave it, units are added, it is renamed. Everything
 * else was promised to buyers who may have it in their carts. True when `next` keeps to that.
 */
export function isNarrowing(current: ActivityDefinition, next: ActivityDefinition): boolean {
  return (
    same(promised(current), promised(next)) &&
    Date.parse(next.endsAt) <= Date.parse(current.endsAt) &&
    narrower(current.scope?.productIds, next.scope?.productIds) &&
    narrower(current.scope?.skuIds, next.scope?.skuIds) &&
    narrower(next.scope?.exceptProductIds ?? [], current.scope?.exceptProductIds ?? []) &&
    rulesNarrow(current.rule, next.rule)
  );
}

/** Without what may change. */
function promised({ scope = {}, rule, ...rest }: ActivityDefinition) {
  const others = {
    ...scope,
    productIds: scope.productIds && [],
    skuIds: scope.skuIds && [],
    exceptProductIds: null,
  };
  return {
    ...rest,
    name: null,
    endsAt: null,
    startsAt: Date.parse(rest.startsAt),
    scope: others,
    rule: withoutSkus(rule),
  };
}

function withoutSkus(rule: Rule): unknown {
  return rule.kind === 'item-price' && rule.price.kind === 'by-sku' ? rule.kind : rule;
}

function rulesNarrow(current: Rule, next: Rule): boolean {
  if (current.kind !== 'item-price' || current.price.kind !== 'by-sku') return true;
  if (next.kind !== 'item-price' || next.price.kind !== 'by-sku') return false;
  const known = new Map(current.price.skus.map((sku) => [sku.skuId, sku]));
  return next.price.skus.every(({ skuId, priceFen, units }) => {
    const before = known.get(skuId);
    if (!before || before.priceFen !== priceFen) return false;
    if (before.units === undefined) return units === undefined;
    return units !== undefined && units >= before.units;
  });
}

/** Nothing is added to a list. */
function narrower(current: readonly string[] | undefined, next: readonly string[] | undefined): boolean {
  return next === undefined || current === undefined || next.every((id) => current.includes(id));
}

function same(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
