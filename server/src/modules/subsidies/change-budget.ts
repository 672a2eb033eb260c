import { sql } from 'kysely';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { reservedOf, spentOf, type Budget } from './budget.ts';
import { lockBudget } from './budgets.sql.ts';
import { budgetChanged, budgetOver, capTooLow } from './problems.ts';

type ChangeBudget = {
  readonly budgetId: Id<'budget'>;
  readonly actorId: Id<'person'> | null;
  readonly reason: string;
  readonly seenVersion: number;
  readonly name?: { readonly zh: string; readonly en: string } | undefined;
  readonly capFen?: bigint | undefined;
  readonly perBuyerFen?: bigint | null | undefined;
  readonly endsAt?: Date | null | undefined;
};

/** Changes a budget that is not over. What is given already stays given. Throws capTooLow, budgetChanged, budgetOver. */
export async function changeBudget(tx: Tx, change: ChangeBudget): Promise<void> {
  const budget = await notOver(tx, change.budgetId);
  if (budget.version !== change.seenVersion) throw new Problem(budgetChanged);
  const { name, capFen = budget.capFen, perBuyerFen = budget.perBuyerFen, endsAt = budget.endsAt } = change;
  await setTerms(tx, budget, { capFen, perBuyerFen, endsAt });
  if (name)
    await sql`update subsidies.budgets set name_zh = ${name.zh}, name_en = ${name.en} where budget_id = ${budget.budgetId}`.execute(
      tx,
    );
  await record(tx, 'budget.changed', change, {
    from: String(budget.capFen),
    to: String(capFen),
    perBuyerFen: perBuyerFen === null ? null : String(perBuyerFen),
    endsAt: endsAt?.toISOString() ?? null,
  });
}

/** Adds money; a budget that was spent runs again. Throws budgetOver. */
export async function topUpBudget(
  tx: Tx,
  top: { budgetId: Id<'budget'>; addFen: bigint; actorId: Id<'person'> | null; reason: string },
): Promise<void> {
  const budget = await notOver(tx, top.budgetId);
  await setTerms(tx, budget, { ...budget, capFen: budget.capFen + top.addFen });
  await record(tx, 'budget.topped_up', top, { addFen: String(top.addFen) });
}

async function notOver(tx: Tx, budgetId: Id<'budget'>): Promise<Budget> {
  const budget = await lockBudget(tx, budgetId);
  if (!budget) throw new Problem(idNotFound);
  if (budget.state === 'stopped' || budget.state === 'ended')
    throw new Problem(budgetOver, { state: budget.state });
  return budget;
}

type Terms = Pick<Budget, 'capFen' | 'perBuyerFen' | 'endsAt'>;

async function setTerms(
  tx: Tx,
  { budgetId, startsAt, capFen: before, state }: Budget,
  terms: Terms,
): Promise<void> {
  if (terms.endsAt !== null && terms.endsAt <= startsAt) throw new Problem(budgetOver, { state });
  // Less to give: what lies in allowances comes back first, so that only what is really given counts.
  if (terms.capFen < before) await sql`select subsidies.withdraw_allowances(${budgetId})`.execute(tx);
  const budget = (await lockBudget(tx, budgetId))!;
  const out = reservedOf(budget) + spentOf(budget);
  if (terms.capFen < out) throw new Problem(capTooLow, { outFen: fenOut(out) });
  await sql`
    update subsidies.budgets set cap_fen = ${terms.capFen}, per_buyer_fen = ${terms.perBuyerFen}, ends_at = ${terms.endsAt},
      dry_since = null, version = version + 1,
      state = case when state = 'spent' then 'running' else state end,
      stop_reason = case when state = 'spent' then null else stop_reason end
    where budget_id = ${budgetId}`.execute(tx);
}

export async function record(
  tx: Tx,
  action: string,
  { budgetId, actorId, reason }: { budgetId: Id<'budget'>; actorId: Id<'person'> | null; reason: string },
  details: Record<string, unknown> = {},
): Promise<void> {
  await audit(tx, {
    actorId,
    action,
    subject: toWire('budget', budgetId),
    details: { ...details, reason, at: now().toISOString() },
  });
}
