import type { OpenModule } from '../../platform/module.ts';
import { openGoods } from './goods.ts';
import { checkoutSubscribers } from './hear.ts';
import { openLane } from './lane.ts';
import { payingRoutes } from './paying.routes.ts';
import { checkoutRoutes } from './routes.ts';

export const openCheckout: OpenModule = (house) => {
  const { database, log } = house;
  const lane = openLane({ databaseUrl: database.pool.options.connectionString!, log });
  const till = { database, lane, goods: openGoods(database) };
  return {
    name: 'checkout',
    routes: [...checkoutRoutes(till), ...payingRoutes(house)],
    subscribers: checkoutSubscribers,
    close: () => lane.close(),
  };
};
