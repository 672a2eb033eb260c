import { routes } from '../../platform/endpoint.ts';
import type { OpenModule } from '../../platform/module.ts';
import { aftersalesContract } from './contract.ts';
import { aftersalesSubscribers } from './hear.ts';
import { buyerHandlers } from './routes-buyer.ts';
import { openMerchantPrices } from './merchant-prices.ts';
import { operationsHandlers } from './routes-operations.ts';
import { protectionHandlers } from './routes-protection.ts';
import { merchantHandlers } from './routes-shop.ts';
import { aftersalesSweeps } from './sweeps.ts';

export const openAftersales: OpenModule = ({ database }) => ({
  name: 'aftersales',
  routes: routes(aftersalesContract, {
    ...buyerHandlers,
    ...protectionHandlers(openMerchantPrices(database)),
    ...merchantHandlers,
    ...operationsHandlers,
  }),
  subscribers: aftersalesSubscribers,
  sweeps: aftersalesSweeps,
});
