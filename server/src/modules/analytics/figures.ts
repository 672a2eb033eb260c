import { fenOut } from '../../platform/money.ts';
import type { VideoDay } from './reports.sql.ts';
import { gpmFen } from './signal.ts';

/** The days that today is compared with. */
export const comparedDays = (today: string): [string, string] => {
  const back = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  return [back(1), back(7)];
};

/** Today beside yesterday and the same day last week, each until this time of the day. */
export function figureOf<U>(
  today: number,
  days: readonly [string, string],
  until: ReadonlyMap<string, U>,
  value: (of: U) => number,
) {
  const at = (day: string) => {
    const found = until.get(day);
    return found === undefined ? null : value(found);
  };
  return { today, yesterday: at(days[0]), lastWeek: at(days[1]) };
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
