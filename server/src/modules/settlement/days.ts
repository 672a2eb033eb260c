const shanghaiMs = 8 * 3_600_000;

/** The day in Shanghai, such as 2026-11-22. */
export const dayOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 10);
/** The month in Shanghai, such as 2026-11. */
export const monthOf = (at: Date): string => dayOf(at).slice(0, 7);

export const firstDay = (month: string): string => `${month}-01`;
export function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
export function monthsBack(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7);
}
export const spanDays = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
