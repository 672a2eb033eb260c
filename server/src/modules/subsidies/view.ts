import { hour, later, now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { forecast, leftOf, reservedOf, spentOf, stateOf, type Budget } from './budget.ts';
import { budgetsByIds, burntSince, hoursOf } from './budgets.sql.ts';
import { budgetPolicy } from './policy.ts';

/** Budgets as operators see them: how they stand, how fast they go, when they end. */
export async function showBudgets(db: Db, budgets: readonly Budget[]) {
  const time = now();
  const { burnHours } = await inForce(db, budgetPolicy);
  const since = later(time, -burnHours * hour);
  const burnt = await burntSince(
    db,
    budgets.map(({ budgetId }) => budgetId),
    later(since, -1 * hour + 1),
  );
  return budgets.map((budget) => {
    // A budget that runs for less than the window burns over the time it ran.
    const ran = Math.min(burnHours, (time.getTime() - budget.startsAt.getTime()) / hour);
    const burntFen = burnt.get(budget.budgetId) ?? 0n;
    const perHour = burntFen <= 0n ? 0n : BigInt(Math.round(Number(burntFen) / Math.max(ran, 1 / 60)));
    return showBudget(budget, perHour, time);
  });
}

export async function budgetView(db: Db, budgetId: Id<'budget'>) {
  const budget = (await budgetsByIds(db, [budgetId])).get(budgetId);
  if (!budget) throw new Problem(idNotFound);
  return (await showBudgets(db, [budget]))[0]!;
}

function showBudget(budget: Budget, burnPerHourFen: bigint, time: Date) {
  const { budgetId, creatorId, startsAt, endsAt, kind, brand, split, version, stopReason } = budget;
  return {
    budgetId: toWire('budget', budgetId),
    name: { zh: budget.nameZh, en: budget.nameEn },
    kind,
    brand,
    creatorId: creatorId && toWire('creator', creatorId),
    split,
    capFen: fenOut(budget.capFen),
    perBuyerFen: budget.perBuyerFen === null ? null : fenOut(budget.perBuyerFen),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    state: stateOf(budget, time),
    stopReason,
    spentFen: fenOut(spentOf(budget)),
    reservedFen: fenOut(reservedOf(budget)),
    leftFen: fenOut(leftOf(budget)),
    returnedFen: fenOut(budget.returnedFen),
    burnPerHourFen: fenOut(burnPerHourFen),
    forecastEndsAt: forecast(budget, burnPerHourFen, time)?.toISOString() ?? null,
    version,
    createdAt: budget.createdAt.toISOString(),
  };
}

/** Every hour, also those in which nothing happened, with what was left at its end. */
export async function burnDown(db: Db, budgetId: Id<'budget'>, hours: number) {
  const budget = (await budgetsByIds(db, [budgetId])).get(budgetId);
  if (!budget) throw new Problem(idNotFound);
  const thisHour = Math.floor(now().getTime() / hour) * hour;
  const first = Math.max(thisHour - (hours - 1) * hour, Math.floor(budget.startsAt.getTime() / hour) * hour);
  const known = new Map(
    (await hoursOf(db, budgetId, new Date(first))).map((row) => [row.hour.getTime(), row]),
  );
  const nothing = { drawnFen: 0n, paidFen: 0n, releasedFen: 0n, returnedFen: 0n };
  const items = [];
  let leftFen = leftOf(budget);
  // Backwards from what is left now: the cap may have been changed on the way.
  for (let at = thisHour; at >= first; at -= hour) {
    const { drawnFen, paidFen, releasedFen, returnedFen } = known.get(at) ?? nothing;
    items.push({
      hour: new Date(at).toISOString(),
      drawnFen: fenOut(drawnFen),
      paidFen: fenOut(paidFen),
      releasedFen: fenOut(releasedFen),
      returnedFen: fenOut(returnedFen),
      leftFen: fenOut(leftFen < 0n ? 0n : leftFen),
    });
    leftFen += drawnFen - releasedFen - returnedFen;
  }
  return { items: items.toReversed() };
}
