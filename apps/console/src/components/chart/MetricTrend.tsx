import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendCard } from './TrendCard.tsx';

/** Every metric that has a name, a unit and a definition in the dictionaries. */
export type Metric =
  | 'gmvFen'
  | 'refundedFen'
  | 'orders'
  | 'buyers'
  | 'views'
  | 'exposures'
  | 'plays'
  | 'productClicks'
  | 'newPeople';

const isMoney = (metric: Metric) => metric === 'gmvFen' || metric === 'refundedFen';

type Props<M extends Metric> = {
  metrics: readonly [M, ...M[]];
  days: readonly (Record<M, number> & { day: string })[];
  extra?: ReactNode;
};

/** One metric a day, chosen by name; unit and definition follow the choice. */
export function MetricTrend<M extends Metric>({ metrics, days, extra }: Props<M>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [metric, setMetric] = useState<M>(metrics[0]);
  const money = isMoney(metric);
  const { write, writeShort } = useMemo(() => {
    const count = (value: number) => formatCount(Math.round(value), language);
    if (!money) return { write: count, writeShort: count };
    return {
      write: (fen: number) => formatMoney(Math.round(fen)),
      writeShort: (fen: number) => `¥${count(fen / 100)}`,
    };
  }, [money, language]);
  const dates = useMemo(() => days.map(({ day }) => day), [days]);
  const series = useMemo(
    () => [{ key: metric, name: t(`data.${metric as Metric}`), values: days.map((day) => day[metric]) }],
    [days, metric, t],
  );
  const choice = (
    <Select
      size="small"
      className="metric-choice"
      value={metric}
      aria-label={t('data.metric')}
      options={metrics.map((key) => ({ value: key, label: t(`data.${key as Metric}`) }))}
      onChange={setMetric}
    />
  );
  return (
    <TrendCard
      title={t(`data.${metric as Metric}`)}
      note={t('data.perDay', { unit: t(`data.unit.${metric as Metric}`) })}
      definition={t(`data.define.${metric as Metric}`)}
      days={dates}
      series={series}
      write={write}
      writeShort={writeShort}
      smallest={money ? 100 : 1}
      extra={
        <>
          {choice}
          {extra}
        </>
      }
    />
  );
}
