import { afterAll, describe, expect, test } from 'vitest';
import { at, day, later } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { accountingMonth, closeMonth, writeMonth } from '../close-month.ts';
import { monthOf } from '../days.ts';
import { code, openFigures } from './figures.ts';
import { findings } from './trade.ts';

const database = await testDatabase();
const { trade, shop, apples, buyer, creator, terms, orderId, one, two, as } = await openFigures(database);
const { call } = trade;
afterAll(async () => expect(await findings(database)).toEqual([]));

describe('a creator', () => {
  test('sees what was earned, traced to the fen', async () => {
    const { body } = await as(creator, 'GET /me/earnings/bills');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      cpsOrderStatus: 60,
      role: 'creator',
      commissionRate: 1_000,
      commissionAmount: 9_900,
      platformShareAmount: 990,
      estimatedIncome: 8_910,
      settlementAmount: 8_910,
    });
    const fall = await as(creator, `GET /me/earnings/orders/${toWire('order', orderId)}/waterfall`);
    expect(
      fall.body.steps.map(({ kind, amountFen }: { kind: string; amountFen: number }) => [kind, amountFen]),
    ).toEqual([
      ['commission', 9_900],
      ['commission_share', -990],
    ]);
    expect((await as(creator, 'GET /me/earnings')).body).toMatchObject({
      balanceFen: 8_910,
      availableFen: 8_910,
    });
    expect(code(await as(buyer, 'GET /me/earnings'))).toMatch(/^403/);
    const other = await trade.creator();
    expect(code(await as(other, `GET /me/earnings/bills/${body.items[0].billId}`))).toMatch(/^404/);
  });

  test('withdraws through a bank file; a failed payout comes back', async () => {
    const account = { holder: '=老李', bank: '建设银行', number: '6227000011110002' };
    await at(later(new Date(), -2 * day), () => as(creator, 'PUT /me/earnings/payout-account', account));
    const { body: payout } = await as(creator, 'POST /me/earnings/payouts', { amountFen: 8_910 });
    await as(one, `POST /operations/payouts/${payout.payoutId}/approval`);
    const sent = await call('POST /operations/payout-files', { token: two.token });
    expect(sent.body).toContain(`${payout.payoutId},'=老李,建设银行,6227000011110002,89.10,CNY`);
    expect(code(await as(two, 'POST /operations/payout-files'))).toBe('409 settlement.nothing_to_send');
    const fileId = await fileIsKept(sent.body);
    const outcome = { outcome: 'failed', bankReference: 'B1', reason: '账户已注销' };
    const failed = await as(two, `POST /operations/payouts/${payout.payoutId}/outcome`, outcome);
    expect(failed.body.payout).toMatchObject({ state: 'failed', reason: '账户已注销' });
    expect(code(await as(two, `POST /operations/payouts/${payout.payoutId}/outcome`, outcome))).toBe(
      '409 settlement.payout_decided',
    );
    // What the bank refused went back: a row of it that is sent again could be paid beside the next request.
    expect((await as(one, 'GET /operations/payout-files')).body.items[0]).toMatchObject({ unanswered: 0 });
    expect(code(await as(one, `GET /operations/payout-files/${fileId}`))).toBe(
      '409 settlement.file_answered',
    );
    expect((await as(creator, 'GET /me/earnings')).body).toMatchObject({ balanceFen: 8_910, heldFen: 0 });
  });
});

/** Whoever lost the answer finds the file again; who takes it away is written down. */
async function fileIsKept(csv: string): Promise<string> {
  const [file] = (await as(one, 'GET /operations/payout-files')).body.items;
  const madeBy = { personId: toWire('person', two.personId), nickname: '运营' };
  expect(file).toMatchObject({ payouts: 1, amountFen: 8_910, unanswered: 1, madeBy });
  const again = await as(one, `GET /operations/payout-files/${file.fileId}`);
  expect(again.body).toBe(csv);
  expect(again.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(again.headers['content-disposition']).toMatch(/^attachment; filename="payouts-\d{8}T\d{6}\.csv"$/);
  const { rows } = await database.pool.query(
    `select actor_id, count(*)::int from platform.audit_log
     where action = 'settlement.payout_file_downloaded' and subject = $1 group by 1`,
    [file.fileId],
  );
  expect(rows).toEqual([{ actor_id: one.personId, count: 1 }]);
  for (const who of [creator, shop.owner])
    expect(code(await as(who, `GET /operations/payout-files/${file.fileId}`))).toMatch(/^404/);
  const unknown = `GET /operations/payout-files/${toWire('payoutFile', newId('payoutFile'))}`;
  expect(code(await as(one, unknown))).toBe('404 platform.not_found');
  return file.fileId;
}

describe('operators', () => {
  test('see the control accounts, every bill, and an order in the ledger', async () => {
    const { body } = await as(one, 'GET /operations/finance');
    for (const control of body.controls)
      expect(control).toMatchObject({ unheardFen: 0, ledgerFen: control.ownersFen });
    expect(
      (await as(one, `GET /operations/settlement-bills?creatorId=${toWire('creator', creator.creatorId)}`))
        .body.items,
    ).toHaveLength(1);
    const money = (await as(one, `GET /operations/orders/${toWire('order', orderId)}/waterfall`)).body;
    expect(money.capturedFen).toBe(99_600);
    expect(money.accounts.reduce((sum: number, each: { amountFen: number }) => sum + each.amountFen, 0)).toBe(
      99_600,
    );
    expect((await as(one, 'GET /operations/payouts?state=failed')).body.items[0]).toMatchObject({
      ownerName: { en: 'Lao Li' },
    });
  });

  test('close a month once it is over, in the background; it never changes again', async () => {
    const month = monthOf(later(new Date(), 10 * day));
    const route = `POST /operations/accounting-months/${month}/closing`;
    expect(code(await as(one, route))).toBe('409 settlement.month_not_over');
    await at(later(new Date(), 75 * day), async () => {
      for (const each of new Set([monthOf(new Date()), month]))
        await database.transact((tx) => closeMonth(tx, each, one.personId));
      expect(await accountingMonth(database.db, month)).toMatchObject({ state: 'closing', done: 0 });
      for (const each of [monthOf(new Date()), month, month]) await writeMonth(database, each);
    });
    expect(await accountingMonth(database.db, month)).toMatchObject({ state: 'closed' });
    const order = await trade.sold(buyer, shop.shopId, [
      { product: apples, quantity: 1, unitFen: 10_000, terms },
    ]);
    await trade.receive(order, shop.shopId);
    await trade.passPeriod();
    const { rows } = await database.pool.query(
      `select max(book_on)::text > (select closed_through::text from settlement.books) as open from settlement.movements`,
    );
    expect(rows[0].open).toBe(true);
  });
});
