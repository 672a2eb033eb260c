import { formatMoney } from '@jishi/ui/format-money.ts';
import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { usePortfolio } from './lending-queries.ts';

/** All that is lent: how much, by which method, how much of it is late and for how long. */
export function PortfolioBoard() {
  const { t } = useTranslation();
  const portfolio = usePortfolio();
  return (
    <Loaded query={portfolio}>
      {({ people, limitFen, usedFen, methods, overduePeople, overdueByAge }) => (
        <div className="stack">
          <Card>
            <dl className="facts">
              <dt>{t('lending.people')}</dt>
              <dd>{t('lending.peopleText', { active: people.active, frozen: people.frozen })}</dd>
              <dt>{t('lending.limit')}</dt>
              <dd>{t('lending.usedOf', { used: formatMoney(usedFen), limit: formatMoney(limitFen) })}</dd>
              <dt>{t('lending.overduePeople')}</dt>
              <dd>{overduePeople}</dd>
            </dl>
          </Card>
          <Card title={t('lending.byMethod')}>
            <p className="card-note">{t('lending.amountsText')}</p>
            <Table
              size="middle"
              rowKey="method"
              aria-label={t('lending.byMethod')}
              pagination={false}
              scroll={{ x: true }}
              dataSource={methods}
              columns={[
                { title: t('lending.method'), render: (_, { method }) => t(`lending.methods.${method}`) },
                { title: t('lending.agreements'), align: 'right', dataIndex: 'agreements' },
                {
                  title: t('lending.lent'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.lentFen} />,
                },
                {
                  title: t('lending.open'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.openFen} />,
                },
                {
                  title: t('lending.overdue'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.overdueFen} />,
                },
                {
                  title: t('lending.writtenOff'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.writtenOffFen} />,
                },
                {
                  title: t('lending.paid'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.paidFen} />,
                },
              ]}
            />
          </Card>
          <Card title={t('lending.byAge')}>
            <Table
              size="small"
              rowKey="fromDays"
              aria-label={t('lending.byAge')}
              pagination={false}
              dataSource={overdueByAge}
              columns={[
                {
                  title: t('lending.age'),
                  render: (_, { fromDays, toDays }) =>
                    toDays === null
                      ? t('lending.daysFrom', { from: fromDays })
                      : t('lending.daysBetween', { from: fromDays, to: toDays }),
                },
                { title: t('lending.count'), align: 'right', dataIndex: 'count' },
                {
                  title: t('lending.open'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.openFen} />,
                },
              ]}
            />
          </Card>
        </div>
      )}
    </Loaded>
  );
}
