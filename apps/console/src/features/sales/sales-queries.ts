import { useQuery } from '@tanstack/react-query';
import type { Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';

export type Dashboard = Reply<'GET /shops/:shopId/dashboard'>;
export type Compared = Dashboard['orders'];

export function useDashboard(shopId: string, days: number) {
  return useQuery({
    queryKey: ['shop', shopId, 'dashboard', days],
    queryFn: () => call('GET /shops/:shopId/dashboard', { params: { shopId }, query: { days } }),
    refetchInterval: 60_000,
  });
}
