import { assert } from '../../platform/assert.ts';
import type { Id } from '../../platform/ids.ts';

/** The chart of accounts (its words and rules are rows of ledger.chart). */
export const accounts = [
  'buyers.due',
  'buyers.funds',
  'orders.promised',
  'shops.earned',
  'gateway.transit',
  'platform.equity',
  'subsidies.due',
  'subsidies.platform',
  'subsidies.creator',
  'subsidies.brand',
  'credit.pay_later',
  'credit.instalments',
  'credit.overdue',
  'fees.technical',
  'fees.payment',
  'fees.credit',
  'fees.commission',
  'shops.payable',
  'shops.deposits',
  'creators.payable',
  'tax.payable',
  'payouts.transit',
  'bank.account',
  'gateway.fees',
  'platform.compensation',
  'platform.losses',
] as const;
export type Account = (typeof accounts)[number];

/** Why an entry exists. With the id of its source it names the entry. */
export type EntryKind =
  | 'order_placed'
  | 'order_dropped'
  | 'payment_captured'
  | 'order_paid'
  | 'order_cancelled'
  | 'refund_paid'
  | 'order_received'
  // pay later and instalments
  | 'credit_granted'
  | 'credit_charged'
  | 'credit_fee'
  | 'credit_overdue'
  | 'credit_recovered'
  | 'credit_written_off'
  | 'credit_reduced'
  // money back after the sale
  | 'after_sale_refunded'
  | 'compensation_paid'
  | 'price_protected'
  // shops and creators
  | 'order_settled'
  | 'settlement_clawed_back'
  | 'payout_sent'
  | 'payout_done'
  | 'payout_failed'
  | 'deposit_paid'
  | 'deposit_returned'
  | 'deposit_used'
  | 'provider_settled'
  | 'correction';

/** One side of an entry, in fen: debits are positive, credits negative. */
export type Leg = { readonly account: Account; readonly amountFen: bigint; readonly currency?: string };

export type Entry = {
  readonly kind: EntryKind;
  /** The thing that caused it. Its last bytes are its buyer's, so it also tells the shard. */
  readonly sourceId: Id;
  readonly legs: readonly Leg[];
};

export const debit = (account: Account, amountFen: bigint): Leg => ({
  account,
  amountFen: positive(amountFen),
});
export const credit = (account: Account, amountFen: bigint): Leg => ({
  account,
  amountFen: -positive(amountFen),
});

/** Moves an amount: the first account is debited, the second credited. */
export const move = (from: Account, to: Account, amountFen: bigint): Leg[] => [
  debit(from, amountFen),
  credit(to, amountFen),
];

function positive(amountFen: bigint): bigint {
  assert(amountFen > 0n, 'a leg moves a positive amount');
  return amountFen;
}
