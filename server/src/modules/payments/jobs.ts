import type { Database } from '../../platform/db.ts';
import { fromWire, toWire, type Id } from '../../platform/ids.ts';
import { enqueue, type Job, type Sweep } from '../../platform/jobs.ts';
import type { Tx } from '../../platform/db.ts';
import { paymentRefunded } from './events.ts';
import { GatewayUnavailable, type Gateway, type Statement } from './gateway.ts';
import { endRefund, leaseDueQueries, lockRefund, paymentsOfPurchase } from './payments.sql.ts';
import { recordOutcome } from './record-outcome.ts';

export function paymentJobs(gateway: Gateway, merchantNo: string): Job[] {
  return [
    {
      name: 'payments.send_refund',
      run: (database, { buyerId, refundId }) =>
        sendRefund(database, gateway, buyerId as Id<'person'>, refundId as Id<'refund'>),
    },
    {
      name: 'payments.close_trade',
      run: async (database, { paymentId }) => {
        const said = await gateway.closeTrade(paymentId as string);
        await record(database, paymentId as string, said, merchantNo);
      },
    },
  ];
}

/** Asks the provider about payments whose outcome no notice has brought: the query is the truth, the notice a hint. */
export function queryUnknownOutcomes(gateway: Gateway, merchantNo: string): Sweep {
  return {
    name: 'payments.query_unknown_outcomes',
    everyMs: 5_000,
    run: async (database) => {
      const due = await database.transact((tx) => leaseDueQueries(tx, 50));
      for (const { payment_id } of due) {
        const paymentId = toWire('payment', payment_id);
        try {
          await record(database, paymentId, await gateway.queryTrade(paymentId), merchantNo);
        } catch (error) {
          if (!(error instanceof GatewayUnavailable)) throw error;
        }
      }
      return due.length === 50 ? 1 : 0;
    },
  };
}

/** Gives up every open attempt of a purchase; money that arrives all the same is captured and dealt with by orders. */
export async function closePayments(
  tx: Tx,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<void> {
  for (const { payment_id, state } of await paymentsOfPurchase(tx, buyerId, purchaseId)) {
    if (state !== 'starting' && state !== 'pending') continue;
    await enqueue(
      tx,
      'payments.close_trade',
      { paymentId: toWire('payment', payment_id) },
      { key: `close:${payment_id}` },
    );
  }
}

function record(database: Database, paymentId: string, said: Statement, merchantNo: string) {
  return database.transact((tx) => recordOutcome(tx, fromWire('payment', paymentId), said, merchantNo));
}

async function sendRefund(
  database: Database,
  gateway: Gateway,
  buyerId: Id<'person'>,
  refundId: Id<'refund'>,
): Promise<void> {
  const refund = await database.transact((tx) => lockRefund(tx, buyerId, refundId));
  if (refund?.state !== 'requested') return;
  const answer = await gateway.refund({
    refundId: toWire('refund', refundId),
    paymentId: toWire('payment', refund.payment_id),
    amountFen: refund.amount_fen,
    reason: refund.reason,
  });
  // The buyer's money is still promised: operators find the failed job, settle it with the provider, and retry.
  if (answer === 'refused')
    throw new Error(`the provider refused refund ${toWire('refund', refundId)}; settle it there, then retry`);
  await database.transact(async (tx) => {
    const current = await lockRefund(tx, buyerId, refundId);
    if (current?.state !== 'requested') return;
    await endRefund(tx, current, 'succeeded');
    await paymentRefunded(tx, {
      refundId,
      purchaseId: current.purchase_id,
      orderId: current.order_id,
      buyerId,
      paymentId: current.payment_id,
      amountFen: String(current.amount_fen),
      surplus: current.source_key.startsWith('surplus:'),
    });
  });
}
