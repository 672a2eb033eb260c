import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { paymentsOf } from './payments.sql.ts';
import type { PaymentRow, SubjectId } from './tables.ts';

/** Gives up every open attempt to pay; money that arrives all the same is captured and dealt with by whom it was for. */
export async function closePayments(tx: Tx, buyerId: Id<'person'>, subjectId: SubjectId): Promise<void> {
  await closeAttempts(tx, await paymentsOf(tx, buyerId, subjectId));
}

export async function closeAttempts(tx: Tx, attempts: readonly PaymentRow[]): Promise<void> {
  for (const { buyer_id: buyerId, payment_id: paymentId, state } of attempts)
    if (state === 'starting' || state === 'pending')
      await enqueue(tx, 'payments.close_trade', { buyerId, paymentId }, { key: `close:${paymentId}` });
}
