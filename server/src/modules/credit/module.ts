import { hour, minute } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import type { OpenModule } from '../../platform/module.ts';
import { openGateways } from '../payments/index.ts';
import { chargeDue } from './charge.ts';
import type { CreditDecider } from './credit-decider.ts';
import { reviewLimits, scorecard } from './decide.ts';
import { httpDecider } from './decider-http.ts';
import { creditSubscribers } from './hear.ts';
import { remindAll } from './remind.ts';
import { creditRoutes } from './routes.ts';
import { writeOffOverdue } from './write-off.ts';

export const openCredit: OpenModule = ({ config, database }) => {
  const decider = deciderOf(config, database.db);
  return {
    name: 'credit',
    routes: creditRoutes({ database, gateways: openGateways(config), decider }),
    subscribers: creditSubscribers,
    sweeps: [
      { name: 'credit.charge_due', everyMs: minute, run: chargeDue },
      { name: 'credit.remind', everyMs: 10 * minute, run: remindAll },
      { name: 'credit.write_off', everyMs: hour, run: writeOffOverdue },
      { name: 'credit.review', everyMs: hour, run: (on, stop) => reviewLimits(on, decider, stop) },
    ],
  };
};

/** The scorecard of this house, unless a provider is set up. */
export function deciderOf({ creditProvider }: Pick<Config, 'creditProvider'>, db: Db): CreditDecider {
  return creditProvider ? httpDecider(creditProvider) : scorecard(db);
}
