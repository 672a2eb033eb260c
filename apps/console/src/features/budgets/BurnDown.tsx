import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendCard } from '../../components/chart/TrendCard.tsx';
import { LoadFailed, Waiting } from '../../components/States.tsx';
import { useBurnDown, type BudgetHour } from './budget-queries.ts';

const periods = [24, 72, 168] as const;

/** What is left hour by hour, and what was drawn: a rush shows before the budget is gone. */
export function BurnDown({ budgetId }: { budgetId: string }) {
  const { t } = useTranslation();
  const [hours, setHours] = useState<number>(24);
  const burnDown = useBurnDown(budgetId, hours);
  const choice = (
    <Segmented
      size="small"
      aria-label={t('chart.period')}
      value={hours}
      onChange={setHours}
      options={periods.map((value) => ({
        value,
        label: value > 24 ? t('budgets.days', { count: value / 24 }) : t('budgets.hours', { count: value }),
      }))}
    />
  );
  if (burnDown.isError) return <LoadFailed error={burnDown.error} onRetry={() => void burnDown.refetch()} />;
  if (burnDown.data === undefined) return <Waiting />;
  return <BurnDownChart hours={burnDown.data.items} extra={choice} />;
}

function BurnDownChart({ hours, extra }: { hours: readonly BudgetHour[]; extra: React.ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const days = useMemo(() => hours.map(({ hour }) => label(hour)), [hours]);
  const series = useMemo(
    () => [
      { key: 'left', name: t('budgets.left'), values: hours.map(({ leftFen }) => leftFen) },
      { key: 'drawn', name: t('budgets.drawn'), values: hours.map(({ drawnFen }) => drawnFen) },
    ],
    [hours, t],
  );
  return (
    <TrendCard
      title={t('budgets.burnDown')}
      note={t('budgets.burnDownNote')}
      definition={t('budgets.burnDownText')}
      days={days}
      series={series}
      write={(fen) => formatMoney(Math.round(fen))}
      writeShort={(fen) => `¥${formatCount(Math.round(fen / 100), language)}`}
      smallest={100}
      extra={extra}
    />
  );
}

/** As a day of a chart, and the hour. */
function label(instant: string): string {
  const at = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:00`;
}
