import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { readTogether } from '../../platform/read-together.ts';
import type { Split } from './budget.ts';
import { budgetsOnOffer } from './budgets.sql.ts';
import { buyerTotals } from './draws.sql.ts';

/** A budget that gives now, and how much more it gives this buyer; null: as much as there is. */
export type BudgetOnOffer = {
  readonly budgetId: Id<'budget'>;
  readonly forBuyerFen: bigint | null;
  readonly split: Split;
};
export type BudgetDesk = {
  /** Which budgets an offer to this buyer may draw on. Remembered for at most a second; the lane decides. */
  open(buyerId: Id<'person'> | null): Promise<ReadonlyMap<Id<'budget'>, BudgetOnOffer>>;
  refresh(): void;
};

const freshMs = 1_000;

type Drawn = ReadonlyMap<Id<'budget'>, bigint>;
const nothing: Drawn = new Map();

export function openBudgetDesk(db: Db): BudgetDesk {
  const totalsOf = readTogether((buyerIds: readonly Id<'person'>[]) => drawnBy(db, buyerIds));
  type Known = Awaited<ReturnType<typeof budgetsOnOffer>>;
  let known: { at: number; budgets: Promise<Known> } | undefined;

  function budgets(): Promise<Known> {
    const time = performance.now();
    if (known && time - known.at < freshMs) return known.budgets;
    const read = budgetsOnOffer(db, now());
    known = { at: time, budgets: read };
    read.catch(() => (known = undefined));
    return read;
  }

  return {
    refresh: () => (known = undefined),
    async open(buyerId) {
      const running = await budgets();
      const shared = running.some(({ perBuyerFen }) => perBuyerFen !== null);
      const had = shared && buyerId !== null ? await totalsOf(buyerId) : nothing;
      return new Map(
        running.map(({ budgetId, perBuyerFen, split }) => {
          const forBuyerFen = perBuyerFen === null ? null : perBuyerFen - (had.get(budgetId) ?? 0n);
          return [budgetId, { budgetId, forBuyerFen, split }];
        }),
      );
    },
  };
}

async function drawnBy(db: Db, buyerIds: readonly Id<'person'>[]): Promise<Drawn[]> {
  const drawn = Map.groupBy(await buyerTotals(db, [...new Set(buyerIds)]), ({ buyerId }) => buyerId);
  return buyerIds.map(
    (buyerId) => new Map(drawn.get(buyerId)?.map(({ budgetId, drawnFen }) => [budgetId, drawnFen])),
  );
}
