import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/wire.ts';
import { budgetsKey, type Budget } from '../budgets/budget-queries.ts';
import type { OwnerKind } from './activity-types.ts';

/** Budgets that offers of the platform may draw on; those of creators pay what creators offer. */
export function useBudgetChoice({ enabled = true } = {}) {
  const budgets = useQuery({
    queryKey: [...budgetsKey, 'choice'],
    queryFn: () => call('GET /operations/budgets', { query: { limit: 100 } }),
    enabled,
  });
  const open = (budgets.data?.items ?? []).filter(
    ({ state, kind }) => !['ended', 'stopped'].includes(state) && kind !== 'creator',
  );
  return { open, isPending: budgets.isPending };
}

/** How each budget shares what it pays; only the platform's offers draw on them here. */
export function useSplits(owner: OwnerKind) {
  const { open } = useBudgetChoice({ enabled: owner === 'platform' });
  return (budgetId: string | undefined) => open.find((budget) => budget.budgetId === budgetId)?.split;
}

/** The part of a discount that shops do not pay, shared as its budget declares. */
export function sharesFor(percent: number, split: Budget['split'] | undefined) {
  const all = Math.round(percent * 100);
  const brandBps = Math.floor((all * (split?.brandBps ?? 0)) / 10_000);
  return {
    merchantBps: 10_000 - all,
    platformBps: all - brandBps,
    ...(brandBps > 0 ? { brandBps } : {}),
  };
}
