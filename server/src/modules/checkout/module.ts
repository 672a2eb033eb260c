import type { OpenModule } from '../../platform/module.ts';
import { checkoutSubscribers } from './hear.ts';
import { payingRoutes } from './paying.routes.ts';
import { checkoutRoutes } from './routes.ts';
import { openTill } from './till.ts';

export const openCheckout: OpenModule = (house) => {
  const till = openTill(house.database, house.log, house.config.secret);
  return {
    name: 'checkout',
    routes: [...checkoutRoutes(till), ...payingRoutes(house)],
    subscribers: checkoutSubscribers,
    close: () => till.lane.close(),
  };
};
