import { day, later } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import {
  billsOfOrder,
  countRefund,
  lockBills,
  postpone,
  setReceived,
  setReturned,
  setVoid,
} from './bills.sql.ts';
import { incomeOf } from './parts.ts';

/** The buyer has the goods: the account period begins. It ends for the whole order at once, with its slowest line. */
export async function startPeriod(tx: Tx, orderId: Id<'order'>, at: Date): Promise<void> {
  const bills = await lockBills(tx, orderId);
  const days = Math.max(0, ...bills.map(({ terms }) => terms.periodDays));
  for (const { billId } of bills) await setReceived(tx, billId, at, later(at, days * day));
}

/** A dispute about the order ended: it is settled some days after that at the earliest, as many as were promised when it was paid. */
export async function endDispute(tx: Tx, orderId: Id<'order'>, at: Date): Promise<void> {
  const bills = await billsOfOrder(tx, orderId);
  const days = Math.max(0, ...bills.map(({ terms }) => terms.disputeDays));
  await postpone(tx, orderId, later(at, days * day));
}

/** The order was closed before it was shipped: everything that was left went back, nobody earns. */
export async function voidBills(tx: Tx, orderId: Id<'order'>, at: Date): Promise<void> {
  for (const bill of await lockBills(tx, orderId)) {
    const paidFen = bill.paidFen - bill.refundPaidFen;
    const subsidyFen = incomeOf(bill) - bill.refundFen - paidFen;
    await countRefund(tx, bill.billId, orderId, { paidFen, subsidyFen, afterSettlement: false }, at);
    for (const part of bill.parts)
      await setReturned(tx, bill.billId, { part: part.part, returnedFen: part.agreedFen });
    await setVoid(tx, bill.billId, at);
  }
}
