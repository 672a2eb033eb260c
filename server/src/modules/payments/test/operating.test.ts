import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { fromBeijing } from '../provider-words.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import type { OperatorPermission } from '../../../platform/permissions.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openIdentity } from '../../identity/module.ts';
import { openPayments } from '../module.ts';
import { requestRefund } from '../request-refund.ts';
import { openProviders, until } from './providers.ts';

const database = await testDatabase({ size: 10 });
const at = await openProviders(database);
const { call } = testApp(database, [openIdentity, (house) => openPayments({ ...house, config: at.config })]);

async function person(phone: string, permissions: readonly OperatorPermission[]): Promise<string> {
  return database.transact(async (tx) => {
    const personId = await signUp(tx, { phone, nickname: phone });
    if (permissions.length > 0) await grantOperator(tx, { personId, permissions });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
}
const finance = await person('13800000900', ['finance']);
const other = await person('13800000901', ['data']);
const day = '2026-03-01';
const noon = fromBeijing(`${day} 12:00:00`);

async function paid(amountFen: bigint) {
  const payment = await at.start('alipay', amountFen);
  await at.decide(payment.redirectUrl, 'approve');
  await until(async () => (await payment.states())[0] === 'captured');
  return payment;
}

async function refused() {
  const payment = await paid(4_768n);
  const { buyerId, purchaseId } = payment;
  const wanted = { buyerId, purchaseId, orderId: null, amountFen: 100n, reason: '买家取消', sourceKey: 'x' };
  const refundId = await database.transact((tx) => requestRefund(tx, wanted));
  await at.mood('alipay', 'refund-refused');
  await at.job('payments.send_refund').run(database, { buyerId, refundId });
  return { buyerId, refundId, wire: toWire('refund', refundId) };
}

describe('the days of the providers', () => {
  it('are compared on demand, listed, and their differences settled with a note', async () => {
    const payment = await paid(600n);
    await sql`update payments.payments set ended_at = ${noon} where payment_id = ${payment.paymentId}`.execute(
      database.db,
    );
    const ran = await call('POST /operations/reconciliations', {
      token: finance,
      body: { method: 'alipay', day },
    });
    expect(ran).toMatchObject({
      status: 200,
      body: { day, state: 'done', oursCount: 1, openDifferences: 1 },
    });
    const list = await call('GET /operations/reconciliations?method=alipay&limit=1', { token: finance });
    expect(list.body).toMatchObject({ items: [{ day }], next: null });
    const found = await call('GET /operations/differences?state=open', { token: finance });
    expect(found.body.items).toMatchObject([{ kind: 'missing_there', ourNo: payment.wireId, oursFen: 600 }]);
    const settle = () =>
      call(`POST /operations/differences/${found.body.items[0].differenceId}/resolution`, {
        token: finance,
        body: { note: 'a test of ours' },
      });
    expect((await settle()).status).toBe(204);
    expect((await settle()).body.code).toBe('payments.already_resolved');
    const settled = await call('GET /operations/differences?state=resolved', { token: finance });
    expect(settled.body.items).toMatchObject([{ note: 'a test of ours' }]);
  });

  it('are refused while they last, for who is not set up, and to everybody else', async () => {
    const run = (token: string, body: object) => call('POST /operations/reconciliations', { token, body });
    expect((await run(finance, { method: 'alipay', day: '2999-01-01' })).body.code).toBe(
      'payments.day_not_over',
    );
    expect((await run(finance, { method: 'alipay', day: '2026-13-45' })).status).toBe(400);
    expect((await run(other, { method: 'alipay', day })).status).toBe(403);
    const away = { ...at.config, port: 9 };
    const alone = testApp(database, [openIdentity, (house) => openPayments({ ...house, config: away })]);
    const body = { method: 'alipay', day };
    const unheard = await alone.call('POST /operations/reconciliations', { token: finance, body });
    expect(unheard.body.code).toBe('payments.provider_unavailable');
  });

  it('are not there when nobody set the provider up', async () => {
    const off = { ...at.config, localBank: false };
    const alone = testApp(database, [openIdentity, (house) => openPayments({ ...house, config: off })]);
    const body = { method: 'alipay', day };
    const none = await alone.call('POST /operations/reconciliations', { token: finance, body });
    expect(none.body.code).toBe('payments.method_not_offered');
    expect((await alone.call('GET /payment-methods')).body.items).toEqual([]);
    expect((await alone.call('GET /operations/reconciliations?cursor=x', { token: finance })).status).toBe(
      400,
    );
  });

  it('know nothing of a difference that is not there', async () => {
    const path = `POST /operations/differences/${toWire('difference', newId('difference'))}/resolution`;
    expect((await call(path, { token: finance, body: { note: 'x' } })).status).toBe(404);
  });
});

describe('a refund that a provider refused', () => {
  it('is listed, and asked for again', async () => {
    const { buyerId, refundId, wire } = await refused();
    const list = await call('GET /operations/refused-refunds', { token: finance });
    expect(list.body.items).toContainEqual(
      expect.objectContaining({
        refundId: wire,
        amountFen: 100,
        refusal: expect.stringContaining('ACQ.SELLER_BALANCE_NOT_ENOUGH'),
      }),
    );
    expect((await call(`POST /operations/refused-refunds/${wire}/retry`, { token: finance })).status).toBe(
      204,
    );
    await at.job('payments.send_refund').run(database, { buyerId, refundId });
    expect(await at.events('payment_refunded', 'refundId', refundId)).toBe(1);
    const again = await call(`POST /operations/refused-refunds/${wire}/retry`, { token: finance });
    expect(again.body.code).toBe('payments.not_refused');
  });

  it('is settled by hand once, 64 at once', async () => {
    const { refundId, wire } = await refused();
    const settle = () =>
      call(`POST /operations/refused-refunds/${wire}/settlement`, {
        token: finance,
        body: { note: 'by transfer' },
      });
    const sent = await Promise.all(Array.from({ length: 64 }, settle));
    expect(sent.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await at.events('payment_refunded', 'refundId', refundId)).toBe(1);
    const { rows } =
      await sql`select details from platform.audit_log where action = 'refund.settled' and subject = ${wire}`.execute(
        database.db,
      );
    expect(rows).toEqual([{ details: { note: 'by transfer' } }]);
  });

  it('is nobody else’s business', async () => {
    expect((await call('GET /operations/refused-refunds', { token: other })).status).toBe(403);
    expect((await call('GET /operations/refused-refunds')).status).toBe(401);
  });
});
