import { fenOut } from '../../platform/money.ts';
import type { VideoDay } from './reports.sql.ts';
import { gpmFen } from './signal.ts';

/** Today beside yesterday and the same day last week, from rows that end with today. */
export function figureOf<R>(rows: readonly R[], value: (row: R) => number) {
  const back = (days: number) => {
    const row = rows.at(-1 - days);
    return row === undefined ? null : value(row);
  };
  return { today: back(0) ?? 0, yesterday: back(1), lastWeek: back(7) };
}

export function ofVideo(row: Omit<VideoDay, 'day'>) {
  const { exposures, plays, completes, orders } = row;
  return {
    exposures,
    plays,
    completes,
    productClicks: row.product_clicks,
    orders,
    gmvFen: fenOut(row.gmv_fen),
  };
}

export function totalsOf(rows: readonly Omit<VideoDay, 'day'>[]) {
  const sum = { exposures: 0, plays: 0, completes: 0, product_clicks: 0, orders: 0, gmv_fen: 0n };
  for (const row of rows) {
    sum.exposures += row.exposures;
    sum.plays += row.plays;
    sum.completes += row.completes;
    sum.product_clicks += row.product_clicks;
    sum.orders += row.orders;
    sum.gmv_fen += row.gmv_fen;
  }
  const gpm = gpmFen(sum.gmv_fen, sum.plays);
  return { ...ofVideo(sum), gpmFen: gpm === null ? null : fenOut(gpm) };
}
