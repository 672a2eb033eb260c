import { day, later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { atRate } from '../../platform/money.ts';
import { postAll, type Account, type Entry, type Leg } from '../ledger/index.ts';
import { lockOrder, markSettled, type Order } from '../orders/index.ts';
import { book, keepReserve, ofCreator, ofShop, type Move, type MovementKind } from './accounts.sql.ts';
import { dueOrders, lockBills, setSettled, type Bill } from './bills.sql.ts';
import { byShop, incomeOf, keptFen, totalsOf, type PartName } from './parts.ts';

type Key = { readonly buyerId: Id<'person'>; readonly orderId: Id<'order'> };

/**
 * The account period is over: what the order earned is cut into what the shop, the creators, the platform and the tax office
 * get. 'waiting': a case is open, or a refund is on its way here. Again changes nothing.
 */
export async function settleOrder(tx: Tx, { buyerId, orderId }: Key): Promise<'settled' | 'waiting'> {
  const order = await lockOrder(tx, buyerId, orderId); // RACE: refunds take this lock too, so one of both sees the other
  if (!order || order.state !== 'received' || order.settledAt || order.openCases > 0) return 'waiting';
  const all = await lockBills(tx, orderId);
  const bills = all.filter(({ state }) => state === 'received');
  const at = now();
  if (bills.length === 0 || bills.some(({ dueAt }) => dueAt! > at) || !heardAllRefunds(order, all))
    return 'waiting';

  await markSettled(tx, order);
  for (const { billId } of bills) await setSettled(tx, billId, at);
  await book(tx, bills.flatMap(movesOf));
  await keepReserves(tx, bills, at);
  await publish(tx, 'settlement.order_settled', {
    orderId,
    buyerId,
    shopId: order.shopId,
    billIds: bills.map(({ billId }) => billId),
    netFen: String(bills.reduce((sum, bill) => sum + totalsOf(bill, bill.parts).netFen, 0n)),
  });
  await postAll(tx, bills.flatMap(entryOf));
  return 'settled';
}

/** What orders counts as going back is what the bills have heard of. */
function heardAllRefunds(order: Order, bills: readonly Bill[]): boolean {
  const paid = bills.reduce((sum, bill) => sum + bill.refundPaidFen, 0n);
  const subsidy = bills.reduce((sum, bill) => sum + bill.refundFen - bill.refundPaidFen, 0n);
  return paid === order.refundedFen + order.refundingFen && subsidy === order.refundedSubsidyFen;
}

/** The entry of decision 0014: out of shops.earned, to everybody who gets a part. */
export function entryOf(bill: Bill): Entry[] {
  const { netFen } = totalsOf(bill, bill.parts);
  const sums = new Map<Account, bigint>();
  const add = (account: Account, fen: bigint) => sums.set(account, (sums.get(account) ?? 0n) + fen);
  add('shops.earned', incomeOf(bill) - bill.refundFen);
  add('shops.payable', -netFen);
  for (const part of bill.parts) {
    add(part.account, byShop(part) ? -keptFen(part) : keptFen(part));
    if (!byShop(part)) add('subsidies.creator', -keptFen(part));
  }
  const legs: Leg[] = [...sums]
    .filter(([, amountFen]) => amountFen !== 0n)
    .map(([account, amountFen]) => ({ account, amountFen }));
  return legs.length === 0 ? [] : [{ kind: 'order_settled', sourceId: bill.billId, legs }];
}

const kinds: Partial<Record<PartName, MovementKind>> = {
  commission: 'commission',
  service: 'service',
  creator_subsidy: 'subsidy',
};

function movesOf(bill: Bill): Move[] {
  const about = { sourceId: bill.billId, billId: bill.billId, orderId: bill.orderId };
  const { netFen } = totalsOf(bill, bill.parts);
  const creators = bill.parts
    .filter(({ creatorId }) => creatorId !== null)
    .map((part): Move => ({
      ...ofCreator(part.creatorId!),
      ...about,
      kind: kinds[part.part]!,
      amountFen: byShop(part) ? keptFen(part) : -keptFen(part),
    }));
  return [{ ...ofShop(bill.shopId), ...about, kind: 'settled', amountFen: netFen }, ...creators];
}

/** Of hosted commissions a part is kept back, so that refunds find something to take: how much and how long is in the bill. */
async function keepReserves(tx: Tx, bills: readonly Bill[], at: Date): Promise<void> {
  for (const { billId, terms, parts } of bills.filter((bill) => bill.terms.hosted && bill.creatorId))
    for (const part of parts.filter(({ part: name }) => name === 'commission'))
      await keepReserve(tx, ofCreator(terms.creatorId!), {
        billId,
        amountFen: atRate(keptFen(part), terms.reserveBps),
        releaseAt: later(at, terms.reserveDays * day),
      });
}

/** Settles what is due. One order that waits, or cannot be settled, does not hold up those behind it. */
export function settleDue(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  return eachDue({
    of: 'order',
    page: (limit, after) => dueOrders(database.db, time, limit, after),
    act: ({ buyerId, id: orderId }) => database.transact((tx) => settleOrder(tx, { buyerId, orderId })),
    stop,
  });
}
