import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { later, now } from '../../../platform/clock.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { signedHeaders } from '../gateway-local-protocol.ts';
import { localBankGateway } from '../gateway-local.ts';
import { GatewayUnavailable, type Gateway } from '../gateway.ts';
import { closePayments } from '../close-payments.ts';
import { openGateways } from '../gateways.ts';
import { openPayments } from '../module.ts';
import { paymentsOf } from '../payments.sql.ts';
import { refundsOfPurchase } from '../refunds.sql.ts';
import { requestRefund } from '../request-refund.ts';
import { startPayment } from '../start-payment.ts';
import { openBank } from './bank.ts';

const database = await testDatabase({ size: 20 });
const bank = await openBank(database);
const gateway = localBankGateway(bank.account);
let buyerId: Id<'person'>;
let purchaseId: Id<'purchase'>;

beforeEach(() => {
  buyerId = newId('person');
  purchaseId = newId('purchase', buyerId);
});

const start = (amountFen = 4_768n) =>
  startPayment(database, gateway, {
    buyerId,
    purpose: 'purchase',
    subjectId: purchaseId,
    amountFen,
    subject: '洛川红富士苹果',
    returnUrl: `${bank.url}/pay`,
  });

const decide = (redirectUrl: string, decision: string) =>
  fetch(bank.url + redirectUrl, {
    method: 'POST',
    body: `decision=${decision}`,
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

const states = async () => (await paymentsOf(database.db, buyerId, purchaseId)).map(({ state }) => state);
const events = async (name: string) => {
  const { rows } =
    await sql`select 1 from platform.events where name = ${name} and payload->>'purchaseId' = ${purchaseId}`.execute(
      database.db,
    );
  return rows.length;
};

async function until(condition: () => Promise<boolean>) {
  for (let n = 0; n < 100; n++) {
    if (await condition()) return;
    await new Promise((wake) => setTimeout(wake, 30));
  }
  throw new Error('it did not come to that within 3 s');
}

function notice(
  change: object = {},
  { secret = bank.account.secret, at = Date.now(), id = `msg_${Math.random()}` } = {},
) {
  const said = {
    out_trade_no: '',
    trade_no: 'LB1',
    state: 'paid',
    amount_fen: 4_768,
    currency: 'CNY',
    merchant_no: bank.account.merchantNo,
    ...change,
  };
  const body = JSON.stringify(said);
  return fetch(`${bank.url}/api/payment-notices/local-bank`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      ...signedHeaders(secret, id, Math.floor(at / 1_000), body),
    },
  });
}

describe('paying at the local bank', () => {
  it('has a page in the language that was chosen in the app, whatever the browser prefers', async () => {
    const { redirectUrl } = await start();
    const pageFor = async (headers: Record<string, string>) =>
      (await fetch(bank.url + redirectUrl, { headers })).text();
    expect(await pageFor({ 'accept-language': 'zh-CN', cookie: 'jishi_language=en' })).toContain('lang="en"');
    expect(await pageFor({ 'accept-language': 'en', cookie: 'jishi_language=zh' })).toContain('确认付款');
    expect(await pageFor({ 'accept-language': 'en', cookie: 'jishi_language=fr' })).toContain('lang="en"');
  });

  it('captures once when the buyer approves', async () => {
    const { redirectUrl } = await start();
    const page = await fetch(bank.url + redirectUrl);
    expect(await page.text()).toContain('¥47.68');
    const back = await decide(redirectUrl, 'approve');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(/\/pay\?payment=pay_[0-9a-f]{32}$/);
    await until(async () => (await states())[0] === 'captured');
    expect(await events('payments.payment_captured')).toBe(1);
  });

  it('captures once when the bank answers twice', async () => {
    const { redirectUrl } = await start();
    await decide(redirectUrl, 'twice');
    await until(async () => (await states())[0] === 'captured');
    await new Promise((wake) => setTimeout(wake, 200));
    expect(await events('payments.payment_captured')).toBe(1);
  });

  it('tells a decline, and lets the buyer try again', async () => {
    const first = await start();
    await decide(first.redirectUrl, 'decline');
    await until(async () => (await states())[0] === 'declined');
    const second = await start();
    expect(second.paymentId).not.toBe(first.paymentId);
    await decide(second.redirectUrl, 'approve');
    await until(async () => (await states()).includes('captured'));
    await expect(start()).rejects.toMatchObject({ kind: { code: 'payments.already_paid' } });
  });

  it('finds by asking what the bank did not say', async () => {
    const { redirectUrl, paymentId } = await start();
    await decide(redirectUrl, 'silent');
    expect(await states()).toEqual(['pending']);
    await sql`update payments.payments set next_query_at = ${later(now(), -1)} where payment_id = ${paymentId}`.execute(
      database.db,
    );
    await bank.payments.sweeps![0]!.run(database);
    expect(await states()).toEqual(['captured']);
  });

  it('leads two tabs to one trade', async () => {
    const opened = await Promise.all([start(), start()]);
    expect(new Set(opened.map(({ paymentId }) => paymentId)).size).toBeLessThanOrEqual(2);
    const urls = new Set((await Promise.all([start(), start()])).map(({ redirectUrl }) => redirectUrl));
    expect(urls.size).toBe(1);
  });

  // Line that must break this: the condition on the state in notePending.
  it('keeps what was captured when another tab hears of its trade late', async () => {
    const slow: Gateway = {
      ...gateway,
      async openTrade(trade) {
        const opened = await gateway.openTrade(trade);
        await decide(opened.redirectUrl, 'approve');
        await until(async () => (await states())[0] === 'captured');
        return opened;
      },
    };
    await startPayment(database, slow, {
      buyerId,
      purpose: 'purchase',
      subjectId: purchaseId,
      amountFen: 900n,
      subject: 's',
      returnUrl: '/',
    });
    expect(await states()).toEqual(['captured']);
  });

  it.each([['constructor'], ['__proto__'], [''], [undefined]])('decides nothing for %s', async (decision) => {
    const { redirectUrl } = await start();
    const body =
      decision === undefined
        ? {}
        : { body: `decision=${decision}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await fetch(bank.url + redirectUrl, { method: 'POST', ...body })).status).toBe(404);
    expect((await fetch(`${bank.url}/local-bank/api/trades`, { method: 'POST' })).status).toBe(401);
    expect(await (await fetch(bank.url + redirectUrl)).text()).toContain('name="decision"');
  });

  it('is closed where it was not asked for: no pages, no trades, no notices', async () => {
    const config = { ...bank.config, localBank: false };
    const closed = openPayments({ config, database, storage: undefined as never, log: undefined as never });
    expect(closed.pages).toBeUndefined();
    const none = openGateways(config).of('local_bank');
    await expect(none.queryTrade('pay_1')).rejects.toBeInstanceOf(GatewayUnavailable);
    const body = Buffer.from(JSON.stringify({ out_trade_no: 'x', state: 'paid', amount_fen: 1 }));
    expect(
      none.readNotice(
        signedHeaders(bank.account.secret, 'm', Math.floor(Date.now() / 1_000), body.toString()),
        body,
      ),
    ).toBeNull();
  });

  it('answers that the bank is away, and keeps the attempt', async () => {
    const away = localBankGateway({ ...bank.account, baseUrl: 'http://127.0.0.1:9' });
    const attempt = startPayment(database, away, {
      buyerId,
      purpose: 'purchase',
      subjectId: purchaseId,
      amountFen: 1n,
      subject: 's',
      returnUrl: '/',
    });
    await expect(attempt).rejects.toMatchObject({ kind: { code: 'payments.provider_unavailable' } });
    expect(await states()).toEqual(['starting']);
  });
});

describe('a notice', () => {
  it('replayed 100 times in parallel captures once', async () => {
    const { paymentId } = await start();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        notice({ out_trade_no: toWire('payment', paymentId) }, { id: 'msg_same' }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await events('payments.payment_captured')).toBe(1);
  });

  it.each([
    ['of one yuan for a dear order', { amount_fen: 100 }, {}],
    ['in another currency', { currency: 'USD' }, {}],
    ['for another merchant', { merchant_no: 'SOMEONE' }, {}],
    ['signed with another key', {}, { secret: 'guess' }],
    ['that is old', {}, { at: Date.now() - 3_600_000 }],
    ['for an unknown payment', { out_trade_no: toWire('payment', newId('payment')) }, {}],
    ['for no payment', { out_trade_no: 'x' }, {}],
  ])('%s is refused and changes nothing', async (_what, change, how) => {
    const { paymentId } = await start();
    const answer = await notice({ out_trade_no: toWire('payment', paymentId), ...change }, how);
    expect([400, 404]).toContain(answer.status);
    expect(await states()).toEqual(['pending']);
  });
});

describe('money that comes too often or too late', () => {
  async function capturedTwice() {
    const first = await start(500n);
    await sql`update payments.payments set state = 'declined' where payment_id = ${first.paymentId}`.execute(
      database.db,
    );
    const second = await start(500n);
    await notice({ out_trade_no: toWire('payment', first.paymentId), amount_fen: 500 });
    await notice({ out_trade_no: toWire('payment', second.paymentId), amount_fen: 500 });
  }

  it('goes back when another payment had already paid', async () => {
    await capturedTwice();
    expect((await states()).toSorted()).toEqual(['captured', 'surplus']);
    const [refund] = await refundsOfPurchase(database.db, buyerId, purchaseId);
    expect(refund).toMatchObject({ amount_fen: 500n, state: 'requested' });
  });

  it('is captured even after the attempt was closed', async () => {
    const { paymentId } = await start();
    await database.transact((tx) => closePayments(tx, buyerId, purchaseId));
    await bank.payments
      .jobs!.find(({ name }) => name === 'payments.close_trade')!
      .run(database, { buyerId, paymentId });
    expect(await states()).toEqual(['closed']);
    await notice({ out_trade_no: toWire('payment', paymentId) });
    expect(await states()).toEqual(['captured']);
  });
});

describe('a refund', () => {
  async function paid(amountFen: bigint) {
    const { redirectUrl } = await start(amountFen);
    await decide(redirectUrl, 'approve');
    await until(async () => (await states())[0] === 'captured');
  }
  const refund = (amountFen: bigint, sourceKey: string) =>
    database.transact((tx) =>
      requestRefund(tx, { buyerId, purchaseId, orderId: null, amountFen, reason: 'test', sourceKey }),
    );

  it('reaches the bank and is told once, however often the job runs', async () => {
    await paid(1_000n);
    const refundId = await refund(400n, 'order:1');
    const job = bank.payments.jobs!.find(({ name }) => name === 'payments.send_refund')!;
    await Promise.all([job.run(database, { buyerId, refundId }), job.run(database, { buyerId, refundId })]);
    expect(await events('payments.payment_refunded')).toBe(1);
    const { rows } = await sql<{
      sum: bigint;
    }>`select refunded_fen as sum from local_bank.trades where refunded_fen > 0 order by opened_at desc limit 1`.execute(
      database.db,
    );
    expect(rows[0]!.sum).toBe(400n);
  });

  // Line that must break this: the constraint refunds_once.
  it('is one for one source, asked 64 times at once', async () => {
    await paid(1_000n);
    const asked = await Promise.all(Array.from({ length: 64 }, () => refund(300n, 'order:1')));
    expect(new Set(asked).size).toBe(1);
    const [payment] = await paymentsOf(database.db, buyerId, purchaseId);
    expect(payment!.refunded_fen).toBe(300n);
  });

  // Line that must break this: `.where((e) => e(e('refunded_fen', '+', amountFen), '<=', e.ref('amount_fen')))` in reserveRefund (with its CHECK).
  it('never exceeds what was paid, 64 at once', async () => {
    await paid(1_000n);
    const asked = await Promise.allSettled(Array.from({ length: 64 }, (_, n) => refund(100n, `part:${n}`)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const refused = asked.find((each) => each.status === 'rejected');
    expect(refused).toMatchObject({ reason: { kind: { code: 'payments.refund_exceeds_payment' } } });
  });
});
