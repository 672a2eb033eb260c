import type { ReactNode } from 'react';
import { MetricTrend } from '../../components/chart/MetricTrend.tsx';
import type { Dashboard } from './sales-queries.ts';

const metrics = ['gmvFen', 'orders', 'buyers', 'refundedFen', 'views'] as const;

export function SalesTrend({ days, extra }: { days: Dashboard['days']; extra?: ReactNode }) {
  return <MetricTrend metrics={metrics} days={days} extra={extra} />;
}
