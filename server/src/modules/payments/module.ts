import type { OpenModule } from '../../platform/module.ts';
import { openGateways } from './gateways.ts';
import { paymentJobs, queryUnknownOutcomes } from './jobs.ts';
import { localBankAccount } from './local-bank/account.ts';
import { localBankPages } from './local-bank/bank.ts';
import { paymentsRoutes } from './routes.ts';

export const openPayments: OpenModule = ({ config, database }) => {
  const gateways = openGateways(config);
  const { secret } = localBankAccount(config);
  return {
    name: 'payments',
    routes: paymentsRoutes(gateways),
    jobs: paymentJobs(gateways),
    sweeps: [queryUnknownOutcomes(gateways)],
    ...(config.localBank ? { pages: (app) => localBankPages(app, { database, secret }) } : {}),
  };
};
