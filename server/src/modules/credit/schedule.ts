import { assert } from '../../platform/assert.ts';
import { atRate } from '../../platform/money.ts';
import { atHour, monthsLater } from './calendar.ts';
import type { Bearer } from './policy.ts';

export type Plan = { readonly tenor: number; readonly rateBps: number; readonly bearer: Bearer };
export type Term = {
  readonly number: number;
  readonly dueAt: Date;
  readonly principalFen: bigint;
  readonly feeFen: bigint;
};
export type Schedule = Plan & {
  readonly principalFen: bigint;
  /** What the buyer pays for it; nothing when the shop or the platform bears it. */
  readonly feeFen: bigint;
  readonly terms: readonly Term[];
};

/**
 * Cuts an amount into terms to the fen: the fee is taken on the whole amount, both are divided evenly and the remainder is
 * in the first term. A term is due on the same day of each following month.
 */
export function schedule(principalFen: bigint, plan: Plan, from: Date, chargeAtHour: number): Schedule {
  assert(principalFen > 0n, 'there is something to lend');
  const feeFen = plan.bearer === 'BUYER' ? atRate(principalFen, plan.rateBps) : 0n;
  const principals = inParts(principalFen, plan.tenor);
  const fees = inParts(feeFen, plan.tenor);
  const terms = principals.map((principal, n) => ({
    number: n + 1,
    dueAt: atHour(monthsLater(from, n + 1), chargeAtHour),
    principalFen: principal,
    feeFen: fees[n]!,
  }));
  return { ...plan, principalFen, feeFen, terms };
}

/** Equal parts; what does not divide is in the first. */
export function inParts(amountFen: bigint, parts: number): bigint[] {
  const each = amountFen / BigInt(parts);
  return Array.from({ length: parts }, (_, n) => (n === 0 ? amountFen - each * BigInt(parts - 1) : each));
}
