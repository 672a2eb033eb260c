import type { OpenModule } from '../../platform/module.ts';
import { alipayDouble } from './doubles/alipay.ts';
import { wechatPayDouble } from './doubles/wechat-pay.ts';
import { modes, openGateways } from './gateways.ts';
import { paymentJobs, queryUnknownOutcomes } from './jobs.ts';
import { localBankAccount } from './local-bank/account.ts';
import { localBankPages } from './local-bank/bank.ts';
import { operatingRoutes } from './operating.routes.ts';
import { reconcileDaily } from './reconciliation/sweep.ts';
import { paymentsRoutes } from './routes.ts';

export const openPayments: OpenModule = ({ config, database }) => {
  const gateways = openGateways(config);
  const { alipay, wechatPay } = modes(config);
  const { secret } = localBankAccount(config);
  return {
    name: 'payments',
    routes: [...paymentsRoutes(gateways), ...operatingRoutes(gateways)],
    jobs: paymentJobs(gateways),
    sweeps: [...queryUnknownOutcomes(gateways), reconcileDaily(gateways)],
    ...(config.localBank
      ? {
          pages: (app) => {
            // Signatures cover the bytes that came.
            app.removeAllContentTypeParsers();
            app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) =>
              done(null, bytes),
            );
            localBankPages(app, { database, secret });
            if (alipay === 'local') alipayDouble(app, { database, config });
            if (wechatPay === 'local') wechatPayDouble(app, { database, config });
          },
        }
      : {}),
  };
};
