import { sql } from 'kysely';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { creatorsByIds } from '../identity/index.ts';
import type { BudgetKind, Split } from './budget.ts';
import { budgetFunderUnclear } from './problems.ts';

export type NewBudget = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: BudgetKind;
  readonly brand?: string | undefined;
  readonly creatorId?: Id<'creator'> | undefined;
  /** Left out: the kind pays all of it. */
  readonly split?: Split | undefined;
  readonly capFen: bigint;
  readonly perBuyerFen?: bigint | undefined;
  readonly startsAt?: Date | undefined;
  readonly endsAt?: Date | undefined;
  readonly actorId: Id<'person'> | null;
};

/** From how many allowances orders draw at once: as many batches of the order lane as there may be at a time. */
const slots = 8;

const whole: Record<BudgetKind, Split> = {
  platform: { platformBps: 10_000, creatorBps: 0, brandBps: 0 },
  creator: { platformBps: 0, creatorBps: 10_000, brandBps: 0 },
  brand: { platformBps: 0, creatorBps: 0, brandBps: 10_000 },
};

/** Opens a budget. Throws budgetFunderUnclear. */
export async function createBudget(tx: Tx, budget: NewBudget): Promise<Id<'budget'>> {
  const { name, kind, capFen, perBuyerFen = null, actorId } = budget;
  const split = budget.split ?? whole[kind];
  const startsAt = budget.startsAt ?? now();
  if (!(await funderIsClear(tx, budget, split)) || (budget.endsAt && budget.endsAt <= startsAt))
    throw new Problem(budgetFunderUnclear);
  const budgetId = newId('budget');
  await sql`
    insert into subsidies.budgets (budget_id, name_zh, name_en, kind, brand, creator_id, platform_bps, creator_bps, brand_bps,
      cap_fen, per_buyer_fen, starts_at, ends_at, created_at, created_by)
    values (${budgetId}, ${name.zh}, ${name.en}, ${kind}, ${budget.brand ?? null}, ${budget.creatorId ?? null}, ${split.platformBps},
      ${split.creatorBps}, ${split.brandBps}, ${capFen}, ${perBuyerFen}, ${startsAt}, ${budget.endsAt ?? null}, ${now()}, ${actorId})`.execute(
    tx,
  );
  await sql`insert into subsidies.allowances (budget_id, slot) select ${budgetId}, generate_series(0, ${slots - 1}::int)`.execute(
    tx,
  );
  await audit(tx, {
    actorId,
    action: 'budget.opened',
    subject: toWire('budget', budgetId),
    details: { name, kind, capFen: String(capFen) },
  });
  return budgetId;
}

async function funderIsClear(tx: Tx, { kind, brand, creatorId }: NewBudget, split: Split): Promise<boolean> {
  if ((kind === 'brand') !== (brand !== undefined) || (kind === 'creator') !== (creatorId !== undefined))
    return false;
  if (split.platformBps + split.creatorBps + split.brandBps !== 10_000) return false;
  // Whoever is not named cannot be asked to pay.
  if ((split.brandBps > 0 && kind !== 'brand') || (split.creatorBps > 0 && kind !== 'creator')) return false;
  return creatorId === undefined || (await creatorsByIds(tx, [creatorId])).has(creatorId);
}
