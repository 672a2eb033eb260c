import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { postWrittenOff } from './books.ts';
import { openOf } from './debts.ts';
import { dueForWriteOff, instalmentsOf, saveInstalment, type Key } from './instalments.sql.ts';
import { countInHistory, lockLine } from './lines.sql.ts';
import { notOverdue } from './problems.ts';

/** What stayed overdue for as long as was agreed is given up in the books. */
export function writeOffOverdue(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  const reason = 'overdue for as long as agreed';
  return eachDue({
    of: 'instalment',
    page: (limit, after) => dueForWriteOff(database.db, time, limit, after),
    act: (key) => database.transact((tx) => writeOff(tx, { ...key, actorId: null, reason })),
    // Paid in this very moment: there is nothing to give up any more.
    unless: [notOverdue],
    stop,
  });
}

/** A loss of the platform; the buyer owes it still, and may pay it back later. Throws notOverdue. */
export async function writeOff(
  tx: Tx,
  { buyerId, instalmentId, actorId, reason }: Key & { actorId: Id<'person'> | null; reason: string },
): Promise<void> {
  await lockLine(tx, buyerId);
  const [instalment] = await instalmentsOf(tx, buyerId, { instalmentId });
  if (!instalment) throw new Problem(idNotFound);
  if (instalment.state !== 'overdue') throw new Problem(notOverdue);
  await saveInstalment(tx, { ...instalment, state: 'written_off', writtenOffAt: now(), nextChargeAt: null });
  await countInHistory(tx, buyerId, { written_off: 1 });
  await audit(tx, {
    actorId,
    action: 'credit.written_off',
    subject: toWire('instalment', instalmentId),
    details: { reason, openFen: String(openOf(instalment)) },
  });
  await postWrittenOff(tx, instalment);
}
