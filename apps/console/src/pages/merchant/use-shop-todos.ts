import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import type { Todo } from '../../components/TodoList.tsx';
import { useShopCounts } from '../../features/aftersales/case-queries.ts';
import { useOrderCounts } from '../../features/orders/order-queries.ts';
import { useProductCounts } from '../../features/products/product-queries.ts';
import { useHat } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';

const page = 50;

/** Work that waits in the shop: requests with a deadline, orders to ship, shelves to fill, refusals to mend, reviews to answer. */
export function useShopTodos(shopId: string, base: string): { todos: Todo[]; waiting: boolean } {
  const { t } = useTranslation();
  const orders = useOrderCounts(shopId);
  const products = useProductCounts(shopId);
  const cases = useShopCounts(shopId, allows(useHat(), 'aftersales'));
  const stock = useCountOf(['shop', shopId, 'stock', 'low-count'], () =>
    call('GET /shops/:shopId/stock', { params: { shopId }, query: { which: 'low', limit: page } }),
  );
  const bad = useCountOf(['shop', shopId, 'reviews', 'unanswered-count'], () =>
    call('GET /shops/:shopId/reviews', { params: { shopId }, query: { filter: 'unanswered', limit: page } }),
  );
  const todo = (
    key: 'ship' | 'decide' | 'returned' | 'rejected' | 'stock' | 'reviews' | 'pending' | 'drafts',
    count: number,
    to: string,
    urgent: boolean,
    more = false,
  ): Todo => ({
    key,
    count,
    more,
    urgent,
    title: t(`home.todo.${key}`),
    hint: t(`home.todoHint.${key}`),
    to: `${base}/${to}`,
  });
  return {
    waiting: orders.isPending || products.isPending,
    todos: [
      todo('decide', cases.data?.toDecide ?? 0, 'after-sales', true),
      todo('ship', orders.data?.paid ?? 0, 'orders?state=paid', true),
      todo('returned', cases.data?.toReceive ?? 0, 'after-sales?status=40', true),
      todo('rejected', products.data?.rejected ?? 0, 'products?state=rejected', true),
      todo('stock', stock.count, 'stock?which=low', true, stock.more),
      todo('reviews', bad.count, 'reviews?filter=unanswered', false, bad.more),
      todo('pending', products.data?.pending_review ?? 0, 'products?state=pending_review', false),
      todo('drafts', products.data?.draft ?? 0, 'products?state=draft', false),
    ],
  };
}

function useCountOf(
  queryKey: readonly string[],
  load: () => Promise<{ items: unknown[]; next: string | null }>,
) {
  const { data } = useQuery({ queryKey, queryFn: load });
  return { count: data?.items.length ?? 0, more: data !== undefined && data.next !== null };
}
