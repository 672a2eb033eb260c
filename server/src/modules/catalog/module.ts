import { day, hour, later, now } from '../../platform/clock.ts';
import type { OpenModule } from '../../platform/module.ts';
import { inForce } from '../../platform/policy.ts';
import { retention } from '../../platform/retention.ts';
import { catalogSubscribers } from './hear.ts';
import { reviewingRoutes } from './routes-reviewing.ts';
import { sellingRoutes } from './routes-selling.ts';
import { shoppingRoutes } from './routes-shopping.ts';
import { dropSearches, openSearchCounter } from './suggest.ts';
import { readDictionary } from './words.ts';

export const openCatalog: OpenModule = (house) => {
  const searches = openSearchCounter(house.database, house.config.secret);
  return {
    name: 'catalog',
    routes: [...shoppingRoutes(house, searches), ...sellingRoutes, ...reviewingRoutes],
    subscribers: catalogSubscribers,
    sweeps: [
      {
        name: 'catalog.tidy',
        everyMs: hour,
        run: async ({ db }) => {
          const { searchDays } = await inForce(db, retention);
          await dropSearches(db, later(now(), -searchDays * day));
          return 0;
        },
      },
    ],
    pages: (app) => void app.addHook('onListen', async () => readDictionary()),
    close: () => searches.close(),
  };
};
