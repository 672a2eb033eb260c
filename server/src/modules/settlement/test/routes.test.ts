import { existsSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { at, later, day } from '../../../platform/clock.ts';
import { fromWire, toWire } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { buildServer } from '../../../server.ts';
import { dayOf } from '../days.ts';
import { makeExport } from '../export-figures.ts';
import { code, openFigures } from './figures.ts';
import { findings } from './trade.ts';

const database = await testDatabase();
const { trade, shop, strangers, buyer, orderId, one, two, path, as } = await openFigures(database);
const { house, modules } = trade;
const server = buildServer({ ...house, modules, serve: new Set(['api']) });
const job = (name: string) =>
  modules.flatMap((module) => module.jobs ?? []).find((each) => each.name === name)!;
const sweep = (name: string) =>
  modules.flatMap((module) => module.sweeps ?? []).find((each) => each.name === name)!;
afterAll(async () => expect(await findings(database)).toEqual([]));

describe('a shop', () => {
  test('sees its bills with the names of the field, and finds them', async () => {
    const { body } = await as(shop.owner, `GET ${path('/settlement-bills')}`);
    const line = body.items.find((bill: { orderLineId: string | null }) => bill.orderLineId);
    expect(line).toMatchObject({
      actualPayAmount: 99_000,
      platformAllowanceAmount: 1_000,
      totalIncome: 100_000,
      platformCommissionAmount: 1_980,
      distributorCommissionAmount: 9_900,
      serviceAmount: 594,
      totalOutgoingAmount: 12_474,
      settlementAmount: 87_526,
      settlementStatus: 'settled',
      settlementRule: 'T+7 · tech 2% · pay 0.6% · cps 10%',
    });
    const found = await as(
      shop.owner,
      `GET ${path(`/settlement-bills?q=${line.orderNumber}&state=settled&limit=1`)}`,
    );
    expect(found.body.items).toHaveLength(1);
    const next = await as(
      shop.owner,
      `GET ${path(`/settlement-bills?q=${line.orderNumber}&limit=1&cursor=${found.body.next}`)}`,
    );
    expect(next.body.items[0].billId).not.toBe(found.body.items[0].billId);
    expect((await as(shop.owner, `GET ${path(`/settlement-bills/${line.billId}`)}`)).body).toEqual(line);
    expect(
      code(await as(strangers.owner, `GET ${path(`/settlement-bills/${line.billId}`, strangers)}`)),
    ).toMatch(/^404/);
    expect(code(await as(buyer, `GET ${path('/settlement-bills')}`))).toMatch(/^404/);
  });

  test('follows an order from gross to net', async () => {
    const { body } = await as(shop.owner, `GET ${path(`/orders/${toWire('order', orderId)}/waterfall`)}`);
    expect(
      body.steps.map(({ kind, amountFen }: { kind: string; amountFen: number }) => [kind, amountFen]),
    ).toEqual([
      ['paid', 99_600],
      ['platform_subsidy', 1_000],
      ['technical', -1_980],
      ['payment', -598],
      ['commission', -9_900],
    ]);
    expect(body.netFen).toBe(88_122);
    expect(body.steps.at(-1).afterFen).toBe(88_122);
    const elsewhere = await as(
      strangers.owner,
      `GET ${path(`/orders/${toWire('order', orderId)}/waterfall`, strangers)}`,
    );
    expect(code(elsewhere)).toMatch(/^404/);
  });

  test('reads statements that add up', async () => {
    const [from, to] = [dayOf(new Date()), dayOf(later(new Date(), 60 * day))];
    const { body } = await as(shop.owner, `GET ${path(`/statements?by=day&fromDay=${from}&toDay=${to}`)}`);
    for (const { openingFen, closingFen, totals } of body.items)
      expect(
        openingFen + totals.reduce((sum: number, each: { amountFen: number }) => sum + each.amountFen, 0),
      ).toBe(closingFen);
    expect(body.items[0].closingFen).toBe(88_122);
    const moves = await as(shop.owner, `GET ${path('/movements')}`);
    expect(moves.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['settled', 'settled']);
  });

  test('withdraws what it has: asked, approved by somebody else, paid once', async () => {
    expect((await as(shop.owner, `GET ${path('/finance')}`)).body.money).toMatchObject({
      availableFen: 88_122,
      blocked: 'no-account',
    });
    expect(code(await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 100 }))).toBe(
      '409 settlement.no_payout_account',
    );
    expect(
      code(
        await as(shop.owner, `PUT ${path('/payout-account')}`, {
          holder: '老李',
          bank: '工商银行',
          number: 'abc',
        }),
      ),
    ).toBe('422 settlement.account_unsound');
    const namedAt = later(new Date(), -2 * day);
    const account = { holder: '老李', bank: '工商银行', number: '6222 0000 1111 0004' };
    const bank = await at(namedAt, () => as(shop.owner, `PUT ${path('/payout-account')}`, account));
    expect(bank.body).toEqual({
      holder: '老李',
      bank: '工商银行',
      numberTail: '0004',
      namedAt: namedAt.toISOString(),
      waitsUntil: later(namedAt, day).toISOString(),
    });
    expect(code(await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 1 }))).toBe(
      '422 settlement.below_minimum',
    );
    expect(code(await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 88_123 }))).toBe(
      '409 settlement.not_enough',
    );
    const { body: payout } = await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 50_000 });
    expect((await as(shop.owner, `GET ${path('/finance')}`)).body.money).toMatchObject({
      availableFen: 38_122,
      heldFen: 50_000,
    });
    expect(code(await as(shop.owner, `POST /operations/payouts/${payout.payoutId}/approval`))).toMatch(
      /^404/,
    );
    const approval = await as(one, `POST /operations/payouts/${payout.payoutId}/approval`);
    expect(approval.body).toMatchObject({
      payout: { state: 'approved', approvals: 1 },
      approvedBy: [toWire('person', one.personId)],
    });
    expect(code(await as(shop.owner, `POST ${path(`/payouts/${payout.payoutId}/cancellation`)}`))).toBe(
      '409 settlement.payout_decided',
    );
    const payoutId = fromWire('payout', payout.payoutId);
    await job('settlement.send_payout').run(database, { payoutId });
    await job('settlement.send_payout').run(database, { payoutId });
    const said = { outcome: 'failed', bankReference: 'B1' };
    expect(code(await as(two, `POST /operations/payouts/${payout.payoutId}/outcome`, said))).toBe(
      '409 settlement.payout_decided',
    );
    await sweep('settlement.ask_bank').run(database);
    expect((await as(shop.owner, `GET ${path('/payouts')}`)).body.items[0]).toMatchObject({
      state: 'done',
      amountFen: 50_000,
    });
    expect((await as(shop.owner, `GET ${path('/finance')}`)).body.money).toMatchObject({
      balanceFen: 38_122,
      heldFen: 0,
    });
  });

  test('takes a request back, and reads why another was rejected', async () => {
    const first = await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 1_000 });
    await as(shop.owner, `POST ${path(`/payouts/${first.body.payoutId}/cancellation`)}`);
    const second = await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 38_122 });
    await as(two, `POST /operations/payouts/${second.body.payoutId}/rejection`, { reason: '账户名不符' });
    const { body } = await as(shop.owner, `GET ${path('/payouts')}`);
    expect(body.items.slice(0, 2)).toMatchObject([
      { state: 'rejected', reason: '账户名不符' },
      { state: 'cancelled' },
    ]);
    expect((await as(shop.owner, `GET ${path('/finance')}`)).body.money.heldFen).toBe(0);
  });

  test('pays its deposit from the balance; an operator uses it', async () => {
    const paid = await as(shop.owner, `POST ${path('/deposits')}`, { amountFen: 8_000, from: 'balance' });
    expect(paid.body).toEqual({ depositId: expect.stringMatching(/^dep_/), payment: null });
    expect((await as(shop.owner, `GET ${path('/finance')}`)).body).toMatchObject({
      money: { balanceFen: 30_122 },
      deposit: { balanceFen: 8_000 },
    });
    const use = `POST /operations${path('/deposit-uses')}`;
    expect(code(await as(one, use, { amountFen: 8_001, reason: '欠款' }))).toBe(
      '409 settlement.deposit_short',
    );
    expect((await as(one, use, { amountFen: 3_000, reason: '欠款' })).body).toEqual({
      depositFen: 5_000,
      balanceFen: 33_122,
    });
    expect((await as(shop.owner, `GET ${path('/deposits')}`)).body.items).toHaveLength(2);
    const back = await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 5_000, pot: 'deposit' });
    expect(back.body).toMatchObject({ pot: 'deposit', state: 'requested' });
    await as(one, `POST /operations/payouts/${back.body.payoutId}/rejection`, { reason: '需保留' });
  });

  test.each(['csv', 'xlsx'] as const)('has a file of its bills made as %s', async (format) => {
    const span = { fromDay: dayOf(new Date()), toDay: dayOf(new Date()) };
    expect(
      code(
        await as(shop.owner, `POST ${path('/finance-exports')}`, {
          what: 'bills',
          format,
          fromDay: '2020-01-01',
          toDay: '2026-01-01',
        }),
      ),
    ).toBe('422 settlement.export_too_long');
    const { body: asked } = await as(shop.owner, `POST ${path('/finance-exports')}`, {
      what: 'bills',
      format,
      ...span,
    });
    const file = `GET ${path(`/finance-exports/${asked.exportId}/file`)}`;
    expect(code(await as(shop.owner, file))).toBe('409 settlement.export_not_ready');
    await makeExport(database, house.storage, fromWire('dataExport', asked.exportId));
    const told = await as(shop.owner, `GET ${path(`/finance-exports/${asked.exportId}`)}`);
    expect(told.body).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(
      code(await as(strangers.owner, `GET ${path(`/finance-exports/${asked.exportId}/file`, strangers)}`)),
    ).toMatch(/^404/);
    const answer = await trade.app.inject({
      url: `/api${file.slice(4)}`,
      headers: { authorization: `Bearer ${shop.owner.token}` },
    });
    expect(answer.statusCode).toBe(200);
    const key = `exports/${fromWire('dataExport', asked.exportId).slice(-2)}/${fromWire('dataExport', asked.exportId)}.${format}`;
    expect(existsSync(house.storage.pathOf(key))).toBe(true);
    expect((await server.inject({ url: `/media/${key}` })).statusCode).toBe(404);
    expect(answer.headers['content-disposition']).toContain(`.${format}"`);
    if (format === 'csv') {
      const rows = answer.body.replace('\uFEFF', '').trim().split('\n');
      expect(rows).toHaveLength(3);
      expect(rows.some((row) => row.includes(',990.00,10.00,'))).toBe(true);
      return;
    }
    const files = unzipSync(answer.rawPayload);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    expect(sheet.match(/<row>/g)).toHaveLength(3);
    expect(sheet).toContain('<v>875.26</v>');
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});
