import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Definition } from './Definition.tsx';

type Props = {
  name: string;
  value: string;
  definition?: string | undefined;
  /** The same figure at other times, to compare with. */
  now?: number;
  yesterday?: number | undefined;
  lastWeek?: number | undefined;
  note?: ReactNode;
  /** The rows behind the figure. */
  to?: string;
};

export function Figure({ name, value, definition, now, yesterday, lastWeek, note, to }: Props) {
  const { t } = useTranslation();
  return (
    <Card className="figure">
      <div className="figure-name">
        {name}
        {definition !== undefined && <Definition name={name} text={definition} />}
      </div>
      <div className="figure-value">
        {to === undefined ? (
          value
        ) : (
          <Link to={to} className="figure-link">
            {value}
          </Link>
        )}
      </div>
      <div className="figure-compare">
        {now !== undefined && yesterday !== undefined && (
          <Change name={t('chart.vsYesterday')} now={now} before={yesterday} />
        )}
        {now !== undefined && lastWeek !== undefined && (
          <Change name={t('chart.vsLastWeek')} now={now} before={lastWeek} />
        )}
        {note !== undefined && <span className="quiet">{note}</span>}
      </div>
    </Card>
  );
}

function Change({ name, now, before }: { name: string; now: number; before: number }) {
  if (before === 0) return <span className="quiet">{name} —</span>;
  const change = (now - before) / before;
  const percent = `${Math.abs(Math.round(change * 100))}%`;
  if (percent === '0%') return <span className="quiet">{name} =</span>;
  return (
    <span className="nowrap">
      <span className="quiet">{name} </span>
      <span className={change > 0 ? 'good' : 'bad'}>
        {change > 0 ? <ArrowUpOutlined aria-label="+" /> : <ArrowDownOutlined aria-label="−" />} {percent}
      </span>
    </span>
  );
}
