import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { at, day, hour, later, minute, now } from '../src/platform/clock.ts';
import type { Id } from '../src/platform/ids.ts';
import { openModules } from '../src/house.ts';
import {
  cancelOrder,
  cancelPurchase,
  confirmOverdue,
  confirmReceipt,
  dropUnpaid,
  ordersByIds,
  remindShop,
  shipOrder,
} from '../src/modules/orders/index.ts';
import { stockOf } from '../src/modules/inventory/index.ts';
import { legsOf, trialBalance } from '../src/modules/ledger/index.ts';
import { auditAll } from '../src/audit-all.ts';
import { testApp } from './app.ts';
import { testDatabase } from './database.ts';
import { openMarket, type Buyer } from './market.ts';
import { buyNow, openCashier, openTill } from './till.ts';

/** From the shelf to the doorstep, every way a sale can go; after each, everything is added up again. */
const database = await testDatabase();
const { modules } = testApp(database, openModules);
const market = openMarket(database, modules);
const till = openTill(database);
const cashier = await openCashier(database, market);
const shop = await market.shop();
const other = await market.shop();

const waybill = (n: number) => `SF139000${String(n).padStart(7, '0')}`;
let waybills = 0;
const ship = (shopId: Id<'shop'>, orderId: Id<'order'>) =>
  database.transact((tx) =>
    shipOrder(tx, { shopId, orderId, actorId: null, carrier: 'sf', trackingNumber: waybill(++waybills) }),
  );
const stateOf = async ({ personId }: Buyer, orderId: Id<'order'>) =>
  (await ordersByIds(database.db, personId, [orderId]))[0]!.state;
const stock = async (skuId: Id<'sku'>) => (await stockOf(database.db, [skuId])).get(skuId)!;
const balances = async () =>
  Object.fromEntries(
    (await trialBalance(database.db)).map(({ account, balanceFen }) => [account, balanceFen]),
  );
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { kind?: { code: string } }) => error.kind?.code ?? String(error),
  );

afterEach(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

describe('a sale', () => {
  it('is bought, paid, shipped and received', async () => {
    const apples = await market.product(shop.shopId, 10);
    const buyer = await market.buyer();
    const { purchaseId, orderIds, payableFen } = await buyNow(
      till,
      buyer,
      [{ skuId: apples.skuId, quantity: 2 }],
      { expectedTotalFen: 9_980n },
    );
    const [orderId] = orderIds as [Id<'order'>];
    expect(payableFen).toBe(9_980n);
    expect(await stock(apples.skuId)).toEqual({ onHand: 10, reserved: 2, available: 8 });

    await cashier.pay(buyer, purchaseId);
    expect(await stateOf(buyer, orderId)).toBe('paid');
    await database.transact((tx) => remindShop(tx, buyer.personId, orderId));
    expect(await refusal(database.transact((tx) => remindShop(tx, buyer.personId, orderId)))).toBe(
      'orders.not_remindable',
    );

    await ship(shop.shopId, orderId);
    expect(await stock(apples.skuId)).toEqual({ onHand: 8, reserved: 0, available: 8 });
    expect(
      await refusal(database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }))),
    ).toBe('orders.not_cancellable');
    expect(await refusal(ship(shop.shopId, orderId))).toBe('orders.not_shippable');

    const before = await balances();
    await database.transact((tx) => confirmReceipt(tx, { buyerId: buyer.personId, orderId }));
    expect(await stateOf(buyer, orderId)).toBe('received');
    expect((await balances())['shops.earned']! - before['shops.earned']!).toBe(-9_980n);
    expect((await legsOf(database.db, orderId)).map(({ kind }) => kind)).toEqual([
      'order_placed',
      'order_placed',
      'order_paid',
      'order_paid',
      'order_received',
      'order_received',
    ]);
  });

  it('over two shops is one purchase and one payment, and an order for each shop', async () => {
    const [apples, prawns] = [
      await market.product(shop.shopId, 5),
      await market.product(other.shopId, 5, { priceFen: 12_000n }),
    ];
    const buyer = await market.buyer();
    const { purchaseId, orderIds, payableFen } = await buyNow(till, buyer, [apples, prawns]);
    expect([orderIds.length, payableFen]).toEqual([2, 4_990n + 600n + 12_000n]);
    await cashier.pay(buyer, purchaseId);
    // One order of the two is given back; the other goes on.
    const orders = await ordersByIds(database.db, buyer.personId, orderIds);
    const given = orders.find(({ shopId }) => shopId === shop.shopId)!;
    await database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId: given.orderId }));
    await cashier.sendRefunds(buyer, purchaseId);
    const after = await ordersByIds(database.db, buyer.personId, orderIds);
    expect(new Map(after.map(({ state, refundedFen }) => [state, refundedFen]))).toEqual(
      new Map([
        ['cancelled', 5_590n],
        ['paid', 0n],
      ]),
    );
    expect((await stock(apples.skuId)).available).toBe(5);
  });

  it('that is not paid in time gives its stock back', async () => {
    const apples = await market.product(shop.shopId, 1);
    const buyer = await market.buyer();
    const { orderIds, payBy } = await buyNow(till, buyer, [apples]);
    expect((await stock(apples.skuId)).available).toBe(0);
    await at(later(payBy, minute), () => dropUnpaid(database));
    expect(await stateOf(buyer, orderIds[0]!)).toBe('cancelled');
    expect((await stock(apples.skuId)).available).toBe(1);
  });

  it('that was cancelled sends money back that comes all the same', async () => {
    const apples = await market.product(shop.shopId, 1);
    const buyer = await market.buyer();
    const { purchaseId, orderIds } = await buyNow(till, buyer, [apples]);
    const { redirectUrl, paymentId } = await cashier.start(buyer, purchaseId);
    await database.transact((tx) => cancelPurchase(tx, { buyerId: buyer.personId, purchaseId }));
    await cashier.approve(redirectUrl);
    await cashier.captured(paymentId);
    await market.settle();
    await cashier.sendRefunds(buyer, purchaseId);
    expect(await stateOf(buyer, orderIds[0]!)).toBe('cancelled');
    const { rows } = await sql<{
      refunded: bigint;
    }>`select refunded_fen as refunded from payments.payments where payment_id = ${paymentId}`.execute(
      database.db,
    );
    expect(rows[0]!.refunded).toBe(5_590n);
  });

  it('that is not confirmed is confirmed ten days after shipping, and not before', async () => {
    const apples = await market.product(shop.shopId, 1);
    const buyer = await market.buyer();
    const { purchaseId, orderIds } = await buyNow(till, buyer, [apples]);
    await cashier.pay(buyer, purchaseId);
    await ship(shop.shopId, orderIds[0]!);
    await at(later(now(), 10 * day - hour), () => confirmOverdue(database));
    expect(await stateOf(buyer, orderIds[0]!)).toBe('shipped');
    await at(later(now(), 10 * day + hour), () => confirmOverdue(database));
    expect(await stateOf(buyer, orderIds[0]!)).toBe('received');
  });
});

it('leaves nothing with buyers once everything has run its course', async () => {
  expect((await balances())['buyers.due']).toBe(0n);
});
