// Break it: in refund-order.ts replace lockOrder by ordersByIds, and drop the constraint lines_refunded_pieces_bought.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { openSales, type Sold } from '../../../../test/sold.ts';
import { openCashier } from '../../../../test/till.ts';
import { stockOf } from '../../inventory/index.ts';
import { legsOf } from '../../ledger/index.ts';
import {
  cancelOrder,
  confirmReceipt,
  linesOf,
  markSettled,
  ordersByIds,
  refundOrder,
  refundsOfOrder,
  shipOrder,
  type RefundOrder,
} from '../index.ts';

// The audit after every test takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const database = await testDatabase({ size: 20 });
const market = openMarket(database, testApp(database, openModules).modules);
const sell = openSales(database, market);
const cashier = await openCashier(database, market);
const shop = await market.shop();

afterEach(async () => {
  await market.settle();
  // Here money moves below after-sales, who would tell settlement and budgets of it.
  const { findings } = await auditAll(database.db);
  expect(findings.filter(({ name }) => !/^(settlement|subsidies)/.test(name))).toEqual([]);
});

const orderOf = async ({ buyerId, orderId }: Sold) =>
  (await ordersByIds(database.db, buyerId, [orderId]))[0]!;
const linesNow = async (sold: Sold) => (await linesOf(database.db, [sold])).get(sold.orderId)!;
const stock = async (skuId: Id<'sku'>) => (await stockOf(database.db, [skuId])).get(skuId)!;
let waybills = 0;
const ship = ({ orderId }: Sold) =>
  database.transact((tx) =>
    shipOrder(tx, {
      shopId: shop.shopId,
      orderId,
      actorId: null,
      carrier: 'sf',
      trackingNumber: `SF1380000${String(++waybills).padStart(6, '0')}`,
    }),
  );
const receive = ({ buyerId, orderId }: Sold) =>
  database.transact((tx) => confirmReceipt(tx, { buyerId, orderId }));
const refund = (sold: Sold, wish: Partial<RefundOrder> & Pick<RefundOrder, 'parts'>) =>
  database.transact((tx) =>
    refundOrder(tx, {
      buyerId: sold.buyerId,
      orderId: sold.orderId,
      sourceId: newId('afterSale', sold.buyerId),
      cause: 'after_sale',
      freightFen: 0n,
      reason: '不想要了',
      ...wish,
    }),
  );
const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { kind?: { code: string } }) => error.kind?.code ?? String(error),
  );

/** Two lines, discounts of all four funders, freight of 6 yuan. */
async function sold(stockPieces = 10) {
  const [apples, prawns] = [
    await market.product(shop.shopId, stockPieces),
    await market.product(shop.shopId, stockPieces),
  ];
  const buyer = await market.buyer();
  const lines = [
    {
      product: apples,
      quantity: 3,
      unitFen: 3_333,
      off: [{ merchant: 500, platform: 301 }, { creator: 77 }],
    },
    { product: prawns, quantity: 2, unitFen: 10_001, off: [{ platform: 1_000, brand: 333 }] },
  ];
  return { buyer, apples, prawns, order: await sell(buyer, shop.shopId, lines, { freightFen: 600 }) };
}

describe('before it is shipped', () => {
  test('a piece goes back with its part of every subsidy, and is free again', async () => {
    const { apples, buyer, order } = await sold();
    const [line] = order.lines;
    const back = await refund(order, { parts: [{ orderLineId: line!.orderLineId, quantity: 1 }] });
    expect(back).toMatchObject({ whole: false, cancelled: false, freightFen: 0n, paidFen: 3_040n });
    expect(await stock(apples.skuId)).toEqual({ onHand: 10, reserved: 2, available: 8 });
    await cashier.sendRefunds(buyer, order.purchaseId);
    expect(await orderOf(order)).toMatchObject({ refundedFen: 3_040n, refundingFen: 0n, state: 'paid' });
    await ship(order);
    expect(await stock(apples.skuId)).toEqual({ onHand: 8, reserved: 0, available: 8 });
    await receive(order);
  });

  test('the last piece closes the order, and everything left goes back with the freight', async () => {
    const { apples, buyer, order } = await sold();
    const [apple, prawn] = order.lines;
    await refund(order, { parts: [{ orderLineId: apple!.orderLineId, quantity: 3 }] });
    const rest = await refund(order, { parts: [{ orderLineId: prawn!.orderLineId, quantity: 2 }] });
    expect(rest).toMatchObject({ whole: true, cancelled: true, freightFen: 600n });
    await cashier.sendRefunds(buyer, order.purchaseId);
    const closed = await orderOf(order);
    expect(closed).toMatchObject({
      state: 'cancelled',
      refundedFen: closed.totalFen,
      refundedSubsidyFen: 1_711n,
    });
    expect(await stock(apples.skuId)).toEqual({ onHand: 10, reserved: 0, available: 10 });
  });

  test('cancelling after a part gives back what is left', async () => {
    const { buyer, order } = await sold();
    await refund(order, { parts: [{ orderLineId: order.lines[0]!.orderLineId, quantity: 2 }] });
    await database.transact((tx) => cancelOrder(tx, order));
    await cashier.sendRefunds(buyer, order.purchaseId);
    const { totalFen, refundedFen, state } = await orderOf(order);
    expect([state, refundedFen]).toEqual(['cancelled', totalFen]);
  });
});

describe('after it was shipped', () => {
  test('an amount comes from all who paid, in proportion', async () => {
    const { buyer, order } = await sold();
    await ship(order);
    const [, prawn] = order.lines;
    const back = await refund(order, {
      parts: [{ orderLineId: prawn!.orderLineId, quantity: 0, amountFen: 1_000n }],
    });
    expect(back).toMatchObject({
      paidFen: 1_000n,
      subsidy: { platformFen: 53n, creatorFen: 0n, brandFen: 17n },
    });
    await receive(order);
    await cashier.sendRefunds(buyer, order.purchaseId);
  });

  test('when everything comes back the order is finished, and the shop keeps the freight', async () => {
    const { apples, buyer, order } = await sold();
    await ship(order);
    const parts = order.lines.map(({ orderLineId, quantity }) => ({ orderLineId, quantity }));
    expect(await refund(order, { parts, restock: true })).toMatchObject({ whole: true, cancelled: false });
    expect((await orderOf(order)).state).toBe('received');
    expect(await stock(apples.skuId)).toEqual({ onHand: 10, reserved: 0, available: 10 });
    const earned = (await legsOf(database.db, order.orderId)).filter(
      ({ account }) => account === 'shops.earned',
    );
    expect(earned.map(({ amountFen }) => amountFen)).toEqual([-600n]);
    await cashier.sendRefunds(buyer, order.purchaseId);
  });

  test.each([
    ['after receipt', false, 'shops.earned'],
    ['after settlement', true, 'shops.payable'],
  ] as const)('%s the money comes out of the right account', async (_, settled, account) => {
    const { buyer, order } = await sold();
    await ship(order);
    await receive(order);
    if (settled) expect(await database.transact((tx) => markSettled(tx, order))).toBe(true);
    const sourceId = newId('afterSale', order.buyerId);
    const parts = [{ orderLineId: order.lines[0]!.orderLineId, quantity: 3 }];
    expect(await refund(order, { parts, sourceId, freightFen: 600n })).toMatchObject({
      afterSettlement: settled,
    });
    const debits = (await legsOf(database.db, sourceId)).filter(({ amountFen }) => amountFen > 0n);
    expect(debits).toMatchObject([{ account, amountFen: 3_333n * 3n - 500n + 600n }]);
    await cashier.sendRefunds(buyer, order.purchaseId);
  });

  test('nothing goes back of an order that is not paid, or of which nothing is left', async () => {
    const { buyer, order } = await sold();
    await database.transact((tx) => cancelOrder(tx, order));
    expect(await code(refund(order, { parts: 'all', freightFen: 'all' }))).toBe('orders.not_refundable');
    await cashier.sendRefunds(buyer, order.purchaseId);
  });
});

test('random parts in random order add up to what was paid, for the buyer and for each funder', async () => {
  for (let round = 0; round < 5; round++) {
    const { buyer, order } = await sold();
    const shipped = round % 2 === 0;
    if (shipped) await ship(order);
    if (round % 4 === 0) await receive(order);
    for (let n = 0; n < 4; n++) {
      const line = order.lines[(round + n) % 2]!;
      const quantity = (round * 7 + n) % 3;
      const amountFen = shipped && n % 2 === 0 ? BigInt(100 + round * 37) : undefined;
      if (quantity === 0 && amountFen === undefined) continue;
      await code(refund(order, { parts: [{ orderLineId: line.orderLineId, quantity, amountFen }] }));
    }
    const left = (await linesNow(order)).flatMap((line) => {
      const pieces = line.quantity - line.refundedQuantity;
      const amountFen = line.payableFen - line.refundedFen;
      const parts = [];
      if (pieces > 0) parts.push({ orderLineId: line.orderLineId, quantity: pieces });
      else if (amountFen > 0n) parts.push({ orderLineId: line.orderLineId, quantity: 0, amountFen });
      return parts;
    });
    if (left.length > 0 || (await orderOf(order)).state !== 'cancelled')
      await code(refund(order, { parts: left, freightFen: 600n }));
    await cashier.sendRefunds(buyer, order.purchaseId);
    const back = await refundsOfOrder(database.db, order.buyerId, order.orderId);
    const sum = (of: 'paidFen' | 'platformFen' | 'creatorFen' | 'brandFen') =>
      back.reduce((all, each) => all + each[of], 0n);
    const { totalFen } = await orderOf(order);
    expect([sum('paidFen'), sum('platformFen'), sum('creatorFen'), sum('brandFen')]).toEqual([
      totalFen,
      1_301n,
      77n,
      333n,
    ]);
  }
});

test('64 refunds of three pieces at once: three are paid', async () => {
  const { buyer, order } = await sold();
  await ship(order);
  const parts = [{ orderLineId: order.lines[0]!.orderLineId, quantity: 1 }];
  const answers = await Promise.all(Array.from({ length: 64 }, () => code(refund(order, { parts }))));
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(3);
  expect(new Set(answers)).toEqual(new Set(['done', 'orders.not_refundable']));
  await cashier.sendRefunds(buyer, order.purchaseId);
});

test('64 times the same refund: paid once', async () => {
  const { buyer, order } = await sold();
  await ship(order);
  const sourceId = newId('afterSale', order.buyerId);
  const parts = [{ orderLineId: order.lines[0]!.orderLineId, quantity: 1 }];
  const answers = await Promise.all(Array.from({ length: 64 }, () => refund(order, { parts, sourceId })));
  expect(answers.filter((answer) => answer !== 'known')).toHaveLength(1);
  await cashier.sendRefunds(buyer, order.purchaseId);
});
