// A month in the town, from a seed: same seed, same end, same month, to the minute.

import { DAY } from './plan-clock.ts';
import { planPurchases } from './plan-orders.ts';
import { planAffection, planProductDays, planPublishing, planVideoDays } from './plan-traffic.ts';
import type { Plan } from './plan-types.ts';
import type { Town } from './types.ts';

export type PlanSettings = { endsAt: Date; days?: number; orders?: number; seed?: string };

/** Pure: reads no clock and no database. `orders` is how many are placed, give or take a few per cent. */
export function makePlan(
  town: Town,
  { endsAt, days = 30, orders = 1200, seed = 'jishi' }: PlanSettings,
): Plan {
  const startsAt = new Date(endsAt.getTime() - days * DAY);
  const publishedAt = planPublishing(town, seed, startsAt, endsAt);
  const purchases = planPurchases(town, seed, startsAt, endsAt, orders, publishedAt);
  return {
    startsAt,
    endsAt,
    purchases,
    publishedAt,
    videoDays: planVideoDays(town, seed, startsAt, endsAt, purchases, publishedAt),
    productDays: planProductDays(town, seed, startsAt, endsAt, purchases),
    ...planAffection(town, seed, startsAt, endsAt, publishedAt),
  };
}
