import { HomeBoard } from '../../components/HomeBoard.tsx';
import { useDashboard } from '../../features/sales/sales-queries.ts';
import { SalesTrend } from '../../features/sales/SalesTrend.tsx';
import { TopProducts } from '../../features/sales/TopProducts.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { useMe } from '../../session/use-session.ts';
import { useShopTodos } from './use-shop-todos.ts';

export default function HomePage() {
  const shopId = useShopId();
  const { base } = useHat();
  const me = useMe();
  const dashboard = useDashboard(shopId, 30);
  const { todos, waiting } = useShopTodos(shopId, base);
  return (
    <HomeBoard
      name={me.data?.nickname ?? ''}
      todos={todos}
      waiting={waiting}
      query={dashboard}
      figures={[
        { key: 'gmvFen', money: true, to: `${base}/sales` },
        { key: 'orders', to: `${base}/orders` },
        { key: 'buyers' },
        { key: 'views' },
      ]}
    >
      {(data) => (
        <>
          <SalesTrend days={data.days} />
          <TopProducts short rows={data.topProducts} base={base} />
        </>
      )}
    </HomeBoard>
  );
}
