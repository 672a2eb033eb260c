import { routes } from '../../platform/endpoint.ts';
import { paymentsContract } from './contract.ts';
import type { Gateways } from './gateways.ts';
import { takeNotice } from './take-notice.ts';

export const paymentsRoutes = (gateways: Gateways) =>
  routes(paymentsContract, {
    'POST /payment-notices/local-bank': async ({ tx, request }) => {
      await takeNotice(tx, gateways.of('local_bank'), request.headers, request.body);
      return { result: 'success' as const };
    },
  });
