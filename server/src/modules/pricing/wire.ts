import { fromWire, toWire, type Id, type Kind } from '../../platform/ids.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

type Change = <K extends Kind>(kind: K, id: string) => string;
type Scoped = Pick<ActivityDefinition, 'scope' | 'budgetId'>;

const inward: Change = (kind, id) => fromWire(kind, id);
const outward: Change = (kind, id) => toWire(kind, id as Id<typeof kind>);

/** A definition as it came, with the ids of the database. Malformed ids are not found. */
export const activityIn = (definition: ActivityDefinition) => changeActivity(definition, inward);
export const activityOut = (definition: ActivityDefinition) => changeActivity(definition, outward);
export const batchIn = (definition: CouponBatchDefinition) => changeScoped(definition, inward);
export const batchOut = (definition: CouponBatchDefinition) => changeScoped(definition, outward);

function changeActivity(definition: ActivityDefinition, change: Change): ActivityDefinition {
  return { ...changeScoped(definition, change), rule: changeRule(definition.rule, change) };
}

function changeRule(rule: ActivityDefinition['rule'], change: Change): ActivityDefinition['rule'] {
  if (rule.kind === 'gift') return { ...rule, gift: { ...rule.gift, skuId: change('sku', rule.gift.skuId) } };
  if (rule.kind !== 'item-price' || rule.price.kind !== 'by-sku') return rule;
  const skus = rule.price.skus.map((one) => ({ ...one, skuId: change('sku', one.skuId) }));
  return { ...rule, price: { ...rule.price, skus } };
}

function changeScoped<D extends Scoped>(definition: D, change: Change): D {
  const { scope, budgetId } = definition;
  const lists = scope && {
    shopIds: scope.shopIds?.map((id) => change('shop', id)),
    categoryIds: scope.categoryIds?.map((id) => change('category', id)),
    productIds: scope.productIds?.map((id) => change('product', id)),
    skuIds: scope.skuIds?.map((id) => change('sku', id)),
    exceptProductIds: scope.exceptProductIds?.map((id) => change('product', id)),
    placements: scope.placements,
  };
  return {
    ...definition,
    ...(lists ? { scope: given(lists) } : {}),
    ...(budgetId === undefined ? {} : { budgetId: change('budget', budgetId) }),
  };
}

/** Without the keys that are undefined: what was not said is not stored. */
function given<T extends object>(from: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as never;
}
