import { afterEach, expect, test } from 'vitest';
import { auditAll } from '../../../audit-all.ts';
import { openModules } from '../../../house.ts';
import { toWire } from '../../../platform/ids.ts';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket } from '../../../../test/market.ts';
import { buyNow, openCashier, openTill } from '../../../../test/till.ts';
import { refundsOfPurchase } from '../../payments/index.ts';
import { cancelPurchase } from '../index.ts';

const database = await testDatabase();
const { call, modules } = testApp(database, openModules);
const market = openMarket(database, modules);
const till = openTill(database);
const cashier = await openCashier(database, market);

afterEach(async () => {
  await market.settle();
  expect((await auditAll(database.db)).findings).toEqual([]);
});

// Line that must break this: the note in payPurchase, of a cancelled purchase.
test('money that comes after the cancellation goes back, and the order tells both', async () => {
  const shop = await market.shop();
  const { skuId } = await market.product(shop.shopId, 5);
  const buyer = await market.buyer();
  const { purchaseId, orderIds } = await buyNow(till, buyer, [{ skuId }]);
  const { redirectUrl, paymentId } = await cashier.start(buyer, purchaseId);
  await database.transact((tx) => cancelPurchase(tx, { buyerId: buyer.personId, purchaseId }));
  await cashier.approve(redirectUrl);
  await cashier.captured(paymentId);
  await market.settle();
  await cashier.sendRefunds(buyer, purchaseId);

  expect(await refundsOfPurchase(database.db, buyer.personId, purchaseId)).toMatchObject([
    { state: 'succeeded', source_key: `late:${paymentId}` },
  ]);
  const order = await call(`GET /orders/${toWire('order', orderIds[0]!)}`, { token: buyer.token });
  const timeline = order.body.timeline as { kind: string; words: string }[];
  expect(timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['cancelled', 'paid_late', 'refunded']),
  );
  expect(timeline.find(({ kind }) => kind === 'paid_late')!.words).toContain('after the order was cancelled');
});
