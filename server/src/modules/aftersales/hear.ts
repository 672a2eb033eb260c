import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { caseByRefund, casesOfOrder } from './cases.sql.ts';
import type { CaseKey } from './case.ts';
import { giveBack } from './give-back.ts';
import { projectCase } from './shop-cases.sql.ts';
import { takeStep } from './take-step.ts';

/** The payment's refund arrived: the case has ended well. */
async function hearMoneyBack(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, refundId } = payload as { buyerId: Id<'person'>; refundId: Id<'refund'> };
  const found = await caseByRefund(tx, buyerId, refundId);
  if (found?.status === 50) await takeStep(tx, found, { step: 'money_back', actor: 'system' });
}

/** The order was cancelled as a whole: whatever was asked for it is settled with that. */
async function hearCancelled(tx: Tx, { payload }: Event): Promise<void> {
  const { buyerId, orderId } = payload as { buyerId: Id<'person'>; orderId: Id<'order'> };
  for (const found of await casesOfOrder(tx, buyerId, orderId))
    if (found.endedAt === null && found.status !== 50)
      await takeStep(tx, found, { step: 'order_closed', actor: 'system' });
}

export const aftersalesSubscribers: readonly Subscriber[] = [
  {
    name: 'aftersales.money',
    hears: {
      'aftersales.agreed': (tx, { payload }) => giveBack(tx, payload as CaseKey),
      'payments.payment_refunded': hearMoneyBack,
      'orders.order_cancelled': hearCancelled,
    },
  },
  {
    name: 'aftersales.shop_cases',
    hears: { 'aftersales.case_changed': (tx, { payload }) => projectCase(tx, payload as CaseKey) },
  },
];
