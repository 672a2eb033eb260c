import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { categories, productsByIds, skusForSale } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import { budgetsByIds } from '../subsidies/index.ts';
import type { Owner } from './owner.ts';
import { budgetNeeded, scopeNotYours } from './problems.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

/** Everything a definition names exists, and is the shop's own if a shop wrote it. Throws scopeNotYours, budgetNeeded. */
export async function checkScope(
  db: Db | Tx,
  by: Owner,
  definition: ActivityDefinition | CouponBatchDefinition,
): Promise<void> {
  const { scope, budgetId } = definition;
  const shopOf = (shopId: Id<'shop'>) => by.owner !== 'shop' || by.shopId === shopId;
  const productIds = [
    ...new Set([...(scope?.productIds ?? []), ...(scope?.exceptProductIds ?? [])]),
  ] as Id<'product'>[];
  const products = await productsByIds(db, productIds);
  requireAll(productIds, (id) => shopOf(products.get(id)?.shopId ?? ('' as Id<'shop'>)) && products.has(id));

  const skuIds = [...new Set([...(scope?.skuIds ?? []), ...skusOfRule(definition)])] as Id<'sku'>[];
  const skus = await skusForSale(db, skuIds);
  requireAll(skuIds, (id) => skus.has(id) && shopOf(skus.get(id)!.shopId));

  const known: ReadonlyMap<string, unknown> = await categories(db);
  requireAll(scope?.categoryIds ?? [], (id) => known.has(id));
  const shops = scope?.shopIds ? await shopsByIds(db, scope.shopIds as Id<'shop'>[]) : new Map();
  requireAll(scope?.shopIds ?? [], (id) => shops.has(id));
  if (budgetId !== undefined) await checkBudget(db, by, budgetId as Id<'budget'>);
}

/** A budget that is over pays nothing any more, and nobody spends that of somebody else. */
export async function checkBudget(db: Db | Tx, by: Owner, budgetId: Id<'budget'>): Promise<void> {
  const budget = (await budgetsByIds(db, [budgetId])).get(budgetId);
  const open = budget && ['running', 'paused'].includes(budget.state);
  const own = by.owner === 'creator' ? budget?.creatorId === by.creatorId : by.owner === 'platform';
  if (!open || !own) throw new Problem(budgetNeeded);
}

/** SKUs that the rule itself names. */
export function skusOfRule(definition: ActivityDefinition | CouponBatchDefinition): string[] {
  if (!('rule' in definition)) return [];
  const { rule } = definition;
  if (rule.kind === 'gift') return [rule.gift.skuId];
  return rule.kind === 'item-price' && rule.price.kind === 'by-sku'
    ? rule.price.skus.map(({ skuId }) => skuId)
    : [];
}

function requireAll<T extends string>(ids: readonly T[], holds: (id: T) => boolean): void {
  if (!ids.every(holds)) throw new Problem(scopeNotYours);
}
