// The rhythm of the town: which hours and weekdays are busy. Shanghai keeps UTC+8 all year.

import type { Random } from './random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

// Quiet at night, a lunch peak, and the long evening on the sofa.
const HOURS = [6, 3, 2, 1, 1, 2, 8, 18, 28, 36, 42, 48, 62, 52, 40, 38, 40, 44, 52, 74, 96, 100, 78, 34];
const WEEKDAYS = [1.28, 0.88, 0.9, 0.94, 1, 1.12, 1.3];

export const dayOf = (at: Date): string => new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);

/** How busy a day is: weekends, a slow growth, and the two shopping festivals when they fall inside. */
export function busyness(at: Date, fromStart: number): number {
  const local = new Date(at.getTime() + SHANGHAI);
  const date = local.toISOString().slice(5, 10);
  const festival =
    date === '11-11' || date === '06-18' ? 2.1 : date === '11-10' || date === '06-17' ? 1.4 : 1;
  return (WEEKDAYS[local.getUTCDay()] ?? 1) * (0.8 + 0.4 * fromStart) * festival;
}

/** The moments of `count` happenings in [startsAt, endsAt), shaped by weekday and hour, sorted. */
export function moments(random: Random, startsAt: Date, endsAt: Date, count: number): Date[] {
  const hours: { from: number; weight: number }[] = [];
  const span = endsAt.getTime() - startsAt.getTime();
  for (let from = startsAt.getTime(); from < endsAt.getTime(); from += HOUR) {
    const hour = new Date(from + SHANGHAI).getUTCHours();
    hours.push({
      from,
      weight: (HOURS[hour] ?? 1) * busyness(new Date(from), (from - startsAt.getTime()) / span),
    });
  }
  return Array.from({ length: count }, () => {
    const { from } = random.weighted(hours, (hour) => hour.weight);
    return new Date(from + Math.floor(random.next() * HOUR));
  })
    .filter((at) => at < endsAt)
    .sort((a, b) => a.getTime() - b.getTime());
}
