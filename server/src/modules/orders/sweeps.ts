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
  return eachAlone(due, (key) =>
    database.transact((tx) => cancelPurchase(tx, { ...key, reason: 'not-paid-in-time' })),
  );
}

export async function confirmOverdue(database: Database): Promise<number> {
  const due = await dueForConfirmation(database.db, now(), batch);
  return eachAlone(due, (key) => database.transact((tx) => confirmReceipt(tx, { ...key, automatic: true })));
}

/**
 * Acts on each; one that cannot be done does not hold up those behind it, and is told when all have had their turn. A
 * Problem is none here: its buyer has paid, or confirmed, in this very moment. Answers whether a full batch went well.
 */
async function eachAlone<Key>(due: readonly Key[], act: (key: Key) => Promise<void>): Promise<number> {
  const failures: unknown[] = [];
  for (const key of due)
    await act(key).catch((error: unknown) => {
      if (!(error instanceof Problem)) failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
  return due.length === batch ? 1 : 0;
}

export const ordersSweeps: readonly Sweep[] = [
  { name: 'orders.drop_unpaid', everyMs: 5_000, run: dropUnpaid },
  { name: 'orders.confirm_overdue', everyMs: 60_000, run: confirmOverdue },
];
