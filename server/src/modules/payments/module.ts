import type { OpenModule } from '../../platform/module.ts';
import { localBankAccount, localBank } from './local-bank/account.ts';
import { paymentJobs, queryUnknownOutcomes } from './jobs.ts';
import { paymentsRoutes } from './routes.ts';
import { localBankPages } from './local-bank/bank.ts';

export const openPayments: OpenModule = ({ config, database }) => {
  const gateway = localBank(config);
  const { merchantNo, secret } = localBankAccount(config);
  return {
    name: 'payments',
    routes: paymentsRoutes(gateway, merchantNo),
    jobs: paymentJobs(gateway, merchantNo),
    sweeps: [queryUnknownOutcomes(gateway, merchantNo)],
    ...(config.localBank ? { pages: (app) => localBankPages(app, { database, secret }) } : {}),
  };
};
