import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { chargeOf } from '../charges.sql.ts';
import { endLentRefund, recordLent } from '../lend.ts';
import { activeMandateOf, mandatesOf } from '../mandates.sql.ts';
import { paymentsOf } from '../payments.sql.ts';
import { refundCharge, requestRefund } from '../request-refund.ts';
import { requestCharge } from '../request-charge.ts';
import { revokeMandate, signMandate } from '../sign-mandate.ts';
import { openProviders, until } from './providers.ts';

const database = await testDatabase({ size: 20 });
const at = await openProviders(database);

describe.each(['local_bank', 'alipay'] as const)('a mandate at %s', (method) => {
  const sign = (buyerId: Id<'person'>) =>
    signMandate(database, at.gateways, { buyerId, method, returnUrl: '/me' });
  const stateOf = async (buyerId: Id<'person'>) => (await mandatesOf(database.db, buyerId))[0]?.state;
  async function signed() {
    const buyerId = newId('person');
    const { mandateId, redirectUrl } = await sign(buyerId);
    const back = await at.decide(redirectUrl!, 'sign');
    expect(back.status).toBe(303);
    await until(async () => (await stateOf(buyerId)) === 'active');
    const page = (await fetch(new URL(redirectUrl!, at.url))).url;
    const behave = (behaviour: string) =>
      fetch(page, {
        method: 'POST',
        body: new URLSearchParams({ decision: 'behave', behaviour }),
        redirect: 'manual',
      });
    const ask = (sourceKey: string, amountFen = 900n) =>
      database.transact((tx) =>
        requestCharge(tx, { buyerId, mandateId, amountFen, subject: '苹果', sourceKey }),
      );
    const send = (chargeId: Id<'charge'>) =>
      at.job('payments.send_charge').run(database, { buyerId, chargeId });
    const charge = async (sourceKey: string) => {
      const chargeId = await ask(sourceKey);
      await send(chargeId);
      return (await chargeOf(database.db, buyerId, chargeId))!;
    };
    return { buyerId, mandateId, behave, ask, send, charge, page };
  }

  it('is signed at the provider, told by a notice, and found signed the next time', async () => {
    const { buyerId, mandateId } = await signed();
    expect(await at.events('mandate_signed', 'mandateId', mandateId)).toBe(1);
    expect(await sign(buyerId)).toEqual({ mandateId, state: 'active', redirectUrl: null });
    expect((await activeMandateOf(database.db, buyerId))?.mandate_id).toBe(mandateId);
  });

  it('is found by asking when no notice came', async () => {
    const buyerId = newId('person');
    const { redirectUrl, mandateId } = await sign(buyerId);
    await fetch(new URL(redirectUrl!, at.url));
    await sql`update local_bank.agreements set state = 'active' where out_agreement_no = ${toWire('mandate', mandateId)}`.execute(
      database.db,
    );
    await at.askOutcomes();
    expect(await stateOf(buyerId)).toBe('active');
  });

  it('ends here at once, and at the provider by a job', async () => {
    const { buyerId, mandateId, charge } = await signed();
    await database.transact((tx) => revokeMandate(tx, { buyerId, mandateId }));
    expect(await stateOf(buyerId)).toBe('revoked');
    await at.job('payments.revoke_mandate').run(database, { buyerId, mandateId });
    expect(await at.gateways.of(method).mandates!.query(toWire('mandate', mandateId))).toMatchObject({
      state: 'revoked',
    });
    expect(await charge('after')).toMatchObject({ state: 'failed', reason: 'mandate_revoked' });
  });

  it('that the buyer ends at the provider is heard of', async () => {
    const { buyerId, mandateId, page } = await signed();
    await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'revoke' }),
      redirect: 'manual',
    });
    await until(async () => (await stateOf(buyerId)) === 'revoked');
    expect(await at.events('mandate_revoked', 'mandateId', mandateId)).toBe(1);
  });

  it('takes the money, tells it once, and is one charge for one source', async () => {
    const { charge, ask, send } = await signed();
    const done = await charge('part:1');
    expect(done).toMatchObject({ state: 'succeeded', amount_fen: 900n });
    expect(await ask('part:1')).toBe(done.charge_id);
    await send(done.charge_id);
    expect(await at.events('charge_succeeded', 'chargeId', done.charge_id)).toBe(1);
  });

  it('tells why it could not take it', async () => {
    const { charge, behave } = await signed();
    await behave('insufficient');
    const failed = await charge('part:1');
    expect(failed).toMatchObject({ state: 'failed', reason: 'insufficient_funds' });
    expect(await at.events('charge_failed', 'chargeId', failed.charge_id)).toBe(1);
    await behave('enough');
    expect(await charge('part:1:again')).toMatchObject({ state: 'succeeded' });
  });

  it('finds by asking what was taken in silence', async () => {
    const { behave, charge, buyerId } = await signed();
    await behave('silent');
    const silent = await charge('part:1');
    expect(silent.state).toBe('requested');
    await at.askOutcomes();
    expect(await chargeOf(database.db, buyerId, silent.charge_id)).toMatchObject({ state: 'succeeded' });
    expect(await at.events('charge_succeeded', 'chargeId', silent.charge_id)).toBe(1);
  });

  it('sends a charge again that never reached the provider', async () => {
    const { ask, buyerId } = await signed();
    const chargeId = await ask('part:lost');
    await at.askOutcomes();
    expect(await chargeOf(database.db, buyerId, chargeId)).toMatchObject({ state: 'succeeded' });
  });

  it('counts an answer and two notices as one', async () => {
    const { behave, charge } = await signed();
    await behave('twice');
    const done = await charge('part:1');
    await new Promise((wake) => setTimeout(wake, 150));
    expect(await at.events('charge_succeeded', 'chargeId', done.charge_id)).toBe(1);
  });

  // Line that must break this: the constraint charges_once.
  it('charges once, asked and sent 64 times at once', async () => {
    const { ask, send, buyerId } = await signed();
    const ids = await Promise.all(Array.from({ length: 64 }, () => ask('part:race')));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(Array.from({ length: 16 }, () => send(ids[0]!)));
    expect(await at.events('charge_succeeded', 'chargeId', ids[0]!)).toBe(1);
    const { rows } =
      await sql`select from local_bank.trades where out_trade_no = ${toWire('charge', ids[0]!)}`.execute(
        database.db,
      );
    expect(rows).toHaveLength(1);
    expect(await chargeOf(database.db, buyerId, ids[0]!)).toMatchObject({ state: 'succeeded' });
  });

  // Line that must break this: the condition on refunded_fen in reserveChargeRefund (with its CHECK).
  it('gives back no more than was taken, 64 at once', async () => {
    const { charge, buyerId } = await signed();
    const { charge_id: chargeId } = await charge('part:1');
    const part = (n: number) =>
      database.transact((tx) =>
        refundCharge(tx, { buyerId, chargeId, amountFen: 100n, reason: 'r', sourceKey: `back:${n}` }),
      );
    const asked = await Promise.allSettled(Array.from({ length: 64 }, (_, n) => part(n)));
    const made = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made).toHaveLength(9);
    expect(await part(asked.findIndex(({ status }) => status === 'fulfilled'))).toBe(made[0]);
    await at.job('payments.send_refund').run(database, { buyerId, refundId: made[0]! });
    expect(await at.events('charge_refunded', 'refundId', made[0]!)).toBe(1);
  });
});

describe('money that is lent', () => {
  const lent = async () => {
    const buyerId = newId('person');
    const purchaseId = newId('purchase', buyerId);
    const paymentId = await database.transact((tx) =>
      recordLent(tx, { buyerId, purchaseId, amountFen: 1_000n, method: 'pay_later' }),
    );
    return { buyerId, purchaseId, paymentId };
  };

  it('is captured at once, and only once', async () => {
    const { buyerId, purchaseId, paymentId } = await lent();
    expect(await at.events('payment_captured', 'paymentId', paymentId)).toBe(1);
    const again = database.transact((tx) =>
      recordLent(tx, { buyerId, purchaseId, amountFen: 1_000n, method: 'instalments' }),
    );
    await expect(again).rejects.toMatchObject({ kind: { code: 'payments.already_paid' } });
  });

  it('gives back money that a provider still captured for the same purchase', async () => {
    const payment = await at.start('local_bank');
    const { buyerId, purchaseId, amountFen } = payment;
    await database.transact((tx) => recordLent(tx, { buyerId, purchaseId, amountFen, method: 'pay_later' }));
    await at.decide(payment.redirectUrl, 'approve');
    await until(async () => (await payment.states()).includes('surplus'));
    expect(
      (await paymentsOf(database.db, buyerId, purchaseId)).map(({ method, state }) => [method, state]),
    ).toEqual([
      ['local_bank', 'surplus'],
      ['pay_later', 'captured'],
    ]);
  });

  it('is given back by the lender, who says what lowered the debt', async () => {
    const { buyerId, purchaseId } = await lent();
    const refundId = await database.transact((tx) =>
      requestRefund(tx, { buyerId, purchaseId, orderId: null, amountFen: 400n, reason: 'r', sourceKey: 's' }),
    );
    expect(await at.events('lent_refund_requested', 'refundId', refundId)).toBe(1);
    const end = () => database.transact((tx) => endLentRefund(tx, { buyerId, refundId, creditFen: 300n }));
    await end();
    await end();
    const { rows } = await sql<{ creditFen: string }>`
      select payload ->> 'creditFen' as "creditFen" from platform.events where name = 'payments.payment_refunded'
        and payload ->> 'refundId' = ${refundId}`.execute(database.db);
    expect(rows).toEqual([{ creditFen: '300' }]);
  });
});

describe('a notice of an agreement at Alipay', () => {
  const begun = async () => {
    const buyerId = newId('person');
    const asked = { buyerId, method: 'alipay', returnUrl: '/me' } as const;
    const { mandateId } = await signMandate(database, at.gateways, asked);
    const states = async () => (await mandatesOf(database.db, buyerId)).map(({ state }) => state);
    return { wireId: toWire('mandate', mandateId), states };
  };

  it('of our app signs it', async () => {
    const { wireId, states } = await begun();
    expect(await at.notifyMandate(wireId)).toEqual({ status: 200, text: 'success' });
    expect(await states()).toEqual(['active']);
  });

  // Line that must break this: `params.app_id !== account.appId` in mandateNotice.
  it.each([
    ['of another app', { app: '2021000000000999' }, {}],
    ['of no app', { app: '' }, {}],
    ['signed with our own key', {}, { key: 'ours' as const }],
    ['about an unknown agreement', { about: toWire('mandate', newId('mandate')) }, {}],
  ])('%s is refused and changes nothing', async (_what, change, how) => {
    const { wireId, states } = await begun();
    const { status, text } = await at.notifyMandate(wireId, change, how);
    expect(status).toBe(400);
    expect(text).not.toBe('success');
    expect(await states()).toEqual(['signing']);
  });

  it('of another app ends nothing either', async () => {
    const { wireId, states } = await begun();
    await at.notifyMandate(wireId);
    expect((await at.notifyMandate(wireId, { app: '20219', state: 'UNSIGN' })).status).toBe(400);
    expect(await states()).toEqual(['active']);
  });
});

it('has no mandates at WeChat Pay, and says so', async () => {
  const asked = signMandate(database, at.gateways, {
    buyerId: newId('person'),
    method: 'wechat_pay',
    returnUrl: '/',
  });
  await expect(asked).rejects.toMatchObject({ kind: { code: 'payments.no_mandates' } });
});
