import { Time } from '@jishi/ui/time.tsx';
import { Card, Progress, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import { daysAgo } from '../finance/shanghai-day.ts';
import { treasuryKey, useMonths, type AccountingMonth } from './treasury-queries.ts';

/** A closed month never changes; what comes late is booked into the month that is open. */
export function Months() {
  const { t } = useTranslation();
  const months = useMonths();
  const close = useAct({
    act: (month: string) => call('POST /operations/accounting-months/:month/closing', { params: { month } }),
    refresh: [treasuryKey],
    done: t('treasury.closing'),
  });
  const current = daysAgo(0).slice(0, 7);
  return (
    <Card>
      <p className="card-note">{t('treasury.monthsText')}</p>
      <Loaded query={months}>
        {({ items }) => (
          <Table<AccountingMonth>
            size="middle"
            aria-label={t('treasury.tab.months')}
            rowKey="month"
            pagination={false}
            dataSource={items}
            columns={[
              { title: t('treasury.month'), dataIndex: 'month' },
              {
                title: t('finance.state'),
                render: (_, { state, done, total }) =>
                  state === 'closing' ? (
                    <Progress size="small" percent={total === 0 ? 0 : Math.floor((100 * done) / total)} />
                  ) : (
                    <Tone is={state === 'closed' ? 'quiet' : 'good'}>
                      {t(`treasury.monthState.${state}`)}
                    </Tone>
                  ),
              },
              {
                title: t('treasury.closedAt'),
                render: (_, { closedAt }) => (closedAt === null ? '–' : <Time at={closedAt} />),
              },
              {
                title: t('finance.act'),
                render: (_, { month, state }) =>
                  state === 'open' && month < current ? (
                    <ConfirmButton
                      size="small"
                      title={t('treasury.closeTitle', { month })}
                      consequence={t('treasury.closeText')}
                      confirm={t('treasury.close')}
                      onConfirm={() => close.mutateAsync(month)}
                    >
                      {t('treasury.close')}
                    </ConfirmButton>
                  ) : state === 'open' ? (
                    <span className="quiet">{t('treasury.closeFrom', { day: firstDayAfter(month) })}</span>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

/** `2026-12-01` for `2026-11`. */
const firstDayAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
};
