import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { CaseChanged, Refunded } from '../aftersales/index.ts';
import type { PaymentCaptured } from '../payments/index.ts';
import { takeDeposit } from './pay-deposit.ts';
import { openBills } from './open-bills.ts';
import { endDispute, startPeriod, voidBills } from './follow-order.ts';
import { refundBills, type Back } from './refund-bills.ts';

type OrderEvent = { orderId: Id<'order'>; buyerId: Id<'person'> };
const ended = new Set<number>([60, 70]);

async function hearRefunded(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const said = payload as unknown as Refunded;
  const backs = new Map<Id<'orderLine'> | null, Back>(
    said.lines.map(({ orderLineId, paidFen, subsidies }) => [orderLineId, backOf(paidFen, subsidies)]),
  );
  const freight = backOf(said.freightFen, said.freightSubsidies);
  if (freight.paidFen + freight.subsidyFen > 0n) backs.set(null, freight);
  const { orderId, shopId, afterSaleId: sourceId, afterSettlement, whole } = said;
  await refundBills(tx, { orderId, shopId, sourceId, backs, afterSettlement, whole, at: occurredAt });
}

function backOf(paidFen: string, subsidies: Refunded['freightSubsidies']): Back {
  const creatorFen = sum(subsidies.map((each) => each.creatorFen));
  const others = sum(subsidies.flatMap((each) => [each.platformFen, each.brandFen]));
  return { paidFen: BigInt(paidFen), subsidyFen: creatorFen + others, creatorFen };
}

const sum = (amounts: readonly string[]) => amounts.reduce((total, fen) => total + BigInt(fen), 0n);
const orderOf = ({ payload }: Event) => payload as unknown as OrderEvent;

export const settlementSubscriber: Subscriber = {
  name: 'settlement',
  hears: {
    'orders.order_paid': (tx, event) => openBills(tx, orderOf(event), event.occurredAt),
    'orders.order_received': (tx, event) => startPeriod(tx, orderOf(event).orderId, event.occurredAt),
    'orders.order_cancelled': (tx, event) => voidBills(tx, orderOf(event).orderId, event.occurredAt),
    'aftersales.refunded': hearRefunded,
    'aftersales.case_changed': async (tx, { payload, occurredAt }) => {
      const { orderId, status } = payload as unknown as CaseChanged;
      if (ended.has(status)) await endDispute(tx, orderId, occurredAt);
    },
    'payments.payment_captured': async (tx, { payload }) => {
      const { purpose, subjectId, amountFen } = payload as unknown as PaymentCaptured;
      if (purpose === 'deposit')
        await takeDeposit(tx, subjectId as unknown as Id<'deposit'>, BigInt(amountFen));
    },
  },
};
