import { localeOf, type Language } from '@jishi/ui/language.ts';

/** '2026-11', 1 → '2026-12'. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** '2026-11' → 'November 2026', '2026年11月'. */
export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

/** '2026-11-03' → '3 November', '11月3日'. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** From Monday, as short as they are written above a calendar. 2024 began on one. */
export function weekdayNames(language: Language): string[] {
  const weekday = language === 'zh' ? 'narrow' : 'short';
  const name = new Intl.DateTimeFormat(localeOf(language), { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => name.format(Date.UTC(2024, 0, 1 + day)));
}

/** The days of a month as cells of weeks that begin on Monday; null where the week belongs to another month. */
export function weeksOf(month: string): (string | null)[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  return [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`),
  ];
}
