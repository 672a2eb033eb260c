import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toWire } from '../../../platform/ids.ts';
import { changePolicy } from '../../../platform/policy.ts';
import { revokeMandate } from '../../payments/index.ts';
import type { Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { agreementText } from '../agreement-text.ts';
import { payLaterPolicy } from '../policy.ts';
import { openLender } from './make.ts';

/** Every route, every refusal, and whose things are whose. */
const database = await testDatabase();
const lender = await openLender(database);
const { call, borrower, buyOnCredit } = lender;
afterAll(() => lender.sound());

let buyer: Awaited<ReturnType<typeof borrower>>;
let stranger: typeof buyer;
const code = ({ status, body }: Answer) => `${status} ${body?.code ?? ''}`.trim();
const text = { agreementVersion: agreementText.version, returnPath: '/me/credit' };

beforeAll(async () => {
  buyer = await borrower();
  stranger = await borrower('古丽');
  // The goods of these tests are apples; here they may be paid later.
  await database.transact((tx) =>
    changePolicy(tx, {
      name: payLaterPolicy.name,
      body: { ...payLaterPolicy.defaults, excludedCategories: ['flowers'] },
      seenVersion: 0,
      actorId: null,
      reason: 'apples',
    }),
  );
});

describe('opening and closing', () => {
  test('who has none sees none, and why; opening leads to the bank, and then it is there', async () => {
    const newcomer = await lender.market.buyer('新人');
    const { token } = newcomer;
    const before = await call('GET /me/credit', { token });
    expect(before.body).toMatchObject({
      state: 'none',
      limitFen: 0,
      nextDue: null,
      agreementText: { version: agreementText.version },
    });
    expect(before.body.reasons[0]).toMatchObject({ code: 'active', ok: false });
    expect(
      code(await call('POST /me/credit/activation', { token, body: { ...text, agreementVersion: 'old' } })),
    ).toBe('409 credit.text_changed');
    const opened = await call('POST /me/credit/activation', { token, body: text });
    expect(opened).toMatchObject({
      status: 201,
      body: { redirectUrl: expect.stringContaining('/local-bank/agreements/') },
    });
    expect((await call('GET /me/credit', { token })).body).toMatchObject({
      state: 'activating',
      availableFen: 100_000,
    });
    await lender.sign(opened.body.redirectUrl);
    await lender.until(async () => {
      await lender.market.settle();
      return (await call('GET /me/credit', { token })).body.state === 'active';
    });
    expect(code(await call('POST /me/credit/activation', { token, body: text }))).toBe(
      '409 credit.already_active',
    );
    expect(code(await call('POST /me/credit/deactivation', { token }))).toBe('204');
    expect(code(await call('POST /me/credit/deactivation', { token }))).toBe('409 credit.not_active');
    await lender.market.settle();
    expect((await call('GET /me/credit', { token })).body).toMatchObject({
      state: 'closed',
      limitFen: 100_000,
    });
  });

  test('a signature refused at the bank opens nothing', async () => {
    const newcomer = await lender.market.buyer('犹豫的人');
    const { redirectUrl } = await lender.open(newcomer);
    await lender.sign(redirectUrl, 'refuse');
    await lender.market.settle();
    expect((await call('GET /me/credit', { token: newcomer.token })).body.state).toBe('activating');
  });

  test('nobody with a bad history is granted anything, and is told why in their language', async () => {
    const bad = await lender.market.buyer('老赖');
    await database.pool.query('insert into credit.histories (buyer_id, written_off) values ($1, 1)', [
      bad.personId,
    ]);
    const refused = await call('POST /me/credit/activation', {
      token: bad.token,
      body: text,
      language: 'zh',
    });
    expect(code(refused)).toBe('409 credit.not_granted');
    expect(refused.body.detail).toContain('评分');
    expect(refused.body.details.factors.length).toBeGreaterThan(3);
  });

  test('a permission withdrawn at the bank stops lending until it is signed again', async () => {
    const wavering = await borrower('反悔的人');
    const { mandateId } = await lender.line(wavering);
    await database.transact((tx) => revokeMandate(tx, { buyerId: wavering.personId, mandateId: mandateId! }));
    await lender.market.settle();
    expect((await call('GET /me/credit', { token: wavering.token })).body.state).toBe('activating');
    expect(await lender.refusal(lender.lend(wavering, await lender.place(wavering)))).toBe(
      'credit.not_eligible',
    );
  });
});

describe('buying', () => {
  test('the offer explains itself, and a purchase is paid through the same door as any other', async () => {
    const { purchaseId, orders } = await lender.place(buyer, { priceFen: 24_000n });
    const path = `/purchases/${toWire('purchase', purchaseId)}`;
    const { body: offer } = await call(`GET ${path}/credit-offer`, { token: buyer.token });
    expect(offer).toMatchObject({
      payLater: { eligible: true },
      instalments: { eligible: true },
      availableFen: 100_000,
    });
    expect(
      offer.instalments.plans.map((plan: { tenor: number; totalFen: number; firstFen: number }) => [
        plan.tenor,
        plan.totalFen,
        plan.firstFen,
      ]),
    ).toEqual([
      [3, 24_432, 8_144],
      [6, 24_864, 4_144],
      [12, 25_728, 2_144],
    ]);
    expect((await call(`GET ${path}/credit-offer`, { token: stranger.token })).status).toBe(404);
    const pay = (body: object, token = buyer.token) =>
      call(`POST ${path}/payments`, { token, body: { returnPath: '/pay?x=1', ...body } });
    expect((await pay({ method: 'pay_later' }, stranger.token)).status).toBe(404);
    expect(code(await pay({ method: 'instalments', tenor: 4 }))).toBe('409 credit.plan_unknown');
    const paid = await pay({ method: 'instalments', tenor: 3 });
    expect(paid).toMatchObject({
      status: 201,
      body: { redirectUrl: `/pay?x=1&payment=${paid.body.paymentId}` },
    });
    await lender.market.settle();
    expect(code(await pay({ method: 'pay_later' }))).toBe('409 payments.already_paid');
    expect((await call(`GET ${path}/payments`, { token: buyer.token })).body.items[0]).toMatchObject({
      method: 'instalments',
      state: 'captured',
    });

    const { body: list } = await call('GET /me/credit/agreements?open=true', { token: buyer.token });
    const { agreementId } = list.items[0];
    const { body: agreement } = await call(`GET /me/credit/agreements/${agreementId}`, {
      token: buyer.token,
    });
    expect(agreement).toMatchObject({
      openFen: 24_432,
      tenor: 3,
      earlyRepayment: { amountFen: 24_144, savedFeeFen: 288 },
    });
    expect(agreement.orders).toEqual([
      { orderId: toWire('order', orders[0]!.orderId), amountFen: 24_000, refundedFen: 0 },
    ]);
    expect((await call(`GET /me/credit/agreements/${agreementId}`, { token: stranger.token })).status).toBe(
      404,
    );
    expect((await call('GET /me/credit', { token: buyer.token })).body).toMatchObject({
      usedFen: 24_000,
      owedFen: 24_432,
      nextDue: { amountFen: 8_144 },
    });

    const { body: bills } = await call('GET /me/credit/bills', { token: buyer.token });
    expect(bills).toMatchObject({ openFen: 0, days: [] });
    const [first] = bills.months;
    expect(bills.months).toHaveLength(3);
    const { body: next } = await call(`GET /me/credit/bills?month=${first.month}`, { token: buyer.token });
    expect(next.days).toMatchObject([{ openFen: 8_144, items: [{ number: 1, of: 3, state: 'scheduled' }] }]);
    expect((await call('GET /me/credit/bills?month=2026-13', { token: buyer.token })).status).toBe(400);
  });

  test('what cannot be bought on credit says why, and the purchase can be paid otherwise', async () => {
    const dear = await lender.place(buyer, { priceFen: 60_000n });
    const refused = await call(`POST /purchases/${toWire('purchase', dear.purchaseId)}/payments`, {
      token: buyer.token,
      body: { method: 'pay_later', returnPath: '/pay' },
    });
    expect(code(refused)).toBe('409 credit.not_eligible');
    expect(refused.body.details.reason).toBe('item_price');
    expect((await lender.purchase(buyer, dear.purchaseId))?.state).toBe('unpaid');
  });

  test('a cart is told before it is bought', async () => {
    const { skuId } = await lender.market.product(lender.shop.shopId, 5, { priceFen: 24_000n });
    const body = { lines: [{ skuId: toWire('sku', skuId), quantity: 1 }] };
    const { body: offer } = await call('POST /quotes/credit-offer', { token: stranger.token, body });
    expect(offer).toMatchObject({
      payLater: { eligible: true },
      instalments: { plans: [{ totalFen: 24_432 }, {}, {}] },
    });
    const newcomer = await lender.market.buyer('新来的');
    const { body: refused } = await call('POST /quotes/credit-offer', {
      token: newcomer.token,
      body,
      language: 'zh',
    });
    expect(refused.payLater.reasons[0]).toMatchObject({
      code: 'active',
      ok: false,
      words: { zh: '尚未开通信用支付。' },
    });
  });

  test('what costs nothing is not lent', async () => {
    const placed = await lender.place(stranger);
    expect(await lender.refusal(lender.lend(stranger, { ...placed, orders: [] }))).toBe(
      'credit.nothing_to_lend',
    );
  });

  test('plans for an amount are shown to anybody signed in', async () => {
    const { body } = await call('GET /me/credit/plans?amountFen=100000', { token: stranger.token });
    expect(body.plans[0]).toMatchObject({ tenor: 3, feeFen: 1_800, firstFen: 33_934, laterFen: 33_933 });
    expect((await call('GET /me/credit/plans?amountFen=0', { token: stranger.token })).status).toBe(400);
  });
});

describe('paying back', () => {
  test('is quoted, led to the bank, and seen; nothing owed and too much are refused', async () => {
    const token = stranger.token;
    const whole = { scope: 'all' };
    expect(code(await call('POST /me/credit/repayment-quotes', { token, body: whole }))).toBe(
      '409 credit.nothing_owed',
    );
    const { agreementId } = await buyOnCredit(stranger);
    const one = { scope: 'agreement', agreementId: toWire('creditAgreement', agreementId) };
    expect((await call('POST /me/credit/repayment-quotes', { token, body: one })).body).toMatchObject({
      amountFen: 10_000,
      savedFeeFen: 0,
    });
    expect(
      code(await call('POST /me/credit/repayment-quotes', { token, body: { ...one, amountFen: 10_001 } })),
    ).toBe('409 credit.too_much');
    expect(code(await call('POST /me/credit/repayment-quotes', { token: buyer.token, body: one }))).toBe(
      '409 credit.nothing_owed',
    );
    expect(
      (
        await call('POST /me/credit/repayments', {
          token,
          body: { scope: 'agreement', returnPath: '/me/credit' },
        })
      ).status,
    ).toBe(404);
    for (const amountFen of [0, -1, 1.5, '1', 1e21])
      expect(
        (
          await call('POST /me/credit/repayments', {
            token,
            body: { ...whole, amountFen, returnPath: '/me' },
          })
        ).status,
      ).toBe(400);
    expect(code(await call('POST /me/credit/deactivation', { token }))).toBe('409 credit.still_owed');

    const started = await call('POST /me/credit/repayments', {
      token,
      body: { ...whole, amountFen: 4_000, returnPath: '/me/credit' },
    });
    expect(started).toMatchObject({ status: 201, body: { amountFen: 4_000 } });
    const path = `GET /me/credit/repayments/${started.body.repaymentId}`;
    expect((await call(path, { token })).body).toMatchObject({ state: 'started', surplusFen: null });
    expect((await call(path, { token: buyer.token })).status).toBe(404);
    await lender.post(started.body.redirectUrl, 'decision=approve');
    await lender.until(async () => {
      await lender.market.settle();
      return (await call(path, { token })).body.state === 'received';
    });
    expect((await call('GET /me/credit', { token })).body).toMatchObject({ owedFen: 6_000, usedFen: 6_000 });
  });
});
