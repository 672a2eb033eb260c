import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { chargeOf } from './charges.sql.ts';
import { chargeRefunded, paymentRefunded, refundRefused } from './events.ts';
import type { Gateways } from './gateways.ts';
import type { ProviderMethod } from './payment.ts';
import { paymentOf } from './payments.sql.ts';
import { lockRefund, setRefundState } from './refunds.sql.ts';
import { askProvider } from './request-refund.ts';
import type { RefundRow } from './tables.ts';

const askAgainMs = 60_000;

/** Has the provider give money back. The same refund id gives it back once, so a crash anywhere here is repeated safely. */
export async function sendRefund(
  database: Database,
  gateways: Gateways,
  buyerId: Id<'person'>,
  refundId: Id<'refund'>,
): Promise<void> {
  const refund = await database.transact((tx) => lockRefund(tx, buyerId, refundId));
  if (refund?.state !== 'requested') return;
  const { wireId, amount_fen: paidFen, method } = await paidBy(database, refund);
  const answer = await gateways.of(method).refund({
    refundId: toWire('refund', refundId),
    paymentId: wireId,
    paidFen,
    amountFen: refund.amount_fen,
    reason: refund.reason,
  });
  await database.transact(async (tx) => {
    const current = await lockRefund(tx, buyerId, refundId);
    if (current?.state !== 'requested') return;
    if (answer.result === 'pending') return askProvider(tx, current, later(now(), askAgainMs));
    if (answer.result === 'refused') return refuse(tx, current, answer.why);
    await endAndSay(tx, current, { state: 'succeeded', ended_at: now() });
  });
}

/** The buyer's money is still promised: operators settle it with the provider, and retry. */
async function refuse(tx: Tx, refund: RefundRow, why: string): Promise<void> {
  await setRefundState(tx, refund, { state: 'refused', ended_at: now(), last_error: why });
  const { refund_id: refundId, buyer_id: buyerId, amount_fen: amountFen } = refund;
  await refundRefused(tx, { refundId, buyerId, amountFen: String(amountFen), reason: why });
}

/** The money is with the buyer again: whoever it was paid for hears of it. */
export async function endAndSay(
  tx: Tx,
  refund: RefundRow,
  change: { state: 'succeeded'; ended_at: Date },
): Promise<void> {
  await setRefundState(tx, refund, change);
  const { buyer_id: buyerId, payment_id: paymentId, charge_id: chargeId } = refund;
  if (paymentId) return paymentRefunded(tx, (await paymentOf(tx, buyerId, paymentId))!, refund);
  await chargeRefunded(tx, (await chargeOf(tx, buyerId, chargeId!))!, refund);
}

async function paidBy(database: Database, { buyer_id: buyerId, payment_id, charge_id }: RefundRow) {
  if (payment_id) {
    const payment = (await paymentOf(database.db, buyerId, payment_id))!;
    return { ...payment, method: payment.method as ProviderMethod, wireId: toWire('payment', payment_id) };
  }
  return { ...(await chargeOf(database.db, buyerId, charge_id!))!, wireId: toWire('charge', charge_id!) };
}
