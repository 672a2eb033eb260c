import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { legsOf } from '../ledger/index.ts';
import { ordersByIds, refundsOfOrder } from '../orders/index.ts';
import type { Bill } from './bills.sql.ts';

/** Accounts between which an order's money is still on its way; what everybody else holds is captured less refunded. */
const passing = new Set(['buyers.due', 'subsidies.due', 'buyers.funds']);

/** Every leg of the ledger that an order caused, what was captured and refunded for it, and who holds it now. */
export async function orderMoney(db: Db, bills: readonly Bill[]) {
  const { buyerId, orderId } = bills[0]!;
  const [order] = await ordersByIds(db, buyerId, [orderId]);
  const refunds = await refundsOfOrder(db, buyerId, orderId);
  const sources: Id[] = [
    ...new Set<Id>([
      orderId,
      ...bills.map(({ billId }) => billId),
      ...refunds.map(({ sourceId }) => sourceId),
    ]),
  ];
  const legs = (await Promise.all(sources.map((source) => legsOf(db, source)))).flat();
  const held = new Map<string, bigint>();
  for (const { account, amountFen } of legs)
    if (!passing.has(account)) held.set(account, (held.get(account) ?? 0n) - amountFen);
  return {
    capturedFen: fenOut(order?.paidAt ? order.totalFen : 0n),
    refundedFen: fenOut(refunds.reduce((sum, { paidFen }) => sum + paidFen, 0n)),
    accounts: [...held].map(([account, amountFen]) => ({ account, amountFen: fenOut(amountFen) })),
    legs: legs
      .toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
      .map(({ postedAt, kind, account, amountFen }) => ({
        at: postedAt.toISOString(),
        kind,
        account,
        amountFen: fenOut(amountFen),
      })),
  };
}
