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
