import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newId, toWire } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { GatewayUnavailable } from '../gateway.ts';
import { requestRefund } from '../request-refund.ts';
import { refundsOfPurchase } from '../refunds.sql.ts';
import { openProviders, until } from './providers.ts';

const database = await testDatabase({ size: 20 });
const at = await openProviders(database);

const both = [
  ['alipay', 'alipay'],
  ['wechat_pay', 'wechat-pay'],
] as const;

describe.each(both)('%s', (method, provider) => {
  const captured = async (amountFen?: bigint) => {
    const payment = await at.start(method, amountFen);
    await at.decide(payment.redirectUrl, 'approve');
    await until(async () => (await payment.states())[0] === 'captured');
    return payment;
  };

  it('is paid on its page, and told by a signed notice', async () => {
    const payment = await captured();
    expect(await at.events('payment_captured', 'paymentId', payment.paymentId)).toBe(1);
  });

  it('is captured once when told twice', async () => {
    const payment = await at.start(method);
    await at.decide(payment.redirectUrl, 'twice');
    await until(async () => (await payment.states())[0] === 'captured');
    await new Promise((wake) => setTimeout(wake, 100));
    expect(await at.events('payment_captured', 'paymentId', payment.paymentId)).toBe(1);
  });

  it('finds by asking what no notice has said', async () => {
    const payment = await at.start(method);
    await at.decide(payment.redirectUrl, 'silent');
    expect(await payment.states()).toEqual(['pending']);
    await at.askOutcomes();
    expect(await payment.states()).toEqual(['captured']);
  });

  it('leaves a payment open that nobody has paid', async () => {
    const payment = await at.start(method);
    await at.askOutcomes();
    expect(await payment.states()).toEqual(['pending']);
    expect((await payment.begin()).paymentId).toBe(payment.paymentId);
  });

  it('begins anew when the address has expired, and closes the old attempt', async () => {
    const payment = await at.start(method);
    expect((await payment.begin()).paymentId).toBe(payment.paymentId);
    await sql`update payments.payments set started_at = started_at - interval '1 hour' where payment_id = ${payment.paymentId}`.execute(
      database.db,
    );
    expect((await payment.begin()).paymentId).not.toBe(payment.paymentId);
    await at.decide(payment.redirectUrl, 'approve');
    await until(async () => (await payment.states())[0] === 'captured');
    expect(await payment.states()).toEqual(['captured', 'pending']);
  });

  it('closes a trade, and takes money that comes all the same', async () => {
    const payment = await at.start(method);
    await fetch(new URL(payment.redirectUrl, at.url));
    await at.job('payments.close_trade').run(database, payment);
    expect(await payment.states()).toEqual(['closed']);
    expect((await at.notify[provider](payment.wireId)).status).toBeLessThan(300);
    expect(await payment.states()).toEqual(['captured']);
  });

  it.each(['http-500', 'no-answer', 'wrong-key', 'altered', 'unknown'])(
    'believes nothing of an answer that is %s',
    async (mood) => {
      const payment = await at.start(method);
      await at.decide(payment.redirectUrl, 'silent');
      expect((await at.mood(provider, mood)).status).toBe(204);
      await expect(at.gateways.of(method).queryTrade(payment.wireId)).rejects.toBeInstanceOf(
        GatewayUnavailable,
      );
      expect(await payment.states()).toEqual(['pending']);
      expect(await at.gateways.of(method).queryTrade(payment.wireId)).toMatchObject({ outcome: 'paid' });
    },
  );

  describe('a notice', () => {
    it('replayed 100 times in parallel captures once', async () => {
      const payment = await at.start(method);
      const sent = await Promise.all(
        Array.from({ length: 100 }, () => at.notify[provider](payment.wireId, {}, { id: 'the-same' })),
      );
      expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([method === 'alipay' ? 200 : 204]));
      expect(await at.events('payment_captured', 'paymentId', payment.paymentId)).toBe(1);
    });

    it.each([
      ['of one yuan for a dear order', { amountFen: 100 }, {}],
      ['in another currency', { currency: 'USD' }, {}],
      ['for another merchant', { merchant: '2088999' }, {}],
      ['for another app', { app: '20219' }, {}],
      ['of an unknown order', { about: toWire('payment', newId('payment')) }, {}],
      ['of no order', { about: 'x' }, {}],
      ['in an unknown state', { state: 'TRADE_PENDING' }, {}],
      [
        'with an altered byte',
        {},
        { alter: (body: string) => body.replace(/[0-9](?=[^0-9]*$)/, (d) => String((Number(d) + 1) % 10)) },
      ],
      ['signed with our own key', {}, { key: 'ours' as const }],
    ])('%s is refused and changes nothing', async (_what, change, how) => {
      const payment = await at.start(method);
      const { status, text } = await at.notify[provider](payment.wireId, change, how);
      expect([400, 404]).toContain(status);
      expect(text).not.toBe('success');
      expect(await payment.states()).toEqual(['pending']);
    });

    it('of another provider does not pay', async () => {
      const payment = await at.start('local_bank');
      expect((await at.notify[provider](payment.wireId)).status).toBe(400);
      expect(await payment.states()).toEqual(['pending']);
    });

    it('that comes before the call returned, and out of order, is taken', async () => {
      const payment = await at.start(method);
      const closed = method === 'alipay' ? 'TRADE_CLOSED' : 'CLOSED';
      await at.notify[provider](payment.wireId);
      await at.notify[provider](payment.wireId, { state: closed });
      expect(await payment.states()).toEqual(['captured']);
    });
  });

  describe('a refund', () => {
    const refund = async (
      payment: Awaited<ReturnType<typeof captured>>,
      amountFen: bigint,
      sourceKey = 'order:1',
    ) => {
      const { buyerId, purchaseId } = payment;
      const wanted = { buyerId, purchaseId, orderId: null, amountFen, reason: '买家取消', sourceKey };
      return database.transact((tx) => requestRefund(tx, wanted));
    };
    const send = (payment: { buyerId: string }, refundId: string) =>
      at.job('payments.send_refund').run(database, { buyerId: payment.buyerId, refundId });
    const stateOf = async ({ buyerId, purchaseId }: Awaited<ReturnType<typeof captured>>) =>
      (await refundsOfPurchase(database.db, buyerId, purchaseId)).map(({ state }) => state);

    it('is given back once, however often it is sent', async () => {
      const payment = await captured();
      const refundId = await refund(payment, 768n);
      await Promise.all([send(payment, refundId), send(payment, refundId), send(payment, refundId)]);
      expect(await stateOf(payment)).toEqual(['succeeded']);
      expect(await at.events('payment_refunded', 'refundId', refundId)).toBe(1);
      const rest = await refund(payment, 4_000n, 'order:2');
      await send(payment, rest);
      expect(await stateOf(payment)).toEqual(['succeeded', 'succeeded']);
    });

    it('whose answer got lost is found done when sent again', async () => {
      const payment = await captured();
      const refundId = await refund(payment, 4_768n);
      await at.mood(provider, 'no-answer');
      await expect(send(payment, refundId)).rejects.toBeInstanceOf(GatewayUnavailable);
      expect(await stateOf(payment)).toEqual(['requested']);
      await send(payment, refundId);
      expect(await stateOf(payment)).toEqual(['succeeded']);
    });

    it('that takes its time is asked for again', async () => {
      const payment = await captured();
      const refundId = await refund(payment, 100n);
      await at.mood(provider, 'refund-later');
      await send(payment, refundId);
      expect(await stateOf(payment)).toEqual(['requested']);
      await send(payment, refundId);
      expect(await stateOf(payment)).toEqual(['succeeded']);
    });

    it('that the provider refuses waits for an operator', async () => {
      const payment = await captured();
      const refundId = await refund(payment, 100n);
      await at.mood(provider, 'refund-refused');
      await send(payment, refundId);
      expect(await stateOf(payment)).toEqual(['refused']);
      expect(await at.events('refund_refused', 'refundId', refundId)).toBe(1);
    });
  });
});

describe('what is special', () => {
  it('answers Alipay exactly success, and WeChat Pay without a body', async () => {
    const one = await at.start('alipay');
    expect(await at.notify.alipay(one.wireId)).toEqual({ status: 200, text: 'success' });
    const two = await at.start('wechat_pay');
    expect(await at.notify['wechat-pay'](two.wireId)).toEqual({ status: 204, text: '' });
  });

  it.each([
    ['old', { ageMs: 301_000 }],
    ['of the future', { ageMs: -301_000 }],
    ['sealed with another key', { seal: Buffer.alloc(32, 'x') }],
  ])('a notice of WeChat Pay that is %s is refused', async (_what, how) => {
    const payment = await at.start('wechat_pay');
    expect((await at.notify['wechat-pay'](payment.wireId, {}, how)).status).toBe(400);
    expect(await payment.states()).toEqual(['pending']);
  });

  it('shows a code to scan for WeChat Pay, and a page for Alipay', async () => {
    expect(await at.start('wechat_pay')).toMatchObject({ scan: true });
    expect(await at.start('alipay')).toMatchObject({ scan: false });
  });

  it('tells what is offered, and that it is a test', async () => {
    const { items } = (await (await fetch(`${at.url}/api/payment-methods`)).json()) as { items: object[] };
    expect(items).toEqual([
      { method: 'local_bank', testMode: true, mandates: true },
      { method: 'alipay', testMode: true, mandates: true },
      { method: 'wechat_pay', testMode: true, mandates: false },
    ]);
  });
});
