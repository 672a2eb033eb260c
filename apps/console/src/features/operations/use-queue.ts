import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/wire.ts';
import { allows, type Hat } from '../../session/hats.ts';

const most = 100;

export type QueueKey =
  | 'shops'
  | 'productReview'
  | 'videoReview'
  | 'failures'
  | 'disputes'
  | 'payouts'
  | 'differences'
  | 'refused';
export type Queue = Record<QueueKey, { count: number; more: boolean }>;

type Page = { items: unknown[]; next: string | null };
const nothing: Page = { items: [], next: null };

/** How much waits for an operator, of what this one may decide. */
export function useQueue(hat: Hat | undefined) {
  return useQuery({
    queryKey: ['operations', 'queue', hat?.permissions],
    enabled: hat?.area === 'operator',
    refetchInterval: 30_000,
    queryFn: async (): Promise<Queue> => {
      const may = (permission: string) => hat !== undefined && allows(hat, permission);
      const [shops, products, videos, failures, disputes, ...money] = await Promise.all([
        may('review.shops')
          ? call('GET /operations/shops', { query: { state: 'pending', limit: most } })
          : nothing,
        may('review.products')
          ? call('GET /operations/products', { query: { state: 'pending_review', limit: most } })
          : nothing,
        may('review.content')
          ? call('GET /operations/videos', { query: { reported: true, state: 'public', limit: most } })
          : nothing,
        may('failures') ? call('GET /operations/failures', { query: { limit: most } }) : nothing,
        may('aftersales')
          ? call('GET /operations/after-sales', { query: { which: 'disputed', limit: most } })
          : nothing,
        may('finance')
          ? call('GET /operations/payouts', { query: { state: 'requested', limit: most } })
          : nothing,
        may('finance')
          ? call('GET /operations/differences', { query: { state: 'open', limit: most } })
          : nothing,
        may('finance') ? call('GET /operations/refused-refunds', { query: { limit: most } }) : nothing,
      ]);
      const size = ({ items, next }: Page) => ({ count: items.length, more: next !== null });
      return {
        shops: size(shops),
        productReview: size(products),
        videoReview: size(videos),
        failures: size(failures),
        disputes: size(disputes),
        payouts: size(money[0]),
        differences: size(money[1]),
        refused: size(money[2]),
      };
    },
  });
}
