import type { OpenModule } from '../../platform/module.ts';
import { inventorySubscribers } from './hear.ts';
import { inventoryRoutes } from './routes.ts';

export const openInventory: OpenModule = () => ({
  name: 'inventory',
  routes: inventoryRoutes,
  subscribers: inventorySubscribers,
});
