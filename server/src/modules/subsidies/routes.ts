import { now } from '../../platform/clock.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire } from '../../platform/ids.ts';
import { page, timeAndId } from '../../platform/paging.ts';
import { listBudgets } from './budgets.sql.ts';
import { changeBudget, topUpBudget } from './change-budget.ts';
import { subsidiesContract } from './contract.ts';
import { createBudget } from './create-budget.ts';
import { pauseBudget, resumeBudget, stopBudget } from './stop-budget.ts';
import { budgetView, burnDown, showBudgets } from './view.ts';

const perPage = 20;

export const subsidiesRoutes = routes(subsidiesContract, {
  'GET /operations/budgets': async ({ db, query: { state, cursor, limit = perPage } }) => {
    const budgets = await listBudgets(db, {
      state,
      after: timeAndId(cursor),
      limit: limit + 1,
      time: now(),
    });
    const shown = new Map((await showBudgets(db, budgets)).map((view, i) => [budgets[i]!, view]));
    return page(
      budgets,
      limit,
      (budget) => shown.get(budget)!,
      ({ createdAt, budgetId }) => [createdAt.toISOString(), budgetId],
    );
  },
  'POST /operations/budgets': async ({ tx, caller, body }) => {
    const { creatorId, capFen, perBuyerFen, startsAt, endsAt, ...rest } = body;
    const budgetId = await createBudget(tx, {
      ...rest,
      creatorId: creatorId === undefined ? undefined : fromWire('creator', creatorId),
      capFen: BigInt(capFen),
      perBuyerFen: perBuyerFen === undefined ? undefined : BigInt(perBuyerFen),
      startsAt: startsAt === undefined ? undefined : new Date(startsAt),
      endsAt: endsAt === undefined ? undefined : new Date(endsAt),
      actorId: caller.personId,
    });
    return budgetView(tx, budgetId);
  },
  'GET /operations/budgets/:budgetId': ({ db, params }) =>
    budgetView(db, fromWire('budget', params.budgetId)),
  'GET /operations/budgets/:budgetId/burn-down': ({ db, params, query: { hours = 48 } }) =>
    burnDown(db, fromWire('budget', params.budgetId), hours),
  'PATCH /operations/budgets/:budgetId': async ({ tx, caller, params, body }) => {
    const budgetId = fromWire('budget', params.budgetId);
    const { capFen, perBuyerFen, endsAt, ...rest } = body;
    await changeBudget(tx, {
      ...rest,
      budgetId,
      actorId: caller.personId,
      ...(capFen === undefined ? {} : { capFen: BigInt(capFen) }),
      ...(perBuyerFen === undefined
        ? {}
        : { perBuyerFen: perBuyerFen === null ? null : BigInt(perBuyerFen) }),
      ...(endsAt === undefined ? {} : { endsAt: endsAt === null ? null : new Date(endsAt) }),
    });
    return budgetView(tx, budgetId);
  },
  'POST /operations/budgets/:budgetId/top-ups': async ({ tx, caller, params, body }) => {
    const budgetId = fromWire('budget', params.budgetId);
    await topUpBudget(tx, {
      budgetId,
      addFen: BigInt(body.addFen),
      actorId: caller.personId,
      reason: body.reason,
    });
    return budgetView(tx, budgetId);
  },
  'POST /operations/budgets/:budgetId/pause': async ({ tx, caller, params, body }) => {
    const budgetId = fromWire('budget', params.budgetId);
    await pauseBudget(tx, { budgetId, actorId: caller.personId, reason: body.reason });
    return budgetView(tx, budgetId);
  },
  'DELETE /operations/budgets/:budgetId/pause': async ({ tx, caller, params }) => {
    const budgetId = fromWire('budget', params.budgetId);
    await resumeBudget(tx, { budgetId, actorId: caller.personId, reason: 'resumed' });
    return budgetView(tx, budgetId);
  },
  'POST /operations/budgets/:budgetId/stop': async ({ tx, caller, params, body }) => {
    const budgetId = fromWire('budget', params.budgetId);
    await stopBudget(tx, { budgetId, actorId: caller.personId, reason: body.reason });
    return budgetView(tx, budgetId);
  },
});
