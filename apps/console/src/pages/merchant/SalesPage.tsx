import { formatCount, formatRate } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { DaysChoice } from '../../components/DaysChoice.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { useDashboard } from '../../features/sales/sales-queries.ts';
import { SalesTrend } from '../../features/sales/SalesTrend.tsx';
import { TopProducts } from '../../features/sales/TopProducts.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

/** In basis points, as the app writes rates; no sales have no share. */
const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : formatRate(Math.round((part * 10_000) / whole));

export default function SalesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shopId = useShopId();
  const { base } = useHat();
  const { filters, change } = useUrlFilters({ days: '30' });
  const dashboard = useDashboard(shopId, Number(filters.days));
  return (
    <>
      <PageHeader
        title={t('nav.sales')}
        intro={t('data.intro')}
        actions={<DaysChoice value={filters.days} onChange={(days) => change({ days })} />}
      />
      <Loaded query={dashboard}>
        {({ days, conversionBps, topProducts }) => {
          const sum = (key: 'gmvFen' | 'orders' | 'refundedFen' | 'views') =>
            days.reduce((total, day) => total + day[key], 0);
          const orders = sum('orders');
          return (
            <>
              <div className="cards">
                <Figure
                  name={t('data.gmvFen')}
                  definition={t('data.define.gmvFen')}
                  value={formatMoney(sum('gmvFen'))}
                  note={t('chart.days', { count: days.length })}
                />
                <Figure
                  name={t('data.orders')}
                  definition={t('data.define.orders')}
                  value={orders.toLocaleString('en-US')}
                  to={`${base}/orders`}
                  note={t('data.average', {
                    amount: orders === 0 ? '—' : formatMoney(Math.round(sum('gmvFen') / orders)),
                  })}
                />
                <Figure
                  name={t('data.conversion')}
                  definition={t('data.define.conversion')}
                  value={conversionBps === null ? '—' : formatRate(conversionBps)}
                  note={t('data.viewsNote', {
                    count: sum('views'),
                    shown: formatCount(sum('views'), language),
                  })}
                />
                <Figure
                  name={t('data.refundedFen')}
                  definition={t('data.define.refundedFen')}
                  value={formatMoney(sum('refundedFen'))}
                  note={t('data.refundShare', { share: shareOf(sum('refundedFen'), sum('gmvFen')) })}
                />
              </div>
              <div className="stack">
                <SalesTrend days={days} />
                <TopProducts rows={topProducts} base={base} />
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
