import type { OpenModule } from '../../platform/module.ts';
import { saleSubscriber } from './hear-sale.ts';
import { ordersSubscribers } from './hear.ts';
import { ordersRoutes } from './routes.ts';
import { ordersSweeps } from './sweeps.ts';

export const openOrders: OpenModule = () => ({
  name: 'orders',
  routes: ordersRoutes,
  subscribers: [...ordersSubscribers, saleSubscriber],
  sweeps: ordersSweeps,
});
