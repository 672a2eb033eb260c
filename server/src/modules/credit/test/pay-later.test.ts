import { afterEach, describe, expect, test } from 'vitest';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import type { Id } from '../../../platform/ids.ts';
import { agree, applyForRefund } from '../../aftersales/index.ts';
import { cancelOrder, linesOf, ordersByIds } from '../../orders/index.ts';
import { trialBalance } from '../../ledger/index.ts';
import { testDatabase } from '../../../../test/database.ts';
import { dayOf, hourOf } from '../calendar.ts';
import { remindAll } from '../remind.ts';
import { chargeDue } from '../charge.ts';
import { creditFeesOf } from '../credit-fees.ts';
import { writeOffOverdue } from '../write-off.ts';
import { startRepayment } from '../repay.ts';
import { openLender } from './make.ts';

/** Bought now, paid on receipt: every way it can go. After each, the whole house adds up. */
const database = await testDatabase();
const lender = await openLender(database);
const { borrower, buyOnCredit, receive, atTheBank, debts, line, behave, refusal } = lender;
afterEach(() => lender.sound());

const balance = async (account: string) =>
  (await trialBalance(database.db)).find((each) => each.account === account)!.balanceFen;

describe('pay later', () => {
  test('costs nothing at checkout, and is charged once the goods are received', async () => {
    const buyer = await borrower();
    const before = await balance('credit.pay_later');
    const { agreementId, orderId, purchaseId } = await buyOnCredit(buyer);
    expect((await lender.purchase(buyer, purchaseId))?.state).toBe('paid');
    expect((await line(buyer)).usedFen).toBe(10_000n);
    expect((await balance('credit.pay_later')) - before).toBe(10_000n);
    await chargeDue(database);
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'promised',
      dueAt: null,
      chargeId: null,
    });

    await receive(buyer, orderId);
    await chargeDue(database);
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'scheduled',
      chargeId: expect.any(String),
    });
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'paid',
      paidFen: 10_000n,
      chargeId: null,
    });
    expect((await line(buyer)).usedFen).toBe(0n);
    expect((await balance('credit.pay_later')) - before).toBe(0n);
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({
      method: 'pay_later',
      shopFeeFen: 40n,
      returnedFen: 0n,
      paidByBuyer: true,
    });
  });

  test('is charged for each order when that one is received', async () => {
    const buyer = await borrower();
    const { agreementId, orders } = await buyOnCredit(buyer, {}, { shops: 2 });
    await receive(buyer, orders[1]!.orderId);
    await chargeDue(database);
    await atTheBank();
    expect((await debts(buyer, agreementId)).map(({ state }) => state).toSorted()).toEqual([
      'paid',
      'promised',
    ]);
    expect((await line(buyer)).usedFen).toBe(10_000n);
  });

  test('that is cancelled before the charge moves no money, and gives the whole fee back', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    const transit = await balance('gateway.transit');
    await database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }));
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'cancelled', cancelledFen: 10_000n });
    expect((await line(buyer)).usedFen).toBe(0n);
    expect(await balance('gateway.transit')).toBe(transit);
    expect((await ordersByIds(database.db, buyer.personId, [orderId]))[0]).toMatchObject({
      state: 'cancelled',
      refundedFen: 10_000n,
    });
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({ shopFeeFen: 40n, returnedFen: 40n });
  });

  test('that cannot be charged is overdue, is tried on d+1, d+3 and d+7, and stops lending meanwhile', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    const next = await lender.place(buyer);
    await behave(buyer.page, 'insufficient');
    const start = now();
    await receive(buyer, orderId, start);
    const overdueBefore = await balance('credit.overdue');
    const tries: number[] = [];
    for (let hours = 0; hours <= 10 * 24; hours += 6)
      await at(later(start, hours * hour), async () => {
        const [{ failures } = { failures: 0 }] = await debts(buyer, agreementId);
        await lender.workDay();
        if ((await debts(buyer, agreementId))[0]!.failures > failures) tries.push(hours / 24);
      });
    expect(tries).toEqual([0, 1, 3, 7]);
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'overdue',
      failures: 4,
      nextChargeAt: null,
      lastFailure: 'insufficient_funds',
    });
    expect((await balance('credit.overdue')) - overdueBefore).toBe(10_000n);
    // The shop has earned its money all the same: the platform advances it.
    expect((await ordersByIds(database.db, buyer.personId, [orderId]))[0]!.state).toBe('received');
    expect(await refusal(lender.lend(buyer, next))).toBe('credit.not_eligible');

    const { redirectUrl } = await startRepayment(database, lender.outside.gateways, {
      buyerId: buyer.personId,
      scope: 'overdue',
      returnUrl: '/me/credit',
    });
    await lender.post(redirectUrl, 'decision=approve');
    await lender.until(async () => {
      await lender.market.settle();
      return (await debts(buyer, agreementId))[0]!.state === 'paid';
    });
    expect(await balance('credit.overdue')).toBe(overdueBefore);
    expect(await refusal(lender.lend(buyer, next))).toBe('done');
  }, 60_000);

  test('is paid by a later try, once there is money again', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await behave(buyer.page, 'insufficient');
    await receive(buyer, orderId);
    await chargeDue(database);
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]!.state).toBe('overdue');
    await behave(buyer.page, 'enough');
    await at(later(now(), day + hour), async () => {
      await chargeDue(database);
      await atTheBank();
    });
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'paid', failures: 1 });
  });

  test('that cannot be written off does not hold up those behind it', async () => {
    const [first, second] = [await borrower(), await borrower()];
    const owed: Id<'creditAgreement'>[] = [];
    for (const buyer of [first, second]) {
      const { agreementId, orderId } = await buyOnCredit(buyer);
      owed.push(agreementId);
      await behave(buyer.page, 'insufficient');
      await receive(buyer, orderId);
      await chargeDue(database);
      await atTheBank();
    }
    const { instalmentId } = (await debts(first, owed[0]!))[0]!;
    await database.pool.query(
      `alter table credit.instalments add constraint poisoned check (instalment_id <> '${instalmentId}' or state <> 'written_off') not valid`,
    );
    await expect(at(later(now(), 181 * day), () => writeOffOverdue(database))).rejects.toThrow('poisoned');
    await database.pool.query('alter table credit.instalments drop constraint poisoned');
    expect((await debts(first, owed[0]!))[0]!.state).toBe('overdue');
    expect((await debts(second, owed[1]!))[0]!.state).toBe('written_off');
    await at(later(now(), 181 * day), () => writeOffOverdue(database));
    expect((await debts(first, owed[0]!))[0]!.state).toBe('written_off');
  });

  test('that is never paid is written off after the days agreed, stays owed, and may be recovered', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await behave(buyer.page, 'insufficient');
    await receive(buyer, orderId);
    await chargeDue(database);
    await atTheBank();
    const losses = await balance('platform.losses');
    await at(later(now(), 179 * day), () => writeOffOverdue(database));
    expect((await debts(buyer, agreementId))[0]!.state).toBe('overdue');
    await at(later(now(), 181 * day), () => writeOffOverdue(database));
    expect((await debts(buyer, agreementId))[0]!.state).toBe('written_off');
    expect((await balance('platform.losses')) - losses).toBe(10_000n);
    expect((await line(buyer)).usedFen).toBe(10_000n);

    const { redirectUrl } = await startRepayment(database, lender.outside.gateways, {
      buyerId: buyer.personId,
      scope: 'all',
      returnUrl: '/me/credit',
    });
    await lender.post(redirectUrl, 'decision=approve');
    await lender.until(async () => {
      await lender.market.settle();
      return (await debts(buyer, agreementId))[0]!.state === 'paid';
    });
    expect(await balance('platform.losses')).toBe(losses);
    expect((await line(buyer)).usedFen).toBe(0n);
  });

  /** The shop and the buyer agree on money back: of all of it, or of a part without the goods. */
  const refund = (buyer: { personId: Id<'person'> }, orderId: Id<'order'>, amountFen?: bigint) =>
    database.transact(async (tx) => {
      const [order] = await ordersByIds(tx, buyer.personId, [orderId]);
      const { orderLineId } = (await linesOf(tx, [order!])).get(orderId)![0]!;
      const part = amountFen === undefined ? { quantity: 1 } : { quantity: 0, amountFen };
      const application = {
        handlingWay: 10,
        reason: 'agreed_with_shop',
        words: '说好了',
        lines: [{ orderLineId, ...part }],
        freightFen: 0n,
        pictureKeys: [],
      } as const;
      const one = await applyForRefund(tx, { buyerId: buyer.personId, orderId, application });
      await agree(tx, one, { shopId: one.shopId, actorId: null }, { version: one.version });
    });

  test('refunded after the charge goes back through the charge, and a part of it gives no fee back', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    await chargeDue(database);
    await atTheBank();
    const transit = await balance('gateway.transit');
    await refund(buyer, orderId, 4_000n);
    await atTheBank();
    expect((await balance('gateway.transit')) - transit).toBe(-4_000n);
    await refund(buyer, orderId);
    await atTheBank();
    expect((await balance('gateway.transit')) - transit).toBe(-10_000n);
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'paid', paidFen: 10_000n });
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({ shopFeeFen: 40n, returnedFen: 0n });
    const { rows } = await database.pool.query(
      'select amount_fen::int as fen, state from payments.refunds where charge_id is not null and buyer_id = $1 order by 1',
      [buyer.personId],
    );
    expect(rows).toEqual([
      { fen: 4_000, state: 'succeeded' },
      { fen: 6_000, state: 'succeeded' },
    ]);
  });

  test('refunded in part while the charge is under way: what was charged too much goes back', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    const transit = await balance('gateway.transit');
    await chargeDue(database);
    await refund(buyer, orderId, 3_000n);
    await lender.market.settle();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      cancelledFen: 3_000n,
      chargeId: expect.any(String),
    });
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'paid',
      paidFen: 7_000n,
      cancelledFen: 3_000n,
    });
    expect((await balance('gateway.transit')) - transit).toBe(7_000n);
    expect((await line(buyer)).usedFen).toBe(0n);
  });

  test('refunded while it is overdue lowers what is overdue, and what was given up', async () => {
    const buyer = await borrower();
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await behave(buyer.page, 'insufficient');
    await receive(buyer, orderId);
    const [overdue, losses] = [await balance('credit.overdue'), await balance('platform.losses')];
    await chargeDue(database);
    await atTheBank();
    await refund(buyer, orderId, 2_000n);
    await lender.market.settle();
    expect((await balance('credit.overdue')) - overdue).toBe(8_000n);
    await lender.sound();
    await at(later(now(), 181 * day), () => writeOffOverdue(database));
    await refund(buyer, orderId);
    await lender.market.settle();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'cancelled', cancelledFen: 10_000n });
    expect(await balance('credit.overdue')).toBe(overdue);
    expect(await balance('platform.losses')).toBe(losses);
  });

  test('reminds by the ladder, by day, once a day at most, and stops when it is written off', async () => {
    const buyer = await borrower();
    const { orderId } = await buyOnCredit(buyer);
    await behave(buyer.page, 'insufficient');
    await receive(buyer, orderId);
    const start = now();
    for (let hours = 0; hours <= 40 * 24; hours += 5)
      await at(later(start, hours * hour), async () => {
        await lender.workDay();
        await remindAll(database);
      });
    const { rows } = await database.pool.query<{ kind: string; at: Date }>(
      `select kind, at from notifications.messages where person_id = $1 and kind like 'credit.%' order by at`,
      [buyer.personId],
    );
    const days = rows.map(({ at: told }) => dayOf(told));
    expect(new Set(days).size).toBe(days.length);
    for (const { at: told } of rows) {
      expect(hourOf(told)).toBeGreaterThanOrEqual(9);
      expect(hourOf(told)).toBeLessThan(21);
    }
    // Told of the failure (today, or in the morning of the first day overdue), then on days 1, 3, 7, 15 and 30.
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.length).toBeLessThanOrEqual(6);
    expect(rows.at(-1)).toMatchObject({ kind: 'credit.overdue' });
    await at(later(start, 181 * day), () => writeOffOverdue(database));
    const noon = new Date(
      `${later(start, 200 * day)
        .toISOString()
        .slice(0, 10)}T04:00:00Z`,
    );
    await at(noon, () => remindAll(database));
    const { rows: after } = await database.pool.query(
      `select from notifications.messages where person_id = $1 and kind like 'credit.%'`,
      [buyer.personId],
    );
    expect(after.length).toBe(rows.length);
  }, 60_000);
});
