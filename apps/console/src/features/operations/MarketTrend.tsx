import type { ReactNode } from 'react';
import type { Reply } from '@jishi/wire';
import { MetricTrend } from '../../components/chart/MetricTrend.tsx';

type Day = Reply<'GET /operations/dashboard'>['days'][number];

const metrics = ['gmvFen', 'orders', 'buyers', 'newPeople', 'exposures', 'plays', 'refundedFen'] as const;

export function MarketTrend({ days, extra }: { days: readonly Day[]; extra?: ReactNode }) {
  return <MetricTrend metrics={metrics} days={days} extra={extra} />;
}
