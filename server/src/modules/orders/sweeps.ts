import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import type { Sweep } from '../../platform/jobs.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { confirmReceipt } from './confirm-receipt.ts';
import { dueForConfirmation, unpaidSince } from './orders.sql.ts';
import { orderNotReceivable, purchaseNotCancellable } from './problems.ts';

/** Purchases that were not paid in time give their stock back. */
export function dropUnpaid(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  return eachDue({
    of: 'purchase',
    page: (limit, after) => unpaidSince(database.db, time, limit, after),
    act: ({ buyerId, id: purchaseId }) =>
      database.transact((tx) => cancelPurchase(tx, { buyerId, purchaseId, reason: 'not-paid-in-time' })),
    unless: [purchaseNotCancellable],
    stop,
  });
}

export function confirmOverdue(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  return eachDue({
    of: 'order',
    page: (limit, after) => dueForConfirmation(database.db, time, limit, after),
    act: ({ buyerId, id: orderId }) =>
      database.transact((tx) => confirmReceipt(tx, { buyerId, orderId, automatic: true })),
    unless: [orderNotReceivable],
    stop,
  });
}

export const ordersSweeps: readonly Sweep[] = [
  { name: 'orders.drop_unpaid', everyMs: 5_000, run: dropUnpaid },
  { name: 'orders.confirm_overdue', everyMs: 60_000, run: confirmOverdue },
];
