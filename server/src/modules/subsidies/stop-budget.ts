import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import type { Budget } from './budget.ts';
import { budgetsToEnd, lockBudget } from './budgets.sql.ts';
import { record } from './change-budget.ts';
import { budgetPolicy } from './policy.ts';
import { budgetOver } from './problems.ts';

type Act = {
  readonly budgetId: Id<'budget'>;
  readonly actorId: Id<'person'> | null;
  readonly reason: string;
};

/** Gives nothing for now. Orders that are placed keep what they have. Throws budgetOver. */
export function pauseBudget(tx: Tx, act: Act): Promise<void> {
  return move(tx, act, { from: ['running', 'spent'], to: 'paused', action: 'budget.paused' });
}

/** Lets a paused budget give again. Throws budgetOver. */
export function resumeBudget(tx: Tx, act: Act): Promise<void> {
  return move(tx, act, { from: ['paused'], to: 'running', action: 'budget.resumed' });
}

/** Ends a budget for good. Throws budgetOver. */
export function stopBudget(tx: Tx, act: Act): Promise<void> {
  return move(tx, act, { from: ['running', 'paused', 'spent'], to: 'stopped', action: 'budget.stopped' });
}

type Move = { from: readonly Budget['state'][]; to: Budget['state']; action: string };

async function move(tx: Tx, act: Act, { from, to, action }: Move): Promise<void> {
  const budget = await lockBudget(tx, act.budgetId);
  if (!budget) throw new Problem(idNotFound);
  if (!from.includes(budget.state)) throw new Problem(budgetOver, { state: budget.state });
  await setState(tx, act.budgetId, to, act.reason);
  await record(tx, action, act);
}

/** Without allowances the order lane has nothing to draw from: it stops at once, and never reads this row. */
async function setState(tx: Tx, budgetId: Id<'budget'>, to: Budget['state'], reason: string): Promise<void> {
  await sql`select subsidies.withdraw_allowances(${budgetId})`.execute(tx);
  await sql`
    update subsidies.budgets set state = ${to}, stop_reason = ${to === 'running' ? null : reason}, version = version + 1
    where budget_id = ${budgetId}`.execute(tx);
  await publish(tx, 'subsidies.budget_moved', { budgetId, state: to, reason });
}

/** Stops what is spent and what has come to its end. */
export async function endBudgets(database: Database, stop?: AbortSignal): Promise<number> {
  const { spentBelowFen } = await inForce(database.db, budgetPolicy);
  const time = now();
  return eachDue({
    of: 'budget',
    page: (limit, after) => budgetsToEnd(database.db, { time, spentBelowFen, after: after?.id, limit }),
    act: ({ id: budgetId }) => database.transact((tx) => endBudget(tx, budgetId, spentBelowFen)),
    stop,
  });
}

async function endBudget(tx: Tx, budgetId: Id<'budget'>, spentBelowFen: number): Promise<void> {
  const budget = (await lockBudget(tx, budgetId))!;
  if (budget.state !== 'running') return;
  const over = budget.endsAt !== null && budget.endsAt <= now();
  const left = budget.capFen - budget.paidFen + budget.returnedFen;
  if (!over && left >= BigInt(Math.max(spentBelowFen, 1))) return;
  const to = over ? 'ended' : 'spent';
  await setState(tx, budgetId, to, to);
  await record(tx, `budget.${to}`, { budgetId, actorId: null, reason: 'by itself' });
}
