// Break it: in orders.sql.ts delete `for update` of lockPurchase or of lockOrder.
import { afterEach, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import type { Id } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { buyNow, openCashier, openTill } from '../../../../test/till.ts';
import { refundsOfPurchase } from '../../payments/index.ts';
import { cancelOrder, cancelPurchase, confirmReceipt, ordersByIds, shipOrder } from '../index.ts';

const database = await testDatabase({ size: 16 });
const market = openMarket(database, testApp(database, openModules).modules);
const till = openTill(database);
const cashier = await openCashier(database, market);
const shop = await market.shop();

afterEach(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

const outcome = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { kind?: { code: string } }) => error.kind?.code ?? String(error),
  );
const state = async (buyerId: Id<'person'>, orderId: Id<'order'>) =>
  (await ordersByIds(database.db, buyerId, [orderId]))[0]!.state;

test('payment and cancellation at the same moment: paid, or cancelled and sent back, never both', async () => {
  const { skuId } = await market.product(shop.shopId, 20);
  for (let round = 0; round < 6; round++) {
    const buyer = await market.buyer();
    const { purchaseId, orderIds } = await buyNow(till, buyer, [{ skuId }]);
    const { redirectUrl, paymentId } = await cashier.start(buyer, purchaseId);
    const cancelling = new Promise((wake) => setTimeout(wake, round * 6)).then(() =>
      outcome(database.transact((tx) => cancelPurchase(tx, { buyerId: buyer.personId, purchaseId }))),
    );
    await Promise.all([
      cashier
        .approve(redirectUrl)
        .then(() => cashier.captured(paymentId))
        .then(market.settle),
      cancelling,
    ]);
    const refunds = await refundsOfPurchase(database.db, buyer.personId, purchaseId);
    const ended = [await cancelling, await state(buyer.personId, orderIds[0]!), refunds.length];
    expect([
      ['done', 'cancelled', 1],
      ['orders.purchase_not_cancellable', 'paid', 0],
    ]).toContainEqual(ended);
    await cashier.sendRefunds(buyer, purchaseId);
  }
});

test('shipping and cancelling at the same moment: one of them', async () => {
  const { skuId } = await market.product(shop.shopId, 20);
  for (let round = 0; round < 6; round++) {
    const buyer = await market.buyer();
    const { purchaseId, orderIds } = await buyNow(till, buyer, [{ skuId }]);
    const orderId = orderIds[0]!;
    await cashier.pay(buyer, purchaseId);
    const trackingNumber = `SF13900012345${String(10 + round)}`;
    const answers = await Promise.all([
      outcome(
        database.transact((tx) =>
          shipOrder(tx, { shopId: shop.shopId, orderId, actorId: null, carrier: 'sf', trackingNumber }),
        ),
      ),
      outcome(database.transact((tx) => cancelOrder(tx, { buyerId: buyer.personId, orderId }))),
    ]);
    expect([
      ['done', 'orders.not_cancellable'],
      ['orders.not_shippable', 'done'],
    ]).toContainEqual(answers);
    await cashier.sendRefunds(buyer, purchaseId);
  }
});

test('32 confirmations of one receipt earn the money once', async () => {
  const { skuId } = await market.product(shop.shopId, 1);
  const buyer = await market.buyer();
  const { purchaseId, orderIds } = await buyNow(till, buyer, [{ skuId }]);
  await cashier.pay(buyer, purchaseId);
  await database.transact((tx) =>
    shipOrder(tx, {
      shopId: shop.shopId,
      orderId: orderIds[0]!,
      actorId: null,
      carrier: 'sf',
      trackingNumber: 'SF1390001234599',
    }),
  );
  const answers = await Promise.all(
    Array.from({ length: 32 }, () =>
      outcome(
        database.transact((tx) => confirmReceipt(tx, { buyerId: buyer.personId, orderId: orderIds[0]! })),
      ),
    ),
  );
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
});
