import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { categories, productsByIds, skusForSale } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import { budgetsByIds, isInSplit } from '../subsidies/index.ts';
import { fundingOf } from './activity.ts';
import type { Owner } from './owner.ts';
import { inSplit, sharesInWords } from './funding-words.ts';
import { budgetNeeded, fundingNotOfBudget, scopeNotYours } from './problems.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

/** Everything a definition names exists, and is the shop's own if a shop wrote it. Throws scopeNotYours, budgetNeeded, fundingNotOfBudget. */
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
  if (budgetId !== undefined) await checkBudget(db, by, definition, budgetId as Id<'budget'>);
}

/** A budget that is over pays nothing any more, nobody spends that of somebody else, and it pays only in its own split. */
async function checkBudget(
  db: Db | Tx,
  by: Owner,
  definition: ActivityDefinition | CouponBatchDefinition,
  budgetId: Id<'budget'>,
): Promise<void> {
  const budget = (await budgetsByIds(db, [budgetId])).get(budgetId);
  const open = budget && ['running', 'paused'].includes(budget.state);
  const own = by.owner === 'creator' ? budget?.creatorId === by.creatorId : by.owner === 'platform';
  if (!open || !own) throw new Problem(budgetNeeded);
  const funding = fundingOf(by, definition);
  if (!isInSplit(funding, budget.split))
    throw new Problem(fundingNotOfBudget, {
      has: sharesInWords(budget.split),
      asked: sharesInWords(funding),
      change: sharesInWords(inSplit(funding, budget.split)),
    });
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
