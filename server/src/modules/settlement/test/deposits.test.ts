// Deleting the `once(…)` around `record` in open-deposit.ts must make "under one key" fail, at the balance and at a provider.
import { afterAll, describe, expect, test } from 'vitest';
import { openModules } from '../../../house.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { freshKey } from '../../../../test/till.ts';
import { addStaff } from '../../identity/index.ts';
import { move, post } from '../../ledger/index.ts';
import { gatewaysOf } from '../../payments/gateways.ts';
import { openGateways } from '../../payments/index.ts';
import { openBank } from '../../payments/test/bank.ts';
import { book, ofShop } from '../accounts.sql.ts';
import { openDeposit } from '../open-deposit.ts';
import { shopFinanceRoutes } from '../shop.routes.ts';
import { code } from './figures.ts';
import { findings } from './trade.ts';

/** A shop's deposit may be paid in every way that is offered here. */
const database = await testDatabase({ size: 20 });
const bank = await openBank(database);
const { call, modules } = testApp(database, (house) =>
  // The providers listen on a port of their own here: settlement is told where.
  openModules(house).map((module) =>
    module.name === 'settlement'
      ? { ...module, routes: shopFinanceRoutes({ ...house, config: bank.config }) }
      : module,
  ),
);
const market = openMarket(database, modules);
const shop = await market.shop();
const strangers = await market.shop();
afterAll(async () => expect(await findings(database)).toEqual([]));

const path = (of = shop) => `/shops/${toWire('shop', of.shopId)}`;
const pay = (body: object, key: string = freshKey(), { token } = shop.owner) =>
  call(`POST ${path()}/deposits`, {
    token,
    body: { amountFen: 1_000, ...body },
    headers: { 'idempotency-key': key },
  });
const deposit = async () => {
  await market.settle();
  return (await call(`GET ${path()}/finance`, { token: shop.owner.token })).body.deposit.balanceFen as number;
};
const paid = async () => (await call(`GET ${path()}/deposits`, { token: shop.owner.token })).body.items;
async function approve(redirectUrl: string): Promise<void> {
  const page = await fetch(new URL(redirectUrl, bank.url));
  const body = new URLSearchParams({ decision: 'approve' });
  await fetch(page.url, { method: 'POST', body, redirect: 'manual' });
}
/** Something settled that the shop may use: its own ¥100. */
await database.transact(async (tx) => {
  const sourceId = newId('settlementBill');
  await book(tx, [{ ...ofShop(shop.shopId), kind: 'settled', amountFen: 10_000n, sourceId }]);
  await post(tx, {
    kind: 'order_settled',
    sourceId,
    legs: move('gateway.transit', 'shops.payable', 10_000n),
  });
});

await market.settle();

test.each([
  ['local_bank', false],
  ['alipay', false],
  ['wechat_pay', true],
] as const)('is paid at %s, and comes back to a page of ours', async (from, scan) => {
  const before = await deposit();
  const { status, body } = await pay({ from, returnPath: '/console/merchant/x/finance' });
  expect([status, body.payment]).toMatchObject([201, { scan, invoke: null }]);
  expect((await paid())[0]).toMatchObject({ depositId: body.depositId, kind: 'paid', state: 'waiting' });
  await approve(body.payment.redirectUrl);
  await expect.poll(deposit, { timeout: 5_000 }).toBe(before + 1_000);
  expect((await paid())[0]).toMatchObject({ state: 'done', amountFen: 1_000 });
});

test('is paid from the balance at once, as far as it reaches', async () => {
  const before = await deposit();
  expect(await pay({ from: 'balance' })).toMatchObject({ status: 201, body: { payment: null } });
  expect(await deposit()).toBe(before + 1_000);
  expect(code(await pay({ from: 'balance', amountFen: 1_000_000 }))).toBe('409 settlement.not_enough');
});

describe('under one key', () => {
  test.each(['balance', 'local_bank'])(
    'it is one deposit, however often it is asked for: %s',
    async (from) => {
      const [before, key] = [await paid(), freshKey()];
      const asked = await Promise.all(Array.from({ length: 12 }, () => pay({ from }, key)));
      expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(asked.map(({ body }) => body.depositId)).size).toBe(1);
      expect(await paid()).toHaveLength(before.length + 1);
      expect(code(await pay({ from, amountFen: 2_000 }, key))).toBe('409 platform.idempotency_key_reused');
      expect(code(await pay({ from: 'alipay' }, key))).toBe('409 platform.idempotency_key_reused');
    },
  );

  test('what is paid already is not paid again', async () => {
    const key = freshKey();
    const before = await deposit();
    const { body } = await pay({ from: 'alipay' }, key);
    await approve(body.payment.redirectUrl);
    await expect.poll(deposit, { timeout: 5_000 }).toBe(before + 1_000);
    expect(code(await pay({ from: 'alipay' }, key))).toBe('409 payments.already_paid');
  });
});

describe('refused is', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/console',
    'javascript:alert(1)',
    'console',
    '/\\evil.example',
    '/a b',
    '',
    `/${'a'.repeat(300)}`,
  ])('to come back to %s', async (returnPath) =>
    expect(code(await pay({ from: 'local_bank', returnPath }))).toBe('400 platform.invalid_request'),
  );

  test('an address in the field of old, and what is no way of paying a deposit', async () => {
    for (const body of [{ from: 'local_bank', returnUrl: '/' }, { from: 'pay_later' }, { from: 'cash' }, {}])
      expect(code(await pay(body))).toBe('400 platform.invalid_request');
    expect(code(await pay({ from: 'balance' }, 'short'))).toBe('400 platform.idempotency_key_needed');
  });

  test('a way of paying that is not offered here, and any where there is none: nothing is recorded', async () => {
    const before = await paid();
    const ask = (offered: Parameters<typeof gatewaysOf>[0]) =>
      openDeposit(database, gatewaysOf(offered), {
        shopId: shop.shopId,
        amountFen: 1n,
        from: 'wechat_pay',
        actorId: shop.owner.personId,
        key: freshKey(),
        locale: 'zh',
        buyer: { ip: '127.0.0.1', phone: false },
      });
    const bankOnly = [openGateways(bank.config).of('local_bank')];
    await expect(ask(bankOnly)).rejects.toMatchObject({ kind: { code: 'payments.method_not_offered' } });
    await expect(ask([])).rejects.toMatchObject({ kind: { code: 'payments.no_provider' } });
    expect(await paid()).toEqual(before);
  });

  test('whoever does not look after the money of this shop', async () => {
    const packer = await market.person('小工');
    await database.transact((tx) =>
      addStaff(tx, {
        shopId: shop.shopId,
        personId: packer.personId,
        role: 'clerk',
        actorId: shop.owner.personId,
      }),
    );
    for (const who of [strangers.owner, packer, await market.buyer()])
      expect(code(await pay({ from: 'balance' }, freshKey(), who))).toMatch(/^40[34] /);
    expect((await call(`POST ${path()}/deposits`, { body: { amountFen: 1, from: 'balance' } })).status).toBe(
      401,
    );
  });
});
