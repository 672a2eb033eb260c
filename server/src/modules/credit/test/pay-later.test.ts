import { afterEach, describe, expect, test } from 'vitest';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import { cancelOrder, ordersByIds } from '../../orders/index.ts';
import { trialBalance } from '../../ledger/index.ts';
import { testDatabase } from '../../../../test/database.ts';
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
        await chargeDue(database);
        await atTheBank();
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
  });

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
});
