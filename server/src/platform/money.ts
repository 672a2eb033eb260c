import { assert } from './assert.ts';

/** Fen as an integer for the wire. One trillion yuan is far below 2^53 fen. */
export function fenOut(amountFen: bigint): number {
  const out = Number(amountFen);
  assert(Number.isSafeInteger(out), 'an amount on the wire fits a JSON integer');
  return out;
}

/** `amount × rate` in basis points, rounded half up: the one rounding of rates (domain-rules.md §2.2). */
export function atRate(amountFen: bigint, rateBps: number): bigint {
  const scaled = amountFen * BigInt(rateBps);
  return scaled >= 0n ? (scaled + 5_000n) / 10_000n : -((-scaled + 5_000n) / 10_000n);
}

/** `1299.00`, as files and timelines write it. */
export function yuan(amountFen: bigint): string {
  const digits = String(amountFen < 0n ? -amountFen : amountFen).padStart(3, '0');
  return `${amountFen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `1,299.00`, as people read it. */
export const yuanShown = (amountFen: bigint): string => yuan(amountFen).replace(/\B(?=(\d{3})+\.)/g, ',');
