/** Days of the books are days in Shanghai, wherever the browser is. */
export function daysAgo(days: number, now = Date.now()): string {
  return new Date(now + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}
