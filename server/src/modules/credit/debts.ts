import type { InstalmentState } from './states.ts';

/** The amounts of something that is owed, whatever its state. */
export type Debt = {
  readonly state: InstalmentState;
  readonly dueAt: Date | null;
  readonly principalFen: bigint;
  readonly feeFen: bigint;
  readonly paidFen: bigint;
  readonly paidFeeFen: bigint;
  readonly cancelledFen: bigint;
  readonly cancelledFeeFen: bigint;
};

export const openPrincipal = (d: Debt): bigint => d.principalFen - d.paidFen - d.cancelledFen;
export const openFee = (d: Debt): bigint => d.feeFen - d.paidFeeFen - d.cancelledFeeFen;
export const openOf = (d: Debt): bigint => openPrincipal(d) + openFee(d);
export const isOpen = (d: Debt): boolean => openOf(d) > 0n;

export type Change<D> = {
  readonly debt: D;
  readonly paidFen: bigint;
  readonly paidFeeFen: bigint;
  readonly cancelledFen: bigint;
  readonly cancelledFeeFen: bigint;
};
const nothing = { paidFen: 0n, paidFeeFen: 0n, cancelledFen: 0n, cancelledFeeFen: 0n };

/** The debt after a change; one that owes nothing any more has ended. */
export function changed<D extends Debt>({ debt, ...by }: Change<D>): D {
  const after = {
    ...debt,
    paidFen: debt.paidFen + by.paidFen,
    paidFeeFen: debt.paidFeeFen + by.paidFeeFen,
    cancelledFen: debt.cancelledFen + by.cancelledFen,
    cancelledFeeFen: debt.cancelledFeeFen + by.cancelledFeeFen,
  };
  return openOf(after) > 0n ? after : { ...after, state: after.paidFen > 0n ? 'paid' : 'cancelled' };
}

/**
 * Takes a refund off what is still owed, the last term first, so that the next payments stay as agreed. The fee of what is
 * cancelled goes with it, in proportion; rounding favours the buyer. `leftFen` was paid already and goes back as money.
 */
export function reduce<D extends Debt>(
  debts: readonly D[],
  refundFen: bigint,
): { changes: Change<D>[]; cancelledFen: bigint; cancelledFeeFen: bigint; leftFen: bigint } {
  const changes: Change<D>[] = [];
  let leftFen = refundFen;
  let cancelledFeeFen = 0n;
  for (const debt of debts.toReversed()) {
    const principal = openPrincipal(debt);
    const cancelled = least(principal, leftFen);
    if (cancelled === 0n) continue;
    const fee = openFee(debt) - (openFee(debt) * (principal - cancelled)) / principal;
    changes.push({ debt, ...nothing, cancelledFen: cancelled, cancelledFeeFen: fee });
    leftFen -= cancelled;
    cancelledFeeFen += fee;
  }
  return { changes, cancelledFen: refundFen - leftFen, cancelledFeeFen, leftFen };
}

/**
 * Puts money to what is owed: in the order given, the fee of a term before its principal. The fee of a term whose month has
 * not begun is waived once its principal is paid, if `waives` says so. `surplusFen` found nothing to pay.
 */
export function apply<D extends Debt>(
  debts: readonly D[],
  receivedFen: bigint,
  waives: (debt: D) => boolean = () => false,
): { changes: Change<D>[]; surplusFen: bigint } {
  const changes: Change<D>[] = [];
  let left = receivedFen;
  for (const debt of debts) {
    if (left === 0n) break;
    const waived = waives(debt);
    const paidFeeFen = waived ? 0n : least(openFee(debt), left);
    const paidFen = least(openPrincipal(debt), left - paidFeeFen);
    left -= paidFen + paidFeeFen;
    const cancelledFeeFen = waived && paidFen === openPrincipal(debt) ? openFee(debt) : 0n;
    if (paidFen + paidFeeFen + cancelledFeeFen > 0n)
      changes.push({ debt, ...nothing, paidFen, paidFeeFen, cancelledFeeFen });
  }
  return { changes, surplusFen: left };
}

/** What it takes to owe nothing of these, and the fees that are saved by it. */
export function toSettle<D extends Debt>(
  debts: readonly D[],
  waives: (debt: D) => boolean,
): { amountFen: bigint; savedFeeFen: bigint } {
  const savedFeeFen = sum(debts.filter(waives).map(openFee));
  return { amountFen: sum(debts.map(openOf)) - savedFeeFen, savedFeeFen };
}

/** Whose month has not begun: the term before it is not due yet either. `debts` are the terms of one agreement in order. */
export function notBegun<D extends Debt>(debts: readonly D[], at: Date): Set<D> {
  return new Set(
    debts.filter((debt, n) => debt.state === 'scheduled' && n > 0 && (debts[n - 1]!.dueAt ?? at) > at),
  );
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
