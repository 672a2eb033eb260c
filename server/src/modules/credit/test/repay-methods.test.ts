import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { gatewaysOf } from '../../payments/gateways.ts';
import { startRepayment } from '../repay.ts';
import { openLender } from './make.ts';

/** What is owed may be paid back at every provider that is offered here. */
const database = await testDatabase();
const lender = await openLender(database);
const { call, borrower, buyOnCredit } = lender;
afterAll(() => lender.sound());
const buyer = await borrower();
await buyOnCredit(buyer);
await lender.market.settle();
const { token } = buyer;
const code = ({ status, body }: Answer) => `${status} ${body?.code ?? ''}`.trim();
const repay = (body: object) =>
  call('POST /me/credit/repayments', { token, body: { scope: 'all', returnPath: '/me/credit', ...body } });

/** Goes where it is paid, and approves there. */
async function approve(redirectUrl: string): Promise<void> {
  const page = await fetch(new URL(redirectUrl, lender.bank.url));
  const body = new URLSearchParams({ decision: 'approve' });
  await fetch(page.url, { method: 'POST', body, redirect: 'manual' });
}

test.each([
  ['local_bank', false],
  ['alipay', false],
  ['wechat_pay', true],
] as const)('at %s', async (method, scan) => {
  const before = (await call('GET /me/credit', { token })).body.owedFen;
  const started = await repay({ method, amountFen: 1_000 });
  expect(started).toMatchObject({ status: 201, body: { amountFen: 1_000, scan, invoke: null } });
  await approve(started.body.redirectUrl);
  const path = `GET /me/credit/repayments/${started.body.repaymentId}`;
  await lender.until(async () => {
    await lender.market.settle();
    return (await call(path, { token })).body.state === 'received';
  });
  expect((await call('GET /me/credit', { token })).body.owedFen).toBe(before - 1_000);
  const { rows } = await database.pool.query(
    `select method from payments.payments where purpose = 'repayment' and state = 'captured' order by started_at desc limit 1`,
  );
  expect(rows).toEqual([{ method }]);
});

test('at the first that is offered, when none is chosen', async () => {
  expect(await repay({ amountFen: 100 })).toMatchObject({ status: 201, body: { scan: false } });
});

describe('refused is', () => {
  const start = (offered: Parameters<typeof gatewaysOf>[0]) =>
    startRepayment(database, gatewaysOf(offered), {
      buyerId: buyer.personId,
      scope: 'all',
      method: 'alipay',
      returnUrl: '/me/credit',
    });

  test('a provider that is not offered, and any when there is none: nothing is recorded', async () => {
    const count = async () =>
      (await database.pool.query('select count(*)::int as n from credit.repayments')).rows[0].n;
    const before = await count();
    const { gateways } = lender.outside;
    await expect(start([gateways.of('local_bank')])).rejects.toMatchObject({
      kind: { code: 'payments.method_not_offered' },
    });
    await expect(start([])).rejects.toMatchObject({ kind: { code: 'payments.no_provider' } });
    expect(await count()).toBe(before);
  });

  test('what lends itself, and what is no way of paying', async () => {
    for (const method of ['pay_later', 'instalments', 'cash', '', null])
      expect(code(await repay({ method }))).toBe('400 platform.invalid_request');
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    'me/credit',
    '/me\\credit',
    '',
    '/a b',
    '/%2f/x',
    `/${'a'.repeat(300)}`,
  ])('to come back to %s', async (returnPath) =>
    expect(code(await repay({ returnPath }))).toBe('400 platform.invalid_request'),
  );
});
