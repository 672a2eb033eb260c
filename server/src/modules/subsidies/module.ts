import type { OpenModule } from '../../platform/module.ts';
import { subsidiesSubscribers } from './hear.ts';
import { subsidiesRoutes } from './routes.ts';
import { endBudgets } from './stop-budget.ts';

export const openSubsidies: OpenModule = () => ({
  name: 'subsidies',
  routes: subsidiesRoutes,
  subscribers: subsidiesSubscribers,
  sweeps: [
    {
      name: 'subsidies.end_budgets',
      everyMs: 5_000,
      run: endBudgets,
    },
  ],
});
