import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { at, hour, later, now } from '../../../platform/clock.ts';
import { fromWire, newId, toWire } from '../../../platform/ids.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { openTill } from '../../../../test/till.ts';
import { prepared } from '../../checkout/test/make.ts';
import { openOffering } from '../../checkout/test/offering.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { endBudgets } from '../stop-budget.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, openModules);
const market = openMarket(database, modules);
const offering = openOffering(database);
const till = openTill(database);
let token: string;

beforeAll(async () => {
  token = await database.transact(async (tx) => {
    const personId = await signUp(tx, { phone: '13800000900', nickname: '陈运营' });
    await grantOperator(tx, { personId, permissions: ['budgets', 'audit'] });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
});
afterAll(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

const code = ({ status, body }: Answer) => `${status} ${body?.code}`;
const idempotent = () => ({ 'idempotency-key': newId('entry') });
const open = async (more: object = {}) =>
  (
    await call('POST /operations/budgets', {
      token,
      headers: idempotent(),
      body: { name: { zh: '大牌补贴', en: 'Brand days' }, kind: 'platform', capFen: 10_000, ...more },
    })
  ).body;
const budget = (budgetId: string, rest = '') => `/operations/budgets/${budgetId}${rest}`;

/** So many orders draw ten yuan each from a budget. */
async function orders(budgetId: string, count: number): Promise<string[]> {
  const { shopId } = await market.shop();
  const { skuId } = await market.product(shopId, 100);
  await offering.price(skuId, { budgetId: fromWire('budget', budgetId), priceFen: 3_990 });
  await till.goods.priceAfresh([{ skuId, quantity: 1, attributionToken: null }], { buyerId: null });
  const outcomes = [];
  for (let i = 0; i < count; i++)
    outcomes.push((await till.lane.place(await prepared(till.goods, [{ skuId }]))).outcome);
  await market.settle();
  return outcomes;
}

describe('operators', () => {
  test('open budgets of the platform, a brand or a creator, and are told what is unclear', async () => {
    expect(await open()).toMatchObject({
      state: 'running',
      capFen: 10_000,
      leftFen: 10_000,
      split: { platformBps: 10_000 },
    });
    const split = { platformBps: 4_000, brandBps: 6_000, creatorBps: 0 };
    expect(await open({ kind: 'brand', brand: '山河', split })).toMatchObject({
      kind: 'brand',
      brand: '山河',
      split,
    });
    for (const wrong of [
      { kind: 'brand' },
      { kind: 'creator', creatorId: toWire('creator', newId('creator')) },
      { split },
      { split: { platformBps: 9_999, brandBps: 0, creatorBps: 0 } },
    ])
      expect((await open(wrong)).code).toBe('subsidies.funder_unclear');
  });

  test('see a budget go down, hour by hour, and when it will be used up', async () => {
    const { budgetId } = await open();
    expect(await orders(budgetId, 4)).toEqual(Array(4).fill('placed'));
    const { body } = await call(`GET ${budget(budgetId)}`, { token });
    expect(body).toMatchObject({ reservedFen: 4_000, spentFen: 0, leftFen: 6_000, state: 'running' });
    expect(body.burnPerHourFen).toBeGreaterThan(0);
    expect(Date.parse(body.forecastEndsAt)).toBeGreaterThan(Date.now());
    const { items } = (await call(`GET ${budget(budgetId, '/burn-down')}`, { token })).body;
    expect(items.at(-1)).toMatchObject({ drawnFen: 4_000, leftFen: 6_000 });
    const list = (await call('GET /operations/budgets?state=running', { token })).body.items;
    expect(list.map((one: { budgetId: string }) => one.budgetId)).toContain(budgetId);
  });

  test('change the cap, never below what is given; two never overwrite each other', async () => {
    const { budgetId, version } = await open();
    await orders(budgetId, 4);
    const change = (body: object) =>
      call(`PATCH ${budget(budgetId)}`, { token, body: { seenVersion: version, reason: '调整', ...body } });
    expect(code(await change({ capFen: 3_999 }))).toBe('409 subsidies.cap_too_low');
    expect((await change({ capFen: 4_000 })).body).toMatchObject({
      capFen: 4_000,
      leftFen: 0,
      version: version + 1,
    });
    expect(code(await change({ capFen: 9_000 }))).toBe('409 subsidies.budget_changed');
    expect(await orders(budgetId, 1)).toEqual(['budget_exhausted']);
    const top = await call(`POST ${budget(budgetId, '/top-ups')}`, {
      token,
      headers: idempotent(),
      body: { addFen: 1_000, reason: '追加' },
    });
    expect(top.body).toMatchObject({ capFen: 5_000, leftFen: 1_000, state: 'running' });
    expect(await orders(budgetId, 2)).toEqual(['placed', 'budget_exhausted']);
    expect((await call(`GET ${budget(budgetId)}`, { token })).body.state).toBe('dry');
  });

  test('pause, resume and stop; each out of turn is refused, all is written down', async () => {
    const { budgetId } = await open();
    const body = { reason: '检查' };
    expect((await call(`POST ${budget(budgetId, '/pause')}`, { token, body })).body.state).toBe('paused');
    expect(code(await call(`POST ${budget(budgetId, '/pause')}`, { token, body }))).toBe(
      '409 subsidies.budget_over',
    );
    expect((await call(`DELETE ${budget(budgetId, '/pause')}`, { token })).body.state).toBe('running');
    expect((await call(`POST ${budget(budgetId, '/stop')}`, { token, body })).body).toMatchObject({
      state: 'stopped',
      stopReason: '检查',
    });
    expect(code(await call(`DELETE ${budget(budgetId, '/pause')}`, { token }))).toBe(
      '409 subsidies.budget_over',
    );
    const { rows } = await database.pool.query(
      'select action from platform.audit_log where subject = $1 order by at, audit_id',
      [budgetId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'budget.opened',
      'budget.paused',
      'budget.resumed',
      'budget.stopped',
    ]);
  });
});

test('a budget ends by itself, at its end and when it is spent', async () => {
  const { budgetId } = await open({ endsAt: later(now(), hour).toISOString() });
  await at(later(now(), 2 * hour), () => endBudgets(database));
  expect((await call(`GET ${budget(budgetId)}`, { token })).body.state).toBe('ended');

  const spent = await open({ capFen: 1_000 });
  await database.pool.query('update subsidies.budgets set cap_fen = 50 where budget_id = $1', [
    fromWire('budget', spent.budgetId),
  ]);
  await endBudgets(database);
  expect((await call(`GET ${budget(spent.budgetId)}`, { token })).body).toMatchObject({
    state: 'spent',
    stopReason: 'spent',
  });
});

test('what is not there is not found', async () => {
  expect((await call(`GET ${budget(toWire('budget', newId('budget')))}`, { token })).status).toBe(404);
});
