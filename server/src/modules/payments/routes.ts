import { routes } from '../../platform/endpoint.ts';
import { paymentsContract } from './contract.ts';
import type { Gateways } from './gateways.ts';
import { takeNotice } from './take-notice.ts';

export const paymentsRoutes = (gateways: Gateways) =>
  routes(paymentsContract, {
    'GET /payment-methods': async () => ({
      items: gateways.offered.map(({ method, testMode, mandates }) => ({
        method,
        testMode,
        mandates: mandates !== undefined,
      })),
      next: null,
    }),
    'POST /payment-notices/local-bank': async ({ tx, request }) => {
      await takeNotice(tx, gateways.of('local_bank'), request.headers, request.body);
      return { result: 'success' as const };
    },
    'POST /payment-notices/alipay': async ({ tx, request }) => {
      await takeNotice(tx, gateways.of('alipay'), request.headers, request.body);
      return 'success';
    },
    'POST /payment-notices/wechat-pay': async ({ tx, request }) => {
      await takeNotice(tx, gateways.of('wechat_pay'), request.headers, request.body);
      return null;
    },
  });
