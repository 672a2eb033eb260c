import { day, hour } from '../../platform/clock.ts';

/** China keeps one time, UTC+8, and no summer time: due dates, bills and quiet hours follow it. */
const ahead = 8 * hour;

/** `yyyy-mm-dd` in China. */
export const dayOf = (at: Date): string => new Date(at.getTime() + ahead).toISOString().slice(0, 10);
/** `yyyy-mm` in China. */
export const monthOf = (at: Date): string => dayOf(at).slice(0, 7);
export const hourOf = (at: Date): number => new Date(at.getTime() + ahead).getUTCHours();

/** That hour of that day (`yyyy-mm-dd`) in China. */
export const atHour = (ofDay: string, hours: number): Date =>
  new Date(Date.parse(`${ofDay}T00:00:00.000Z`) - ahead + hours * hour);

/** Whole days from one calendar day to another: 0 on the same day, 1 on the next. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / day);

/** The same day of a later month; the last one where the month is shorter. */
export function monthsLater(from: Date, months: number): string {
  const [year, month, date] = dayOf(from).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first moments of a month (`yyyy-mm`) and of the one after it. */
export function monthBounds(month: string): { from: Date; to: Date } {
  const from = atHour(`${month}-01`, 0);
  return { from, to: atHour(monthsLater(from, 1), 0) };
}
