import { routes, type Handlers, type Route } from '../../platform/endpoint.ts';
import type { Contract } from '../../platform/contract.ts';
import { fromWire } from '../../platform/ids.ts';
import type { OpenModule } from '../../platform/module.ts';
import { listActivities } from './activities.sql.ts';
import {
  creatorActivities,
  platformActivities,
  shopActivities,
  under,
  watchingContract,
} from './activity.contract.ts';
import { activityHandlers, activityPage, shownActivity } from './activity-handlers.ts';
import { batchHandlers } from './batch-handlers.ts';
import { creatorBatches, platformBatches, shopBatches } from './coupon.contract.ts';
import { couponRoutes } from './coupon-routes.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { openGrab } from './grab.ts';
import { openGrabLane } from './grab-lane.ts';
import { pricingSubscribers } from './hear.ts';
import { openOffers } from './offers.ts';
import { priceRoutes } from './price-routes.ts';
import { stopActivity } from './run-activity.ts';
import { pricingSweeps } from './sweeps.ts';

export const openPricing: OpenModule = ({ database, config, log }) => {
  const offers = openOffers(database, { attributionSecret: config.secret });
  const lane = openGrabLane({ databaseUrl: database.pool.options.connectionString!, log });
  const activities = activityHandlers(offers);
  return {
    name: 'pricing',
    routes: [
      ...sameFor('/shops/:shopId', shopActivities, activities),
      ...sameFor('/me', creatorActivities, activities),
      ...sameFor('/operations', platformActivities, activities),
      ...sameFor('/shops/:shopId', shopBatches, batchHandlers),
      ...sameFor('/me', creatorBatches, batchHandlers),
      ...sameFor('/operations', platformBatches, batchHandlers),
      ...watchingRoutes,
      ...enrolmentRoutes,
      ...couponRoutes(openGrab(database, lane)),
      ...priceRoutes(offers),
    ],
    subscribers: pricingSubscribers,
    sweeps: pricingSweeps,
    close: () => lane.close(),
  };
};

/** The handlers ask nothing of a request that their contract does not give; who is asking decides whose things they act on. */
function sameFor<C extends Contract>(prefix: string, contract: C, handlers: object): Route[] {
  return routes(contract, under(prefix, handlers) as unknown as Handlers<C>);
}

const watchingRoutes = routes(watchingContract, {
  'GET /operations/all-activities': async ({ db, query: { limit = 20, ...filter } }) =>
    activityPage(db, await listActivities(db, { limit, ...filter }), limit),
  'POST /operations/all-activities/:activityId/stop': async ({ tx, caller, params, body }) => {
    const activityId = fromWire('activity', params.activityId);
    await stopActivity(tx, { by: null, activityId, actorId: caller.personId, reason: body.reason });
    return shownActivity(tx, activityId, null);
  },
});
