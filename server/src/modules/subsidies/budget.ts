import { hour, later } from '../../platform/clock.ts';
import type { Id } from '../../platform/ids.ts';

export type BudgetKind = 'platform' | 'brand' | 'creator';
/** Who pays what a budget gives, 10,000 together. What the shop itself pays of a discount is no subsidy. */
export type Split = { readonly platformBps: number; readonly creatorBps: number; readonly brandBps: number };

type Asked = { readonly [Share in keyof Split]?: number | undefined };

/**
 * Whether an offer asks only those to pay whom the budget has, in the parts that it declares. What the shop pays itself is
 * not the budget's matter; less than a basis point is rounding.
 */
export function isInSplit({ platformBps = 0, creatorBps = 0, brandBps = 0 }: Asked, split: Split): boolean {
  const all = platformBps + creatorBps + brandBps;
  const fits = (asked: number, part: number) =>
    part === 0 ? asked === 0 : Math.abs(asked * 10_000 - part * all) < 10_000;
  return (
    fits(platformBps, split.platformBps) &&
    fits(creatorBps, split.creatorBps) &&
    fits(brandBps, split.brandBps)
  );
}

export type Budget = {
  readonly budgetId: Id<'budget'>;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: BudgetKind;
  readonly brand: string | null;
  readonly creatorId: Id<'creator'> | null;
  readonly split: Split;
  readonly capFen: bigint;
  readonly perBuyerFen: bigint | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly state: 'running' | 'paused' | 'spent' | 'ended' | 'stopped';
  readonly stopReason: string | null;
  readonly drySince: Date | null;
  /** Cumulative, see the migration. */
  readonly drawnFen: bigint;
  readonly paidFen: bigint;
  readonly releasedFen: bigint;
  readonly returnedFen: bigint;
  readonly version: number;
  readonly createdAt: Date;
};

/** `dry`: everything that is not spent is reserved by orders not yet paid; it gives again when some are dropped. */
export type BudgetState = Budget['state'] | 'planned' | 'dry';

export function stateOf({ state, startsAt, endsAt, drySince }: Budget, time: Date): BudgetState {
  if (state !== 'running') return state;
  if (endsAt !== null && endsAt <= time) return 'ended';
  if (startsAt > time) return 'planned';
  return drySince === null ? 'running' : 'dry';
}

export const reservedOf = ({ drawnFen, paidFen, releasedFen }: Budget) => drawnFen - paidFen - releasedFen;
export const spentOf = ({ paidFen, returnedFen }: Budget) => paidFen - returnedFen;
export const leftOf = (budget: Budget) => budget.capFen - reservedOf(budget) - spentOf(budget);

/** When it is used up if it goes on as in the last hours; null when it does not go down, or does not run. */
export function forecast(budget: Budget, burnPerHourFen: bigint, time: Date): Date | null {
  if (!['running', 'dry'].includes(stateOf(budget, time)) || burnPerHourFen <= 0n) return null;
  const left = leftOf(budget);
  // Farther than ten years is no forecast.
  if (left / burnPerHourFen > 87_600n) return null;
  const usedUp = later(time, Number((left * BigInt(hour)) / burnPerHourFen));
  return budget.endsAt !== null && budget.endsAt < usedUp ? budget.endsAt : usedUp;
}
