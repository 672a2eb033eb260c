import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Sweep } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseKey } from './case.ts';
import { caseOf, dueCases } from './cases.sql.ts';
import type { Status } from './status.ts';
import { takeStep } from './take-step.ts';
import type { Step } from './transitions.ts';

const batch = 100;
const byTheClock: Partial<Record<Status, Step>> = {
  10: 'auto_agree',
  12: 'give_up',
  30: 'give_up',
  40: 'auto_confirm',
};

/** What happens when nobody acts in time: the shop has agreed, the buyer has given up, the goods have arrived. */
export async function passDeadlines(database: Database): Promise<number> {
  const time = now();
  const due = await dueCases(database.db, time, batch);
  const failures: unknown[] = [];
  for (const key of due)
    await pass(database, key, time).catch((error: unknown) => {
      // A Problem is none here: somebody acted in this very moment.
      if (!(error instanceof Problem)) failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
  return due.length === batch ? 1 : 0;
}

function pass(database: Database, key: CaseKey, time: Date): Promise<void> {
  return database.transact(async (tx) => {
    const found = await caseOf(tx, key);
    const step = found && byTheClock[found.status];
    if (!step || found.dueAt === null || found.dueAt > time) return;
    await takeStep(tx, key, { step, actor: 'system', version: found.version });
  });
}

export const aftersalesSweeps: readonly Sweep[] = [
  { name: 'aftersales.pass_deadlines', everyMs: 30_000, run: passDeadlines },
];
