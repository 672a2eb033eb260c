import { now } from '../../platform/clock.ts';
import type { Static } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { productsByIds } from '../catalog/index.ts';
import { creatorsByIds } from '../identity/index.ts';
import { versionAt } from './plan.ts';
import { versionsOf, type PlanRow, type VersionRow } from './plans.sql.ts';
import type { Plan } from './schemas.ts';

/** Plans as people see them: with names, what counts now and what comes at midnight. */
export async function showPlans(db: Db | Tx, plans: readonly PlanRow[]): Promise<Static<typeof Plan>[]> {
  const versions = await versionsOf(
    db,
    plans.map(({ planId }) => planId),
  );
  const products = await productsByIds(
    db as Db,
    plans.flatMap(({ productId }) => productId ?? []),
  );
  const parties = await creatorsByIds(
    db as Db,
    plans.flatMap(({ creatorId, leaderId }) => creatorId ?? leaderId ?? []),
  );
  const party = (id: Id<'creator'> | null) =>
    id === null ? null : { creatorId: toWire('creator', id), name: parties.get(id)!.name };
  const at = now();
  return plans.map((plan) => {
    const all = versions.get(plan.planId) ?? [];
    const current = versionAt(all, at);
    const next = all.findLast((version) => version.validFrom > at);
    const product = plan.productId && products.get(plan.productId);
    return {
      planId: toWire('commissionPlan', plan.planId),
      shopId: toWire('shop', plan.shopId),
      kind: plan.kind,
      product: product
        ? {
            productId: toWire('product', product.productId),
            title: product.title,
            titleEn: product.titleEn,
            priceFen: fenOut(product.priceFen),
          }
        : null,
      creator: party(plan.creatorId),
      leader: party(plan.leaderId),
      hosted: plan.hosted,
      current: current ? showVersion(current) : null,
      next: next ? showVersion(next) : null,
      endedAt: plan.endedAt?.toISOString() ?? null,
      createdAt: plan.createdAt.toISOString(),
    };
  });
}

const showVersion = (
  version: Pick<VersionRow, 'version' | 'active' | 'commissionBps' | 'serviceBps' | 'validFrom'>,
) => ({
  version: version.version,
  active: version.active,
  commissionBps: version.commissionBps,
  serviceBps: version.serviceBps,
  validFrom: version.validFrom.toISOString(),
});
