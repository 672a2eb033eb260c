import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { credit, debit, move, post, type Account, type Leg } from '../ledger/index.ts';
import { openOf, type Change } from './debts.ts';
import type { AgreementRow, InstalmentRow, Method } from './tables.ts';

/*
 * What credit posts (docs/decisions/0014). What is lent is posted by orders, for it captures the payment; a refund's credit
 * part too, always against the account of the method: `wholeAgain` first brings there what was overdue or given up.
 */

const accountOf = {
  pay_later: 'credit.pay_later',
  instalments: 'credit.instalments',
} as const satisfies Record<Method, Account>;

/** Where a debt stands in the books. */
export function accountFor(method: Method, { state }: Pick<InstalmentRow, 'state'>): Account {
  if (state === 'written_off') return 'platform.losses';
  return state === 'overdue' ? 'credit.overdue' : accountOf[method];
}

/** The fee a buyer owes for instalments, when they are agreed. */
export async function postFee(tx: Tx, { agreementId, method, feeFen }: AgreementRow): Promise<void> {
  if (feeFen === 0n) return;
  await post(tx, {
    kind: 'credit_fee',
    sourceId: agreementId,
    legs: move(accountOf[method], 'fees.credit', feeFen),
  });
}

export async function postOverdue(tx: Tx, method: Method, instalment: InstalmentRow): Promise<void> {
  const { instalmentId: sourceId } = instalment;
  await post(tx, {
    kind: 'credit_overdue',
    sourceId,
    legs: move('credit.overdue', accountOf[method], openOf(instalment)),
  });
}

export async function postWrittenOff(tx: Tx, instalment: InstalmentRow): Promise<void> {
  const { instalmentId: sourceId } = instalment;
  await post(tx, {
    kind: 'credit_written_off',
    sourceId,
    legs: move('platform.losses', 'credit.overdue', openOf(instalment)),
  });
}

export type Booked = { readonly method: Method; readonly change: Change<InstalmentRow> };

/** Money that came: it pays debts, each where it stands; what finds none is the buyer's until it goes back. */
export async function postReceived(
  tx: Tx,
  from: { chargeId: Id<'charge'> } | { paymentId: Id<'payment'> },
  amountFen: bigint,
  booked: readonly Booked[],
  surplusFen: bigint,
): Promise<void> {
  const paid = booked.map(({ method, change }): [Account, bigint] => [
    accountFor(method, change.debt),
    change.paidFen + change.paidFeeFen,
  ]);
  const recovered = booked.some(({ change }) => change.debt.state === 'written_off');
  // A repayment is a payment like any other: its entry is the one that the audit looks for.
  const named =
    'paymentId' in from
      ? ({ kind: 'payment_captured', sourceId: from.paymentId } as const)
      : ({ kind: recovered ? 'credit_recovered' : 'credit_charged', sourceId: from.chargeId } as const);
  await post(tx, {
    ...named,
    legs: [debit('gateway.transit', amountFen), ...creditsOf([...paid, ['buyers.funds', surplusFen]])],
  });
}

/** Fees that are not owed any more: of terms that a refund cancelled, or that were paid before they began. */
export async function postCancelledFees(
  tx: Tx,
  sourceId: Id<'refund'> | Id<'repayment'>,
  booked: readonly Booked[],
): Promise<void> {
  const legs = creditsOf(
    booked.map(({ method, change }) => [accountFor(method, change.debt), change.cancelledFeeFen]),
  );
  if (legs.length === 0) return;
  const total = booked.reduce((all, { change }) => all + change.cancelledFeeFen, 0n);
  await post(tx, { kind: 'credit_reduced', sourceId, legs: [debit('fees.credit', total), ...legs] });
}

/** Before a refund takes from the account of the method: what was overdue or given up of it comes back there. */
export async function wholeAgain(tx: Tx, refundId: Id<'refund'>, booked: readonly Booked[]): Promise<void> {
  const moved = booked.filter(({ method, change }) => accountFor(method, change.debt) !== accountOf[method]);
  const back = moved.map(({ method, change }): [Account, bigint] => [
    accountFor(method, change.debt),
    change.cancelledFen,
  ]);
  const legs = creditsOf(back);
  if (legs.length === 0) return;
  const total = back.reduce((all, [, fen]) => all + fen, 0n);
  await post(tx, {
    kind: 'credit_overdue',
    sourceId: refundId,
    legs: [debit(accountOf[moved[0]!.method], total), ...legs],
  });
}

/** Money that went back to the buyer from what was charged or repaid. */
export async function postReturned(tx: Tx, refundId: Id<'refund'>, amountFen: bigint): Promise<void> {
  await post(tx, {
    kind: 'refund_paid',
    sourceId: refundId,
    legs: move('buyers.funds', 'gateway.transit', amountFen),
  });
}

/** One leg for each account. */
function creditsOf(amounts: readonly (readonly [Account, bigint])[]): Leg[] {
  const totals = new Map<Account, bigint>();
  for (const [account, fen] of amounts) totals.set(account, (totals.get(account) ?? 0n) + fen);
  return [...totals].filter(([, fen]) => fen > 0n).map(([account, fen]) => credit(account, fen));
}
