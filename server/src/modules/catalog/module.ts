import type { OpenModule } from '../../platform/module.ts';
import { catalogSubscribers } from './hear.ts';
import { reviewingRoutes } from './routes-reviewing.ts';
import { sellingRoutes } from './routes-selling.ts';
import { shoppingRoutes } from './routes-shopping.ts';
import { openSearchCounter } from './suggest.ts';
import { readDictionary } from './words.ts';

export const openCatalog: OpenModule = (house) => {
  const searches = openSearchCounter(house.database);
  return {
    name: 'catalog',
    routes: [...shoppingRoutes(house, searches), ...sellingRoutes, ...reviewingRoutes],
    subscribers: catalogSubscribers,
    pages: (app) => void app.addHook('onListen', async () => readDictionary()),
    close: () => searches.close(),
  };
};
