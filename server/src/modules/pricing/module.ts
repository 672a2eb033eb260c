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
import { openOffers } from './offers.ts';
import { stopActivity } from './run-activity.ts';

export const openPricing: OpenModule = ({ database, config }) => {
  const offers = openOffers(database, { attributionSecret: config.secret });
  const activities = activityHandlers(offers);
  return {
    name: 'pricing',
    routes: [
      ...sameFor('/shops/:shopId', shopActivities, activities),
      ...sameFor('/me', creatorActivities, activities),
      ...sameFor('/operations', platformActivities, activities),
      ...watchingRoutes,
    ],
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
