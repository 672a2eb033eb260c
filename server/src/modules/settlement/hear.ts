import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { refundsOfOrder } from '../orders/index.ts';
import type { PaymentCaptured } from '../payments/index.ts';
import { takeDeposit } from './pay-deposit.ts';
import { openBills } from './open-bills.ts';
import { endDispute, startPeriod, voidBills } from './follow-order.ts';
import { refundBills, type Back } from './refund-bills.ts';

type OrderEvent = { orderId: Id<'order'>; buyerId: Id<'person'> };
type CaseChanged = { orderId: Id<'order'>; status: number };
/** `aftersales.refunded`: amounts are fen as decimal strings. */
type Refunded = OrderEvent & {
  afterSaleId: Id<'afterSale'>;
  shopId: Id<'shop'>;
  lines: readonly {
    orderLineId: Id<'orderLine'>;
    paidFen: string;
    subsidies: readonly { platformFen: string; creatorFen: string; brandFen: string }[];
  }[];
  freightFen: string;
  afterSettlement: boolean;
  whole?: boolean;
};

const ended = new Set([60, 70]);

async function hearRefunded(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const said = payload as unknown as Refunded;
  const backs = new Map<Id<'orderLine'> | null, Back>();
  for (const line of said.lines) {
    const creatorFen = sum(line.subsidies.map((each) => each.creatorFen));
    const others = sum(line.subsidies.flatMap((each) => [each.platformFen, each.brandFen]));
    backs.set(line.orderLineId, {
      paidFen: BigInt(line.paidFen),
      subsidyFen: creatorFen + others,
      creatorFen,
    });
  }
  const freight = await freightBack(tx, said, [...backs.values()]);
  if (freight) backs.set(null, freight);
  await refundBills(tx, {
    orderId: said.orderId,
    shopId: said.shopId,
    sourceId: said.afterSaleId,
    backs,
    afterSettlement: said.afterSettlement,
    whole: said.whole ?? false,
    at: occurredAt,
  });
}

/** The event names the freight the buyer got; what funders of the freight got is what orders counted beyond the lines. */
async function freightBack(tx: Tx, said: Refunded, lines: readonly Back[]): Promise<Back | null> {
  const counted = (await refundsOfOrder(tx, said.buyerId, said.orderId)).find(
    ({ sourceId }) => sourceId === said.afterSaleId,
  );
  const paidFen = BigInt(said.freightFen);
  const total = counted ? counted.platformFen + counted.creatorFen + counted.brandFen : 0n;
  const subsidyFen = counted ? total - lines.reduce((all, back) => all + back.subsidyFen, 0n) : 0n;
  const creatorFen = counted
    ? counted.creatorFen - lines.reduce((all, back) => all + back.creatorFen, 0n)
    : 0n;
  return paidFen + subsidyFen > 0n ? { paidFen, subsidyFen, creatorFen } : null;
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
