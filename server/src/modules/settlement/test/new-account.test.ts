import { expect, test } from 'vitest';
import { at, day, hour, later } from '../../../platform/clock.ts';
import { fromWire, toWire } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { addStaff } from '../../identity/index.ts';
import { approvePayout } from '../decide-payout.ts';
import { accountWaits } from '../problems.ts';
import { code, openFigures } from './figures.ts';

/** An account that was named just now: told to everybody who keeps the money, and nothing is approved to it for a day. */
const database = await testDatabase();
const { trade, shop, strangers, creator, one, path, as } = await openFigures(database);
const [clerk, finance] = [await trade.market.person('店员'), await trade.market.person('会计')];
await database.transact(async (tx) => {
  for (const [{ personId }, role] of [
    [clerk, 'clerk'],
    [finance, 'finance'],
  ] as const)
    await addStaff(tx, { shopId: shop.shopId, personId, role, actorId: shop.owner.personId });
});
await trade.market.settle();
const icbc = { holder: '老李', bank: '工商银行', number: '6222 0000 1111 0001' };
const name = (account: object = icbc) => as(shop.owner, `PUT ${path('/payout-account')}`, account);
const inbox = async (who: { token: string }) =>
  (await as(who, 'GET /notifications')).body.items.filter(
    ({ link }: { link: string | null }) => link?.includes('/finance') || link?.includes('/earnings'),
  );

test('is told to all who keep the money, the one who did it too, with masked figures only', async () => {
  const { body } = await name();
  expect(Date.parse(body.waitsUntil) - Date.parse(body.namedAt)).toBe(day);
  await trade.market.settle();
  for (const who of [shop.owner, finance]) {
    const [told, ...more] = await inbox(who);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      topic: 'shop',
      title: 'Payouts now go to 工商银行 ····0001',
      link: `/console${`/merchant/${toWire('shop', shop.shopId)}`}/finance`,
    });
    expect(told.body).toContain('(China time)');
    expect(JSON.stringify(told)).not.toMatch(/老李|62220000/);
  }
  expect(await inbox(clerk)).toEqual([]);
});

test('the same account named again waits no longer and tells nobody; another begins anew', async () => {
  const first = (await as(shop.owner, `GET ${path('/finance')}`)).body.money.payoutAccount;
  expect(
    (await at(later(new Date(), hour), () => name({ ...icbc, number: '6222000011110001' }))).body,
  ).toEqual(first);
  await trade.market.settle();
  expect(await inbox(finance)).toHaveLength(1);
  const { rows } = await database.pool.query(
    `select details ->> 'first' as first from platform.audit_log where action = 'settlement.payout_account_changed' and subject = $1`,
    [toWire('shop', shop.shopId)],
  );
  expect(rows).toEqual([{ first: 'true' }]);
  const later1 = await at(later(new Date(), hour), () => name({ ...icbc, number: '6222000011110003' }));
  expect(Date.parse(later1.body.waitsUntil)).toBeGreaterThan(Date.parse(first.waitsUntil));
});

test('what is asked for meanwhile is accepted, not approved before the account has waited, and can be taken back', async () => {
  await name();
  const money = (await as(shop.owner, `GET ${path('/finance')}`)).body.money;
  expect(money).toMatchObject({ blocked: null, accountWaitHours: 24, payoutAccount: { numberTail: '0001' } });
  const { status, body: payout } = await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 10_000 });
  expect(status).toBe(201);
  expect(payout.notBefore).toBe(money.payoutAccount.waitsUntil);
  const approve = `POST /operations/payouts/${payout.payoutId}/approval`;
  const refused = await as(one, approve);
  expect(code(refused)).toBe('409 settlement.account_waits');
  expect(refused.body.detail).toMatch(/from \d+ \w+, \d\d:\d\d \(China time\) on/);
  expect((await as(one, `GET /operations/payouts/${payout.payoutId}`)).body).toMatchObject({
    accountNamedAt: money.payoutAccount.namedAt,
    payout: { state: 'requested', approvals: 0, notBefore: payout.notBefore },
  });
  const other = (await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 20_000 })).body.payoutId;
  await as(shop.owner, `POST ${path(`/payouts/${other}/cancellation`)}`);
  const rejected = (await as(shop.owner, `POST ${path('/payouts')}`, { amountFen: 500 })).body.payoutId;
  expect(code(await as(one, `POST /operations/payouts/${rejected}/rejection`, { reason: '待核实' }))).toMatch(
    /^200/,
  );
  // A second factor lasts for hours only, so that the verb stands for the operator of tomorrow.
  const payoutId = fromWire('payout', payout.payoutId);
  const approveIn = (ms: number) =>
    at(later(new Date(), ms), () =>
      database.transact((tx) => approvePayout(tx, payoutId, { ...one, shops: new Map(), creatorId: null })),
    );
  await expect(approveIn(day - hour)).rejects.toMatchObject({ kind: accountWaits });
  await approveIn(day + hour);
  const done = await as(one, `GET /operations/payouts/${payout.payoutId}`);
  expect(done.body.payout).toMatchObject({ state: 'approved', approvals: 1 });
  const waited = await at(later(new Date(), day + hour), () => as(shop.owner, `GET ${path('/finance')}`));
  expect(waited.body.money.payoutAccount.waitsUntil).toBeNull();
});

test('a payout to the account of before waits for nothing when another is named', async () => {
  const account = { holder: '老李', bank: '建设银行', number: '6227000011110001' };
  await at(later(new Date(), -3 * day), () => as(creator, 'PUT /me/earnings/payout-account', account));
  const { body: payout } = await as(creator, 'POST /me/earnings/payouts', { amountFen: 1_000 });
  expect(payout.notBefore).toBeNull();
  await as(creator, 'PUT /me/earnings/payout-account', { ...account, number: '6227000011110009' });
  await trade.market.settle();
  expect((await inbox(creator)).map(({ title }: { title: string }) => title)).toEqual([
    'Payouts now go to 建设银行 ····0009',
    'Payouts now go to 建设银行 ····0001',
  ]);
  const approval = await as(one, `POST /operations/payouts/${payout.payoutId}/approval`);
  expect(approval.body.payout).toMatchObject({ state: 'approved', bank: { numberTail: '0001' } });
});

test('only those who keep the money name the account', async () => {
  expect(code(await as(clerk, `PUT ${path('/payout-account')}`, icbc))).toBe(
    '403 platform.permission_needed',
  );
  expect(code(await as(strangers.owner, `PUT ${path('/payout-account')}`, icbc))).toBe(
    '404 platform.not_found',
  );
});
