import { useTranslation } from 'react-i18next';
import { ComparedFigure } from '../../components/ComparedFigure.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { TodoList } from '../../components/TodoList.tsx';
import { useDashboard } from '../../features/sales/sales-queries.ts';
import { SalesTrend } from '../../features/sales/SalesTrend.tsx';
import { TopProducts } from '../../features/sales/TopProducts.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';
import { useMe } from '../../session/use-session.ts';
import { useShopTodos } from './use-shop-todos.ts';

/** What needs me now, then how today compares, then the month. */
export default function HomePage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { base } = useHat();
  const me = useMe();
  const dashboard = useDashboard(shopId, 30);
  const { todos, waiting } = useShopTodos(shopId, base);
  return (
    <>
      <PageHeader title={t('home.hello', { name: me.data?.nickname ?? '' })} intro={t('home.now')} />
      <TodoList todos={todos} waiting={waiting} />
      <Loaded query={dashboard}>
        {(data) => (
          <>
            <h2 className="home-part">{t('home.today')}</h2>
            <div className="cards">
              <ComparedFigure
                money
                name={t('data.gmvFen')}
                definition={t('data.define.gmvFen')}
                figure={data.gmvFen}
                to={`${base}/sales`}
              />
              <ComparedFigure
                name={t('data.orders')}
                definition={t('data.define.orders')}
                figure={data.orders}
                to={`${base}/orders`}
              />
              <ComparedFigure
                name={t('data.buyers')}
                definition={t('data.define.buyers')}
                figure={data.buyers}
              />
              <ComparedFigure
                name={t('data.views')}
                definition={t('data.define.views')}
                figure={data.views}
              />
            </div>
            <div className="columns-wide">
              <SalesTrend days={data.days} />
              <TopProducts short rows={data.topProducts} base={base} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
