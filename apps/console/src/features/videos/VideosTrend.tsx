import type { ReactNode } from 'react';
import { MetricTrend } from '../../components/chart/MetricTrend.tsx';
import type { CreatorDashboard } from './video-queries.ts';

const metrics = ['exposures', 'plays', 'productClicks', 'orders', 'gmvFen'] as const;

export function VideosTrend({ days, extra }: { days: CreatorDashboard['days']; extra?: ReactNode }) {
  return <MetricTrend metrics={metrics} days={days} extra={extra} />;
}
