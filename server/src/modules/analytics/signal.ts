/** The business day of an instant: the calendar day in Shanghai. */
export function dayOf(at: Date): string {
  return shanghai.format(at);
}
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The minute of the business day, 0 … 1439, with its fraction. */
export function minuteOf(at: Date): number {
  return (((at.getTime() / 60_000 + 8 * 60) % 1_440) + 1_440) % 1_440;
}

/** The last `count` days up to and with `today`, oldest first. */
export function daysUpTo(today: string, count: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, n) =>
    new Date(end - (count - 1 - n) * 86_400_000).toISOString().slice(0, 10),
  );
}

export type SignalKind = 'exposure' | 'play' | 'complete' | 'product_click' | 'product_view';
export type Signal = {
  kind: SignalKind;
  impressionId: string | null;
  videoId: string | null;
  productId: string | null;
  at: Date;
};

/** A signal counts once: the same kind of the same impression, or of the same visitor and product on a day. */
export function markOf(visitor: string, signal: Signal): string {
  const what = signal.impressionId ?? `${visitor}:${signal.videoId ?? ''}`;
  return `${signal.kind}:${what}:${signal.productId ?? ''}`;
}

/** A browser's clock is believed only within a day of ours. */
export function plausible(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) < 86_400_000;
}

/** GPM: paid GMV per thousand plays (domain-rules.md §2.3), null before the first play. */
export function gpmFen(gmvFen: bigint, plays: number): bigint | null {
  return plays === 0 ? null : (gmvFen * 1_000n) / BigInt(plays);
}
