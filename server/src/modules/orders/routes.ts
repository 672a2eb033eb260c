import { routes } from '../../platform/endpoint.ts';
import { ordersContract } from './contract.ts';
import { buyerHandlers } from './routes-buyer.ts';
import { shopHandlers } from './routes-shop.ts';

export const ordersRoutes = routes(ordersContract, { ...buyerHandlers, ...shopHandlers });
