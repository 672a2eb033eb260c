import { hour, later, now } from '../../../platform/clock.ts';
import { Strict, Type } from '../../../platform/contract.ts';
import { eachDue } from '../../../platform/each-due.ts';
import type { Sweep } from '../../../platform/jobs.ts';
import { field, inForce, policy } from '../../../platform/policy.ts';
import { GatewayUnavailable, type Gateway } from '../gateway.ts';
import type { Gateways } from '../gateways.ts';
import { beijingDay, beijingTime } from '../provider-words.ts';
import { reconcile } from './reconcile.ts';
import { daysToDo } from './reconciliations.sql.ts';

export const reconciliationPolicy = policy({
  name: 'payments.reconciliation',
  words: { zh: '渠道对账', en: 'Reconciliation with providers' },
  schema: Strict({
    fromHour: Type.Integer({
      minimum: 0,
      maximum: 23,
      ...field(
        '每天几点起核对前一天（北京时间）',
        'From which hour on the day before is compared (Beijing)',
        'hours',
      ),
    }),
    lookBackDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('账单迟到时最多回看几天', 'For how many days a late bill is asked for', 'days'),
    }),
  }),
  // Providers make yesterday's bill between nine and ten in the morning.
  defaults: { fromHour: 11, lookBackDays: 7 },
});

/** Compares every day that is over and not done, once the providers' bills can be expected. */
export function reconcileDaily(gateways: Gateways): Sweep {
  return {
    name: 'payments.reconcile_daily',
    everyMs: 15 * 60_000,
    run: async (database, stop) => {
      const { fromHour, lookBackDays } = await inForce(database.db, reconciliationPolicy);
      if (Number(beijingTime(now()).slice(11, 13)) < fromHour) return 0;
      const [from, to] = [lookBackDays, 1].map((days) => beijingDay(later(now(), -days * 24 * hour)));
      const due: { id: string; gateway: Gateway; day: string }[] = [];
      for (const gateway of gateways.offered)
        for (const day of await daysToDo(database.db, gateway.method, from!, to!))
          due.push({ id: `${gateway.method} ${day}`, gateway, day });
      return eachDue({
        page: async (_limit, after) => (after ? [] : due),
        act: ({ gateway, day }) =>
          reconcile(database, gateway, day).catch((error: unknown) => {
            if (!(error instanceof GatewayUnavailable)) throw error;
          }),
        stop,
      });
    },
  };
}
