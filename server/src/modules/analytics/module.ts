import { later, now, day } from '../../platform/clock.ts';
import type { OpenModule } from '../../platform/module.ts';
import { forgetMarks } from './analytics.sql.ts';
import { forgetParts } from './day-parts.sql.ts';
import { countSignals } from './count-signals.ts';
import { countPerson, countRefund, countSale } from './hear-sales.ts';
import { keptDays } from './record-days.ts';
import { analyticsRoutes } from './routes.ts';
import { dayOf } from './signal.ts';

export const openAnalytics: OpenModule = ({ config }) => ({
  name: 'analytics',
  routes: analyticsRoutes,
  subscribers: [
    {
      name: 'analytics.sales',
      hears: {
        'orders.order_paid': (tx, event) => countSale(tx, event, config.secret),
        'orders.order_refunded': countRefund,
        'identity.person_joined': countPerson,
      },
    },
  ],
  sweeps: [
    { name: 'analytics.count_signals', everyMs: 2_000, run: (database) => database.transact(countSignals) },
    {
      name: 'analytics.forget_marks',
      everyMs: day,
      run: async (database) => {
        await forgetMarks(database.db, dayOf(later(now(), -3 * day)));
        await forgetParts(database.db, dayOf(later(now(), -keptDays * day)));
        return 0;
      },
    },
  ],
});
