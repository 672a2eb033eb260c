import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { DaysChoice } from '../../components/DaysChoice.tsx';
import { Figure } from '../../components/Figure.tsx';
import { HomeBoard } from '../../components/HomeBoard.tsx';
import { Nothing } from '../../components/States.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { MarketTrend } from '../../features/operations/MarketTrend.tsx';
import { useQueue, type QueueKey } from '../../features/operations/use-queue.ts';
import { useHat } from '../../session/hat-context.ts';
import { allows } from '../../session/hats.ts';
import { useMe } from '../../session/use-session.ts';

type Market = Reply<'GET /operations/dashboard'>;

const queues: readonly { key: QueueKey; to: string; urgent: boolean }[] = [
  { key: 'failures', to: '/operator/failures', urgent: true },
  { key: 'videoReview', to: '/operator/videos?state=reported', urgent: true },
  { key: 'disputes', to: '/operator/after-sales', urgent: true },
  { key: 'refused', to: '/operator/finance?tab=refused', urgent: true },
  { key: 'differences', to: '/operator/finance?tab=differences', urgent: true },
  { key: 'payouts', to: '/operator/finance?tab=payouts&state=requested', urgent: false },
  { key: 'shops', to: '/operator/shops', urgent: false },
  { key: 'productReview', to: '/operator/products', urgent: false },
];

export default function HomePage() {
  const { t } = useTranslation();
  const hat = useHat();
  const me = useMe();
  const queue = useQueue(hat);
  const { filters, change } = useUrlFilters({ days: '30' });
  const market = useQuery({
    queryKey: ['operations', 'dashboard', filters.days],
    queryFn: () => call('GET /operations/dashboard', { query: { days: Number(filters.days) } }),
    enabled: allows(hat, 'data'),
    refetchInterval: 60_000,
  });
  const todos = queues.map(({ key, to, urgent }) => ({
    key,
    to,
    urgent,
    count: queue.data?.[key].count ?? 0,
    more: queue.data?.[key].more ?? false,
    title: t(`operator.queue.${key}`),
    hint: t(`operator.queueHint.${key}`),
  }));
  return (
    <HomeBoard
      name={me.data?.nickname ?? ''}
      todos={todos}
      waiting={queue.isPending}
      query={allows(hat, 'data') ? market : undefined}
      figures={[
        { key: 'gmvFen', money: true },
        { key: 'orders', to: '/operator/orders' },
        { key: 'buyers' },
        { key: 'newPeople', to: '/operator/people' },
        { key: 'exposures' },
      ]}
      more={({ gpmFen }) => (
        <Figure
          name="GPM"
          definition={t('data.define.gpm')}
          value={gpmFen === null ? '—' : formatMoney(gpmFen)}
        />
      )}
    >
      {(data) => (
        <>
          <MarketTrend
            days={data.days}
            extra={<DaysChoice value={filters.days} onChange={(days) => change({ days })} />}
          />
          <TopShops shops={data.topShops} />
        </>
      )}
    </HomeBoard>
  );
}

function TopShops({ shops }: { shops: Market['topShops'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card>
      <h2 className="card-title">{t('operator.topShops')}</h2>
      <p className="card-note">{t('data.topProductsNote')}</p>
      {shops.length === 0 ? (
        <Nothing text={t('chart.nothing')} />
      ) : (
        <ul className="lines">
          {shops.map((shop) => (
            <li key={shop.shopId}>
              <Link to={`/operator/shops/${shop.shopId}?state=all`}>{shop.name[language]}</Link>
              <span className="nowrap">
                <span className="quiet small">
                  {t('videos.orders', { count: shop.orders, shown: formatCount(shop.orders, language) })}
                </span>{' '}
                <Amount fen={shop.gmvFen} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
