import { assert } from '../../platform/assert.ts';
import { yuan } from '../../platform/money.ts';

/** What the two providers write differently from us: yuan as text, and the time of Beijing, which knows no summer time. */

export function yuanText(amountFen: bigint): string {
  assert(amountFen > 0n, 'an amount to be paid is positive');
  return yuan(amountFen);
}

/** '88.88' as fen, exactly; null for anything else. A bill writes refunds with a minus. */
export function fenOfYuan(text: string): bigint | null {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!parts) return null;
  const fen = BigInt(parts[2]!) * 100n + BigInt((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] ? -fen : fen;
}

/** A fee as a bill writes it, with up to five decimals, to the nearest fen. */
export function feeOfYuan(text: string): bigint | null {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,5}))?$/.exec(text.trim());
  if (!parts) return null;
  const hundredThousandths = BigInt(parts[2]! + (parts[3] ?? '').padEnd(5, '0'));
  const fen = (hundredThousandths + 500n) / 1_000n;
  return parts[1] ? -fen : fen;
}

const beijingOffsetMs = 8 * 3_600_000;

/** '2026-11-22 18:30:00' in Beijing. */
export function beijingTime(at: Date): string {
  return new Date(at.getTime() + beijingOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** '2026-11-22T18:30:00+08:00'. */
export const beijingInstant = (at: Date): string => `${beijingTime(at).replace(' ', 'T')}+08:00`;

/** The day on which something happened in Beijing: '2026-11-22'. */
export const beijingDay = (at: Date): string => beijingTime(at).slice(0, 10);

/** The instant of a time as providers write it, with or without seconds. */
export function fromBeijing(text: string): Date {
  const at = new Date(`${text.trim().replace(' ', 'T')}+08:00`);
  assert(!Number.isNaN(at.getTime()), `a time of a provider is a time: ${text}`);
  return at;
}
