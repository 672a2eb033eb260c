import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import type { Sweep } from '../../platform/jobs.ts';
import type { CaseKey } from './case.ts';
import { caseOf, dueCases } from './cases.sql.ts';
import { caseChanged } from './problems.ts';
import type { Status } from './status.ts';
import { takeStep } from './take-step.ts';
import type { Step } from './transitions.ts';

const byTheClock: Partial<Record<Status, Step>> = {
  10: 'auto_agree',
  12: 'give_up',
  30: 'give_up',
  40: 'auto_confirm',
};

/** What happens when nobody acts in time: the shop has agreed, the buyer has given up, the goods have arrived. */
export function passDeadlines(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  return eachDue({
    of: 'afterSale',
    page: (limit, after) => dueCases(database.db, time, limit, after),
    act: (key) => pass(database, key, time),
    unless: [caseChanged],
    stop,
  });
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
