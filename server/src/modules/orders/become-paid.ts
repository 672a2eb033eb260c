import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { credit, debit, postAll, type Account, type Entry, type Leg } from '../ledger/index.ts';
import { sayOrder } from './events.ts';
import type { Order, Purchase } from './order.ts';
import { lockPurchase, note, ordersByIds, setPurchasePaid } from './orders.sql.ts';

/** An unpaid purchase, locked, becomes paid: by a payment, whose money is `received`, or by discounts alone. */
export async function becomePaid(
  tx: Tx,
  purchase: Purchase,
  paymentId: Id<'payment'> | null,
  received: readonly Entry[],
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const at = now();
  await setPurchasePaid(tx, purchase, paymentId, at);
  const orders = await ordersByIds(tx, purchase.buyerId, purchase.orderIds);
  await postAll(tx, [...received, ...orders.flatMap(paidEntry)]);
  for (const order of orders) {
    await note(tx, order, at, 'paid', details);
    await sayOrder(tx, 'orders.order_paid', order);
  }
}

/** A purchase that costs nothing is paid without a payment. The second time changes nothing. */
export async function payNothing(
  tx: Tx,
  { buyerId, purchaseId }: Pick<Purchase, 'buyerId' | 'purchaseId'>,
): Promise<void> {
  const purchase = await lockPurchase(tx, buyerId, purchaseId);
  assert(purchase?.payableFen === 0n, 'only what costs nothing is paid with nothing');
  if (purchase.state === 'unpaid') await becomePaid(tx, purchase, null, []);
}

/** The buyer's part from the buyer's funds, the rest from whoever pays the discounts; no entry where nobody pays anything. */
function paidEntry(order: Order): Entry[] {
  const { orderId, totalFen, subsidyFen } = order;
  const sides: [typeof debit, Account, bigint][] = [
    [debit, 'buyers.funds', totalFen],
    [debit, 'subsidies.platform', order.subsidyPlatformFen],
    [debit, 'subsidies.creator', order.subsidyCreatorFen],
    [debit, 'subsidies.brand', order.subsidyBrandFen],
    [credit, 'buyers.due', totalFen],
    [credit, 'subsidies.due', subsidyFen],
  ];
  const legs = sides.flatMap(([side, account, fen]): Leg[] => (fen > 0n ? [side(account, fen)] : []));
  return legs.length > 0 ? [{ kind: 'order_paid', sourceId: orderId, legs }] : [];
}
