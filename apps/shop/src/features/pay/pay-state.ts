import type { Payment } from '../../data/payments.ts';
import type { Purchase } from '../../data/orders.ts';

export type PayView = 'paid' | 'cancelled' | 'checking' | 'declined' | 'waiting';

/** What to tell the person. `back` says they have just come from the bank, so an open payment means that its answer is still to come. */
export function payView(
  purchase: Pick<Purchase, 'state'>,
  attempts: readonly Pick<Payment, 'state'>[],
  back: boolean,
): PayView {
  if (purchase.state !== 'unpaid') return purchase.state;
  const latest = attempts.at(-1)?.state;
  if (latest === 'captured' || latest === 'surplus') return 'checking'; // the money is there, the order follows in a moment
  if (back && (latest === 'pending' || latest === 'starting')) return 'checking';
  return latest === 'declined' ? 'declined' : 'waiting';
}
