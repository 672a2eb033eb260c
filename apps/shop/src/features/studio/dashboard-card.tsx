import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Card } from '../../components/card.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Loaded } from '../../components/states.tsx';
import { useCreatorDashboard } from '../../data/studio.ts';
import { DayBars } from './day-bars.tsx';
import styles from './studio.module.css';

const days = 14;

/** Today's figures with yesterday beside them, and two weeks of plays. */
export function DashboardCard() {
  const { t } = useTranslation();
  const language = useLanguage();
  const dashboard = useCreatorDashboard(days);
  return (
    <Card title={t('studio.today')} more={t('studio.lastDays', { n: days })}>
      <Loaded query={dashboard} waiting={<ListSkeleton rows={1} picture={24} />}>
        {(data) => (
          <>
            <dl className={styles.figures}>
              {(['exposures', 'plays', 'productClicks', 'orders'] as const).map((name) => (
                <div key={name}>
                  <dd>{formatCount(data[name].today, language)}</dd>
                  <dt>
                    {t(`figure.${name}`)}
                    <small>
                      {data[name].yesterday === null
                        ? ''
                        : t('studio.yesterday', { n: formatCount(data[name].yesterday ?? 0, language) })}
                    </small>
                  </dt>
                </div>
              ))}
            </dl>
            <p className={styles.sales}>
              {t('studio.sales')} <b>{formatMoney(data.gmvFen.today)}</b>
            </p>
            <DayBars
              days={data.days.map((day) => ({ day: day.day, value: day.plays }))}
              name={t('figure.plays')}
            />
          </>
        )}
      </Loaded>
    </Card>
  );
}
