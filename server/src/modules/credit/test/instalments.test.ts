import { afterEach, describe, expect, test } from 'vitest';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import { changePolicy } from '../../../platform/policy.ts';
import { trialBalance } from '../../ledger/index.ts';
import { cancelOrder } from '../../orders/index.ts';
import { testDatabase } from '../../../../test/database.ts';
import { monthsLater, atHour } from '../calendar.ts';
import { chargeDue } from '../charge.ts';
import { creditFeesOf } from '../credit-fees.ts';
import { instalmentsPolicy } from '../policy.ts';
import { quoteRepayment, startRepayment } from '../repay.ts';
import { setShopTerms } from '../shop-terms.ts';
import { openLender } from './make.ts';

/** Paid month by month: every way it can go. After each, the whole house adds up. */
const database = await testDatabase();
const lender = await openLender(database);
const { borrower, buyOnCredit, atTheBank, debts, line, refusal } = lender;
afterEach(() => lender.sound());

const balance = async (account: string) =>
  (await trialBalance(database.db)).find((each) => each.account === account)!.balanceFen;
const three = { method: 'instalments', tenor: 3 } as const;
const goods = { priceFen: 30_000n };
const month = (n: number) => later(atHour(monthsLater(now(), n), 10), hour);
const inMonth = (n: number) =>
  at(month(n), async () => {
    await chargeDue(database);
    await atTheBank();
  });
const repay = async (
  buyer: Awaited<ReturnType<typeof borrower>>,
  wanted: Parameters<typeof quoteRepayment>[2],
) => {
  const { redirectUrl, amountFen } = await startRepayment(database, lender.outside.gateways, {
    buyerId: buyer.personId,
    returnUrl: '/me/credit',
    ...wanted,
  });
  await lender.post(redirectUrl, 'decision=approve');
  return { amountFen, redirectUrl };
};

describe('instalments', () => {
  test('are charged month by month, fee and principal to the fen', async () => {
    const buyer = await borrower();
    const fees = await balance('fees.credit');
    const { agreementId, orderId } = await buyOnCredit(buyer, three, goods);
    expect((await line(buyer)).usedFen).toBe(30_000n);
    expect(
      (await debts(buyer, agreementId)).map(({ principalFen, feeFen }) => [principalFen, feeFen]),
    ).toEqual([
      [10_000n, 180n],
      [10_000n, 180n],
      [10_000n, 180n],
    ]);
    expect(fees - (await balance('fees.credit'))).toBe(540n);
    await chargeDue(database);
    await atTheBank();
    for (const paid of [1, 2, 3]) {
      await inMonth(paid);
      const states = (await debts(buyer, agreementId)).map(({ state }) => state);
      expect(states.filter((state) => state === 'paid')).toHaveLength(paid);
    }
    expect((await line(buyer)).usedFen).toBe(0n);
    // The buyer bears the fee; the shop pays nothing for it.
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({
      shopFeeFen: 0n,
      bearer: 'BUYER',
      paidByBuyer: true,
    });
  });

  test('refunded in month two: open terms are cancelled first, then what was paid goes back', async () => {
    const buyer = await borrower();
    const transit = await balance('gateway.transit');
    const { agreementId, orderId, purchaseId } = await buyOnCredit(buyer, three, goods);
    await inMonth(1);
    expect((await balance('gateway.transit')) - transit).toBe(10_180n);
    await at(month(1), async () => {
      const { amountFen } = await quoteRepayment(database.db, buyer.personId, {
        scope: 'agreement',
        agreementId,
      });
      expect(amountFen).toBe(20_180n);
      await database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }));
      await atTheBank();
    });
    expect((await debts(buyer, agreementId)).map(({ state }) => state)).toEqual([
      'paid',
      'cancelled',
      'cancelled',
    ]);
    // The principal came back; the fee of the month that was lent did not.
    expect((await balance('gateway.transit')) - transit).toBe(180n);
    expect((await line(buyer)).usedFen).toBe(0n);
    const { rows } = await database.pool.query(
      `select state, amount_fen::int as amount, credit_fen::int as credit from payments.refunds where purchase_id = $1`,
      [purchaseId],
    );
    expect(rows).toEqual([{ state: 'succeeded', amount: 30_000, credit: 20_000 }]);
  });

  test('one of two orders refunded lowers the last terms, to the fen', async () => {
    const buyer = await borrower();
    const { agreementId, orders } = await buyOnCredit(buyer, three, { priceFen: 14_999n, shops: 2 });
    await inMonth(1);
    const { orderId, totalFen } = orders[0]!;
    await at(month(1), async () => {
      await database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }));
      await atTheBank();
    });
    const after = await debts(buyer, agreementId);
    expect(totalFen).toBe(14_999n);
    expect(after.map(({ cancelledFen }) => cancelledFen)).toEqual([0n, 5_000n, 9_999n]);
    expect(after.map(({ state }) => state)).toEqual(['paid', 'scheduled', 'cancelled']);
    await inMonth(2);
    expect((await line(buyer)).usedFen).toBe(0n);
  });

  test('paid back early save the fees of the months that have not begun, and need no charge any more', async () => {
    const buyer = await borrower();
    const { agreementId } = await buyOnCredit(buyer, three, goods);
    const { amountFen, savedFeeFen } = await quoteRepayment(database.db, buyer.personId, {
      scope: 'agreement',
      agreementId,
    });
    expect([amountFen, savedFeeFen]).toEqual([30_180n, 360n]);
    await repay(buyer, { scope: 'agreement', agreementId });
    await lender.until(async () => {
      await lender.market.settle();
      return (await debts(buyer, agreementId)).every(({ state }) => state === 'paid');
    });
    await inMonth(1);
    expect((await line(buyer)).usedFen).toBe(0n);
    expect(await refusal(quoteRepayment(database.db, buyer.personId, { scope: 'all' }))).toBe(
      'credit.nothing_owed',
    );
  });

  test('paid back in part early pay what is due next; a sum that is too large is refused', async () => {
    const buyer = await borrower();
    const { agreementId } = await buyOnCredit(buyer, three, goods);
    const wanted = { scope: 'agreement', agreementId } as const;
    expect(
      await refusal(quoteRepayment(database.db, buyer.personId, { ...wanted, amountFen: 30_181n })),
    ).toBe('credit.too_much');
    await repay(buyer, { ...wanted, amountFen: 15_180n });
    await lender.until(async () => {
      await lender.market.settle();
      return (await debts(buyer, agreementId))[0]!.state === 'paid';
    });
    expect((await debts(buyer, agreementId)).map(({ paidFen, paidFeeFen }) => [paidFen, paidFeeFen])).toEqual(
      [
        [10_000n, 180n],
        [5_000n, 0n],
        [0n, 0n],
      ],
    );
    await inMonth(1);
    await inMonth(2);
    await inMonth(3);
    expect((await debts(buyer, agreementId)).map(({ state }) => state)).toEqual(['paid', 'paid', 'paid']);
  });

  test('repaid in two tabs at once: the second pays nothing, and goes back', async () => {
    const buyer = await borrower();
    const { agreementId } = await buyOnCredit(buyer, three, goods);
    const wanted = { scope: 'agreement', agreementId } as const;
    const transit = await balance('gateway.transit');
    const both = await Promise.all(
      [1, 2].map(() =>
        startRepayment(database, lender.outside.gateways, {
          buyerId: buyer.personId,
          returnUrl: '/me/credit',
          ...wanted,
        }),
      ),
    );
    for (const { redirectUrl } of both) await lender.post(redirectUrl, 'decision=approve');
    await lender.until(async () => {
      await atTheBank();
      const { rows } = await database.pool.query(
        `select from credit.returns where buyer_id = $1 and ended_at is not null`,
        [buyer.personId],
      );
      return rows.length === 1;
    });
    expect((await balance('gateway.transit')) - transit).toBe(30_180n);
  });

  test('whose fee the shop bears cost the buyer nothing more; the fee comes back in proportion for ten days', async () => {
    const buyer = await borrower();
    const terms = { payLater: true, freeTenors: [3] };
    const choose = (chosen: typeof terms) =>
      database.transact((tx) =>
        setShopTerms(tx, { shopId: lender.shop.shopId, actorId: lender.shop.owner.personId, terms: chosen }),
      );
    await choose(terms);
    const { agreementId, orderId } = await buyOnCredit(buyer, three, goods);
    await choose({ ...terms, freeTenors: [] });
    expect((await debts(buyer, agreementId)).map(({ feeFen }) => feeFen)).toEqual([0n, 0n, 0n]);
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({
      bearer: 'MERCHANT',
      rateBps: 180,
      shopFeeFen: 540n,
    });
    await at(later(now(), 9 * day), () =>
      database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId })),
    );
    await atTheBank();
    expect(await creditFeesOf(database.db, orderId)).toMatchObject({ returnedFen: 540n });
  });

  test('are lent under the terms of that day, whatever operators decide later', async () => {
    const buyer = await borrower();
    const { agreementId } = await buyOnCredit(buyer, three, goods);
    const change = (body: object, seenVersion: number) =>
      database.transact((tx) =>
        changePolicy(tx, {
          name: instalmentsPolicy.name,
          body,
          seenVersion,
          actorId: null,
          reason: 'a test',
        }),
      );
    await change({ ...instalmentsPolicy.defaults, earlyRepayment: 'keep', minFen: 100_000 }, 0);
    const { savedFeeFen } = await quoteRepayment(database.db, buyer.personId, {
      scope: 'agreement',
      agreementId,
    });
    expect(savedFeeFen).toBe(360n);
    const placed = await lender.place(buyer, goods);
    expect(await refusal(lender.lend(buyer, placed, three))).toBe('credit.not_eligible');
    await change(instalmentsPolicy.defaults, 1);
    expect(await refusal(lender.lend(buyer, placed, { method: 'instalments', tenor: 5 }))).toBe(
      'credit.plan_unknown',
    );
  });
});
