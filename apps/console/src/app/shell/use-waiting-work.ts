import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/wire.ts';
import { useShopCounts } from '../../features/aftersales/case-queries.ts';
import { useQueue } from '../../features/operations/use-queue.ts';
import { allows, type Hat } from '../../session/hats.ts';
import type { NavKey } from './areas.ts';

/** The numbers beside the navigation: only what waits for this person to act. */
export function useWaitingWork(hat: Hat | undefined): Partial<Record<NavKey, number>> {
  const shopId = hat?.shopId ?? '';
  const orders = useQuery({
    queryKey: ['shop', shopId, 'orders', 'counts'],
    queryFn: () => call('GET /shops/:shopId/orders/counts', { params: { shopId } }),
    enabled: hat?.area === 'merchant' && allows(hat, 'orders.read'),
    refetchInterval: 30_000,
  });
  const cases = useShopCounts(shopId, hat?.area === 'merchant' && allows(hat, 'aftersales'));
  const queue = useQueue(hat);
  if (hat?.area === 'merchant')
    return {
      orders: orders.data?.paid ?? 0,
      aftersales: (cases.data?.toDecide ?? 0) + (cases.data?.toReceive ?? 0),
    };
  if (hat?.area !== 'operator' || queue.data === undefined) return {};
  const { shops, productReview, videoReview, failures, disputes, payouts, differences, refused } = queue.data;
  return {
    shops: shops.count,
    productReview: productReview.count,
    videoReview: videoReview.count,
    failures: failures.count,
    disputes: disputes.count,
    treasury: payouts.count + differences.count + refused.count,
  };
}
