import { formatMoney } from '@jishi/ui/format-money.ts';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/language.ts';
import { Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendCard } from '../../components/chart/TrendCard.tsx';
import type { Dashboard } from './sales-queries.ts';

const metrics = ['gmvFen', 'orders', 'buyers', 'refundedFen', 'views'] as const;
type Metric = (typeof metrics)[number];
const isMoney = (metric: Metric) => metric === 'gmvFen' || metric === 'refundedFen';

/** One metric a day, chosen by name; the definition follows the choice. */
export function SalesTrend({ days, extra }: { days: Dashboard['days']; extra?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [metric, setMetric] = useState<Metric>('gmvFen');
  const write = useMemo(
    () => (isMoney(metric) ? (value: number) => formatMoney(Math.round(value)) : (value: number) => formatCount(value, language)),
    [metric, language],
  );
  const dates = useMemo(() => days.map(({ day }) => day), [days]);
  const series = useMemo(() => [{ key: metric, name: t(`data.${metric}`), values: days.map((day) => day[metric]) }], [days, metric, t]);
  const choice = (
    <Select
      size="small"
      value={metric}
      aria-label={t('data.metric')}
      className="metric-choice"
      options={metrics.map((key) => ({ value: key, label: t(`data.${key}`) }))}
      onChange={setMetric}
    />
  );
  return (
    <TrendCard
      title={t(`data.${metric}`)}
      note={t('data.perDay', { unit: t(isMoney(metric) ? 'data.yuan' : `data.unit.${metric}`) })}
      definition={t(`data.define.${metric}`)}
      days={dates}
      series={series}
      write={write}
      extra={<>{choice}{extra}</>}
    />
  );
}
