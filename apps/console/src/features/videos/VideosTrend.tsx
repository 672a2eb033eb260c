import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/language.ts';
import { Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendCard } from '../../components/chart/TrendCard.tsx';
import type { CreatorDashboard } from './video-queries.ts';

const metrics = ['exposures', 'plays', 'productClicks', 'orders', 'gmvFen'] as const;
type Metric = (typeof metrics)[number];

export function VideosTrend({ days, extra }: { days: CreatorDashboard['days']; extra?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [metric, setMetric] = useState<Metric>('exposures');
  const write = useMemo(
    () => (metric === 'gmvFen' ? (value: number) => formatMoney(Math.round(value)) : (value: number) => formatCount(value, language)),
    [metric, language],
  );
  const dates = useMemo(() => days.map(({ day }) => day), [days]);
  const series = useMemo(() => [{ key: metric, name: t(`data.${metric}`), values: days.map((day) => day[metric]) }], [days, metric, t]);
  const choice = (
    <Select size="small" className="metric-choice" value={metric} aria-label={t('data.metric')} options={metrics.map((key) => ({ value: key, label: t(`data.${key}`) }))} onChange={setMetric} />
  );
  return (
    <TrendCard
      title={t(`data.${metric}`)}
      note={t('data.perDay', { unit: metric === 'gmvFen' ? t('data.yuan') : t(`data.unit.${metric}`) })}
      definition={t(`data.define.${metric}`)}
      days={dates}
      series={series}
      write={write}
      extra={<>{choice}{extra}</>}
    />
  );
}
