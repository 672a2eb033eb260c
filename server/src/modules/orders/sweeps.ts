import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { Sweep } from '../../platform/jobs.ts';
import { cancelPurchase } from './cancel-purchase.ts';
import { confirmReceipt } from './confirm-receipt.ts';
import { dueForConfirmation, unpaidSince } from './orders.sql.ts';

const batch = 100;

/** Purchases that were not paid in time give their stock back. */
export async function dropUnpaid(database: Database): Promise<number> {
  const due = await unpaidSince(database.db, now(), batch);
  for (const key of due)
    await unlessChanged(
      database.transact((tx) => cancelPurchase(tx, { ...key, reason: 'not-paid-in-time' })),
    );
  return due.length === batch ? 1 : 0;
}

export async function confirmOverdue(database: Database): Promise<number> {
  const due = await dueForConfirmation(database.db, now(), batch);
  for (const key of due)
    await unlessChanged(database.transact((tx) => confirmReceipt(tx, { ...key, automatic: true })));
  return due.length === batch ? 1 : 0;
}

/** Its buyer may have paid, or confirmed, in this very moment: then there is nothing left to do. */
async function unlessChanged(act: Promise<void>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
}

export const ordersSweeps: readonly Sweep[] = [
  { name: 'orders.drop_unpaid', everyMs: 5_000, run: dropUnpaid },
  { name: 'orders.confirm_overdue', everyMs: 60_000, run: confirmOverdue },
];
