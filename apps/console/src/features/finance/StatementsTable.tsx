import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Segmented, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Nothing } from '../../components/States.tsx';
import { Tone } from '../../components/Tone.tsx';
import type { FinanceSource, Statement } from './finance-source.ts';
import { daysAgo } from './shanghai-day.ts';
import { kindWords } from './words.ts';

/** Opening + movements = closing, by day or month. */
export function StatementsTable({ source }: { source: FinanceSource }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<'day' | 'month'>('month');
  const period = useMemo(
    () => ({ by, fromDay: daysAgo(by === 'month' ? 364 : 30), toDay: daysAgo(0) }),
    [by],
  );
  const statements = useQuery({
    queryKey: [...source.key, 'statements', period],
    queryFn: () => source.statements(period),
  });
  return (
    <Card>
      <Flex justify="space-between" gap={8} wrap className="card-bar">
        <p className="card-note">{t('finance.statementText')}</p>
        <Segmented
          value={by}
          onChange={setBy}
          options={(['month', 'day'] as const).map((value) => ({ value, label: t(`finance.by.${value}`) }))}
        />
      </Flex>
      <Loaded query={statements}>
        {(items) => (
          <Table<Statement>
            size="middle"
            aria-label={t('finance.tab.statements')}
            rowKey="period"
            pagination={false}
            dataSource={items}
            scroll={{ x: true }}
            locale={{ emptyText: <Nothing text={t('finance.noMovements')} /> }}
            expandable={{ expandedRowRender: (row) => <Totals statement={row} />, rowExpandable: hasTotals }}
            columns={[
              {
                title: t('finance.period'),
                render: (_, row) => (
                  <Flex gap={8}>
                    {row.period}
                    {row.closed && <Tone is="quiet">{t('finance.closed')}</Tone>}
                  </Flex>
                ),
              },
              {
                title: t('finance.opening'),
                align: 'right',
                render: (_, row) => <Amount fen={row.openingFen} />,
              },
              {
                title: t('finance.movements'),
                align: 'right',
                render: (_, row) => <Amount fen={row.closingFen - row.openingFen} />,
              },
              {
                title: t('finance.closing'),
                align: 'right',
                render: (_, row) => <Amount fen={row.closingFen} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

const hasTotals = ({ totals }: Statement) => totals.length > 0;

function Totals({ statement: { totals } }: { statement: Statement }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {totals.map(({ kind, amountFen, count }) => (
        <div key={kind} className="contents">
          <dt>
            {kindWords(kind)} <span className="quiet small">{t('finance.times', { count })}</span>
          </dt>
          <dd>
            <Amount fen={amountFen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
