import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Card, Flex, Segmented, Table } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMode } from '../../app/preferences.ts';
import { Definition } from '../Definition.tsx';
import { Nothing } from '../States.tsx';
import { EChart } from './EChart.tsx';
import { trendOption, type Series } from './trend-option.ts';

type Props = {
  title: string;
  note?: string;
  definition?: string;
  days: readonly string[];
  series: readonly Series[];
  stacked?: boolean;
  write: (value: number) => string;
  writeShort: (value: number) => string;
  smallest: number;
  extra?: ReactNode;
  height?: number;
};

/** A chart with its unit, its definition, and the same figures as a table. */
export function TrendCard({
  title,
  note,
  definition,
  days,
  series,
  stacked = false,
  write,
  writeShort,
  smallest,
  extra,
  height = 260,
}: Props) {
  const { t } = useTranslation();
  const mode = useMode();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const option = useMemo(
    () => trendOption({ days, series, stacked, mode, write, writeShort, smallest }),
    [days, series, stacked, mode, write, writeShort, smallest],
  );
  const shape = (
    <Segmented
      size="small"
      value={view}
      onChange={setView}
      aria-label={t('chart.view')}
      options={[
        { value: 'chart', icon: <BarChartOutlined />, title: t('chart.chart') },
        { value: 'table', icon: <TableOutlined />, title: t('chart.table') },
      ]}
    />
  );
  return (
    <Card>
      <Flex justify="space-between" align="flex-start" gap={8} wrap>
        <div>
          <h2 className="card-title">
            {title} {definition !== undefined && <Definition name={title} text={definition} />}
          </h2>
          {note !== undefined && <p className="card-note">{note}</p>}
        </div>
        <Flex gap={8} align="center" wrap>
          {extra}
          {shape}
        </Flex>
      </Flex>
      {days.length === 0 ? (
        <Nothing text={t('chart.nothing')} hint={t('chart.nothingHint')} />
      ) : view === 'chart' ? (
        <EChart option={option} label={t('chart.aria', { title, days: days.length })} height={height} />
      ) : (
        <TrendTable days={days} series={series} write={write} title={title} />
      )}
    </Card>
  );
}

function TrendTable({ days, series, write, title }: Pick<Props, 'days' | 'series' | 'write' | 'title'>) {
  const { t } = useTranslation();
  const rows = days.map((day, index) => ({ day, index })).toReversed();
  return (
    <Table
      aria-label={title}
      size="small"
      rowKey="day"
      pagination={false}
      scroll={{ y: 260, x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t('chart.day'), dataIndex: 'day' },
        ...series.map((one) => ({
          key: one.key,
          title: one.name,
          align: 'right' as const,
          render: (_: unknown, row: { index: number }) => (
            <span className="tabular">{write(one.values[row.index] ?? 0)}</span>
          ),
        })),
      ]}
    />
  );
}
