import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type Budget = Item<'GET /operations/budgets'>;
export type BudgetState = Budget['state'];
export type BudgetHour = Reply<'GET /operations/budgets/:budgetId/burn-down'>['items'][number];

export const budgetStates = ['running', 'planned', 'dry', 'paused', 'spent', 'ended', 'stopped'] as const;
export const budgetsKey = ['operations', 'budgets'] as const;

/** Figures move while people buy, so what is looked at is read again every few seconds. */
const liveMs = 5_000;

export function useBudgets(state: BudgetState | undefined) {
  return useCursorPages<Budget>(
    [...budgetsKey, 'list', state ?? 'all'],
    (cursor) =>
      call('GET /operations/budgets', {
        query: { ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) },
      }),
    { refetchInterval: liveMs },
  );
}

export function useBudget(budgetId: string) {
  return useQuery({
    queryKey: [...budgetsKey, 'one', budgetId],
    queryFn: () => call('GET /operations/budgets/:budgetId', { params: { budgetId } }),
    refetchInterval: liveMs,
  });
}

export function useBurnDown(budgetId: string, hours: number) {
  return useQuery({
    queryKey: [...budgetsKey, 'burn-down', budgetId, hours],
    queryFn: () =>
      call('GET /operations/budgets/:budgetId/burn-down', { params: { budgetId }, query: { hours } }),
    refetchInterval: 30_000,
  });
}
