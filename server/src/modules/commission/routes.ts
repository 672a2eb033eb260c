import { routes, type Route } from '../../platform/endpoint.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { cursorIn, integerIn, page, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { productCards } from '../catalog/index.ts';
import { commissionContract } from './contract.ts';
import { findGoods, type GoodsSort } from './goods.sql.ts';
import { findPlans, planById, type PlanRow } from './plans.sql.ts';
import { changePlan, createPlan, joinCampaign, stopPlan } from './save-plan.ts';
import { showPlans } from './view.ts';

export const commissionRoutes: Route[] = routes(commissionContract, {
  'GET /shops/:shopId/commission-plans': ({ db, shopId, query: { kind, productId, state, cursor, limit } }) =>
    planPage(db, { cursor, limit }, (after, rows) =>
      findPlans(db, {
        shopId,
        kind,
        productId: productId === undefined ? undefined : fromWire('product', productId),
        open: state !== 'all',
        after,
        limit: rows,
      }),
    ),
  'POST /shops/:shopId/commission-plans': async ({ tx, shopId, caller, body }) => {
    const { productId, creatorId, leaderId, ...rest } = body;
    const planId = await createPlan(tx, {
      ...rest,
      shopId,
      actorId: caller.personId,
      productId: productId === undefined ? null : fromWire('product', productId),
      creatorId: creatorId === undefined ? null : fromWire('creator', creatorId),
      leaderId: leaderId === undefined ? null : fromWire('creator', leaderId),
      hosted: rest.hosted ?? false,
      serviceBps: rest.serviceBps ?? 0,
    });
    return planOf(tx, shopId, planId);
  },
  'GET /shops/:shopId/commission-plans/:planId': ({ db, shopId, params }) =>
    planOf(db, shopId, fromWire('commissionPlan', params.planId)),
  'PUT /shops/:shopId/commission-plans/:planId': async ({ tx, shopId, caller, params, body }) => {
    const planId = fromWire('commissionPlan', params.planId);
    await changePlan(tx, {
      shopId,
      planId,
      actorId: caller.personId,
      commissionBps: body.commissionBps,
      serviceBps: body.serviceBps ?? 0,
    });
    return planOf(tx, shopId, planId);
  },
  'POST /shops/:shopId/commission-plans/:planId/stop': async ({ tx, shopId, caller, params }) => {
    const planId = fromWire('commissionPlan', params.planId);
    await stopPlan(tx, { shopId, planId, actorId: caller.personId });
    return planOf(tx, shopId, planId);
  },
  'GET /commission-goods': async ({ db, creatorId, query }) => {
    const { q, category, shop, sort = 'rate' as GoodsSort, cursor, limit = 20 } = query;
    const after = cursorIn(cursor, 2);
    const rows = await findGoods(db, {
      creatorId,
      q,
      categoryId: category === undefined ? undefined : fromWire('category', category),
      shopId: shop === undefined ? undefined : fromWire('shop', shop),
      sort,
      after: after && { key: String(integerIn(after[0])), id: uuidIn(after[1]) },
      limit,
    });
    const cards = await productCards(
      db,
      rows.map(({ productId }) => productId),
    );
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [Number(row.key), row.productId],
    );
    return {
      next: shown.next,
      items: shown.items.flatMap((row) => {
        const product = cards.get(row.productId);
        if (!product) return [];
        return {
          product,
          planId: toWire('commissionPlan', row.planId),
          kind: row.kind,
          commissionBps: row.commissionBps,
          earningFen: fenOut(row.earningFen),
          priceFen: fenOut(row.priceFen),
          campaign: row.campaignId && {
            planId: toWire('commissionPlan', row.campaignId),
            commissionBps: row.campaignBps!,
          },
        };
      }),
    };
  },
  'GET /me/commission-plans': ({ db, creatorId, query: { role, cursor, limit } }) =>
    planPage(db, { cursor, limit }, (after, rows) =>
      findPlans(db, { ...(role === 'leader' ? { leaderId: creatorId } : { creatorId }), after, limit: rows }),
    ),
  'PUT /me/commission-plans/:planId': async ({ tx, creatorId, params }) => {
    const planId = fromWire('commissionPlan', params.planId);
    await joinCampaign(tx, { creatorId, planId });
    return (await showPlans(tx, [(await planById(tx, planId))!]))[0]!;
  },
});

async function planOf(db: Db | Tx, shopId: Id<'shop'>, planId: Id<'commissionPlan'>) {
  const plan = await planById(db, planId);
  if (plan?.shopId !== shopId) throw new Problem(idNotFound);
  return (await showPlans(db, [plan]))[0]!;
}

async function planPage(
  db: Db,
  { cursor, limit = 20 }: { cursor: string | undefined; limit: number | undefined },
  find: (after: string | null, limit: number) => Promise<PlanRow[]>,
) {
  const after = cursorIn(cursor, 1);
  const { items, next } = page(
    await find(after && uuidIn(after[0]), limit),
    limit,
    (plan) => plan,
    ({ planId }) => [planId],
  );
  return { items: await showPlans(db, items), next };
}
