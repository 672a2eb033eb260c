import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type {
  ChargeFailed,
  ChargeRefunded,
  ChargeSucceeded,
  LentRefundRequested,
  MandateEvent,
  PaymentCaptured,
  PaymentRefunded,
} from '../payments/index.ts';
import { mandateRevoked, mandateSigned } from './activate.ts';
import { chargeFailed, chargeSucceeded } from './charge.ts';
import { instalmentsOf, saveInstalment } from './instalments.sql.ts';
import { countInHistory, lockLine } from './lines.sql.ts';
import { refundLent, returned } from './refund-lent.ts';
import { repaymentReceived } from './repay.ts';
import type { BuyerId } from './tables.ts';

const fact = <Fact>({ payload }: Event) => payload as unknown as Fact;

type OrderFact = { buyerId: BuyerId; orderId: Id<'order'>; totalFen: string; paid?: boolean };

/** The goods were received: what was lent for them on trust is due. */
async function hearReceived(tx: Tx, event: Event): Promise<void> {
  const { buyerId, orderId, totalFen } = fact<OrderFact>(event);
  await countInHistory(tx, buyerId, { received_orders: 1, received_fen: BigInt(totalFen) });
  const [found] = await instalmentsOf(tx, buyerId, { orderId });
  if (!found) return;
  await lockLine(tx, buyerId);
  const [debt] = await instalmentsOf(tx, buyerId, { orderId });
  if (debt?.state !== 'promised') return;
  const dueAt = event.occurredAt;
  await saveInstalment(tx, { ...debt, state: 'scheduled', dueAt, nextChargeAt: dueAt });
}

async function hearCancelled(tx: Tx, event: Event): Promise<void> {
  const { buyerId, paid } = fact<OrderFact>(event);
  if (paid) await countInHistory(tx, buyerId, { cancelled_orders: 1 });
}

/** What a price cut gives back says nothing about its buyer. */
async function hearRefunded(tx: Tx, event: Event): Promise<void> {
  const { buyerId, kind } = fact<{ buyerId: BuyerId; kind: string }>(event);
  if (kind === 'after_sale') await countInHistory(tx, buyerId, { refunds: 1 });
}

export const creditSubscribers: readonly Subscriber[] = [
  {
    name: 'credit.orders',
    hears: {
      'orders.order_received': hearReceived,
      'orders.order_cancelled': hearCancelled,
      'aftersales.refunded': hearRefunded,
    },
  },
  {
    name: 'credit.payments',
    hears: {
      'payments.mandate_signed': (tx, event) => mandateSigned(tx, fact<MandateEvent>(event)),
      'payments.mandate_revoked': (tx, event) => mandateRevoked(tx, fact<MandateEvent>(event)),
      'payments.charge_succeeded': (tx, event) => chargeSucceeded(tx, fact<ChargeSucceeded>(event)),
      'payments.charge_failed': (tx, event) => chargeFailed(tx, fact<ChargeFailed>(event)),
      'payments.charge_refunded': (tx, event) => returned(tx, fact<ChargeRefunded>(event)),
      'payments.lent_refund_requested': (tx, event) => refundLent(tx, fact<LentRefundRequested>(event)),
      'payments.payment_captured': (tx, event) => repaymentReceived(tx, fact<PaymentCaptured>(event)),
      'payments.payment_refunded': async (tx, event) => {
        const said = fact<PaymentRefunded>(event);
        if (said.purpose === 'repayment') await returned(tx, said);
      },
    },
  },
];
