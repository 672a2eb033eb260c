import { afterEach, describe, expect, it } from 'vitest';
import { trialBalance } from '../../ledger/index.ts';
import { testDatabase } from '../../../../test/database.ts';
import { accountOf, ofCreator, ofShop } from '../accounts.sql.ts';
import { billsOfOrder } from '../bills.sql.ts';
import { cpsStatus } from '../cps.ts';
import { totalsOf } from '../parts.ts';
import { findings, openTrade } from './trade.ts';

/** An order from its payment to the accounts of everybody who gets a part of it, and back through refunds. */
const database = await testDatabase();
const trade = await openTrade(database);
const { market } = trade;
const shop = await market.shop();
const apples = await market.product(shop.shopId, 1_000);
const pears = await market.product(shop.shopId, 1_000);
const buyer = await market.buyer();
const creator = await trade.creator();
const leader = await trade.creator();

const terms = {
  technicalBps: 200,
  paymentBps: 60,
  creatorId: creator.creatorId,
  source: 'video' as const,
  commissionBps: 1_000,
  leaderId: leader.creatorId,
  serviceBps: 100,
  platformShareBps: 1_000,
  taxBps: 300,
};
const shopHas = async () => (await accountOf(database.db, ofShop(shop.shopId), 'payable')).balanceFen;
const has = async (creatorId: typeof creator.creatorId) =>
  (await accountOf(database.db, ofCreator(creatorId), 'payable')).balanceFen;
const balance = async (account: string) =>
  (await trialBalance(database.db)).find((each) => each.account === account)!.balanceFen;

afterEach(async () => {
  await market.settle();
  expect(await findings(database)).toEqual([]);
});

const sale = () =>
  trade.sold(
    buyer,
    shop.shopId,
    [
      { product: apples, quantity: 3, unitFen: 3_333, off: [{ platform: 500, creator: 100 }], terms },
      { product: pears, quantity: 1, unitFen: 2_000, terms: { technicalBps: 500, paymentBps: 60 } },
    ],
    { freightFen: 800 },
  );

describe('settling', () => {
  it('has bills when paid, counts the period from receipt, and gives everybody their part', async () => {
    const order = await sale();
    const before = await shopHas();
    expect((await billsOfOrder(database.db, order.orderId)).map(cpsStatus)).toEqual([30, 30, 30]);
    await trade.receive(order, shop.shopId);
    await trade.passPeriod(6);
    expect(await shopHas()).toBe(before);
    await trade.passPeriod(8);
    const bills = await billsOfOrder(database.db, order.orderId);
    expect(bills.map(cpsStatus)).toEqual([60, 60, 60]);
    // 9,999 list − 600 discounts = 9,399 paid; + 600 by others = 9,999 income.
    const line = bills.find(
      ({ orderLineId }) => orderLineId === order.lines.find((l) => l.skuId === apples.skuId)!.orderLineId,
    )!;
    expect(Object.fromEntries(line.parts.map(({ part, agreedFen }) => [part, agreedFen]))).toEqual({
      technical: 188n,
      payment: 56n,
      commission: 821n,
      commission_share: 94n,
      commission_tax: 25n,
      service: 82n,
      service_share: 9n,
      service_tax: 3n,
      creator_subsidy: 100n,
    });
    expect(totalsOf(line, line.parts)).toEqual({ incomeFen: 9_999n, outgoingFen: 1_278n, netFen: 8_721n });
    expect(await shopHas()).toBe(
      before + bills.reduce((sum, bill) => sum + totalsOf(bill, bill.parts).netFen, 0n),
    );
    expect(await has(creator.creatorId)).toBe(721n);
    expect(await has(leader.creatorId)).toBe(82n);
    expect(await balance('shops.earned')).toBe(0n);
    await trade.passPeriod(20);
    expect(await has(creator.creatorId)).toBe(721n);
  });

  it('takes a refund before settlement out of the bills, in proportion and to the last fen', async () => {
    const order = await sale();
    await trade.receive(order, shop.shopId);
    const line = order.lines.find((each) => each.skuId === apples.skuId)!;
    const [before, of] = [await has(creator.creatorId), await shopHas()];
    await trade.refund(order, [{ orderLineId: line.orderLineId, quantity: 1 }]);
    await trade.passPeriod();
    const bill = (await billsOfOrder(database.db, order.orderId)).find(
      (each) => each.orderLineId === line.orderLineId,
    )!;
    expect(bill.refundFen).toBe(3_333n);
    const kept = bill.parts.find(({ part }) => part === 'commission')!;
    expect(kept.returnedFen).toBe((821n * bill.refundPaidFen) / 9_399n);
    expect((await has(creator.creatorId)) - before).toBe(
      kept.agreedFen -
        kept.returnedFen -
        bill.parts.find(({ part }) => part === 'creator_subsidy')!.agreedFen +
        bill.parts.find(({ part }) => part === 'creator_subsidy')!.returnedFen,
    );
    expect(await shopHas()).toBeGreaterThan(of);
  });

  it('claws back after settlement, piece by piece until nobody has anything of it', async () => {
    const [shopBefore, creatorBefore, leaderBefore] = [
      await shopHas(),
      await has(creator.creatorId),
      await has(leader.creatorId),
    ];
    const order = await sale();
    await trade.receive(order, shop.shopId);
    await trade.passPeriod();
    expect(await shopHas()).toBeGreaterThan(shopBefore);
    const line = order.lines.find((each) => each.skuId === apples.skuId)!;
    await trade.refund(order, [{ orderLineId: line.orderLineId, quantity: 1 }]);
    await trade.refund(order, [{ orderLineId: line.orderLineId, quantity: 0, amountFen: 777n }]);
    await trade.refund(order, 'all');
    expect(await shopHas()).toBe(shopBefore);
    expect(await has(creator.creatorId)).toBe(creatorBefore);
    expect(await has(leader.creatorId)).toBe(leaderBefore);
    expect((await billsOfOrder(database.db, order.orderId)).map(cpsStatus)).toEqual([80, 80, 80]);
  });

  it('does not settle while a refund is on its way to the bills, nor an order whose case is open', async () => {
    const order = await sale();
    await trade.receive(order, shop.shopId);
    await trade.refund(order, [{ orderLineId: order.lines[0]!.orderLineId, quantity: 1 }], { hear: false });
    await trade.passPeriod();
    expect((await billsOfOrder(database.db, order.orderId)).map(({ state }) => state)).not.toContain(
      'settled',
    );
    await market.settle();
    await database.pool.query('update orders.orders set open_cases = 1 where order_id = $1', [order.orderId]);
    await trade.passPeriod();
    expect((await billsOfOrder(database.db, order.orderId)).map(({ state }) => state)).not.toContain(
      'settled',
    );
    await database.pool.query('update orders.orders set open_cases = 0 where order_id = $1', [order.orderId]);
    await trade.passPeriod();
    expect((await billsOfOrder(database.db, order.orderId)).map(({ state }) => state)).toContain('settled');
  });

  it('voids the bills of an order that was closed before it was shipped', async () => {
    const order = await sale();
    await trade.refund(order, 'all');
    expect((await billsOfOrder(database.db, order.orderId)).map(cpsStatus)).toEqual([80, 80, 80]);
  });

  it('leaves nothing to settle of an order that went back as a whole before', async () => {
    const order = await sale();
    await trade.receive(order, shop.shopId);
    await trade.refund(order, 'all');
    const before = await shopHas();
    await trade.passPeriod();
    expect(await shopHas()).toBe(before);
    expect((await billsOfOrder(database.db, order.orderId)).map(({ state }) => state)).toEqual([
      'void',
      'void',
      'void',
    ]);
  });
});
