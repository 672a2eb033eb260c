import { expect, onTestFinished, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { act, phones, signIn, strangersPhone } from '../support/people.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';
import { goToCheckout, submitOrder } from '../support/shopping.ts';
import { reprice, settleIn, shopOf } from '../support/town.ts';

withBrowser();

test('a price that rose since the page was opened is shown old and new, and asked about once', async () => {
  const shopkeeper = await act(phones.laoli);
  const shopId = await shopOf(shopkeeper);
  const phone = await openPhone();
  const buyer = await signIn(phone, strangersPhone());
  await settleIn(buyer);
  const { items } = await buyer('GET /products', { query: { shop: shopId, q: '蜜' } });
  const { productId } = items[0]!;
  await goToCheckout(phone, productId);
  const button = phone.getByRole('button', { name: /^提交订单 ¥/ });
  const was = /¥[\d,.]+/.exec(await button.innerText())![0];

  await reprice(shopkeeper, shopId, productId, 100);
  onTestFinished(() => reprice(shopkeeper, shopId, productId, -100));
  await submitOrder(phone);

  const asked = phone.getByRole('dialog').filter({ hasText: '价格有变化' });
  const accept = await asked.getByRole('button', { name: /^按新金额下单/ }).innerText();
  const now = /¥[\d,.]+/.exec(accept)![0];
  expect(fenOf(now)).toBe(fenOf(was) + 100);
  await expectSeen(asked.getByText(was));
  await asked.getByRole('button', { name: '再看看' }).click();
  await expectGone(asked);
  expect((await buyer('GET /orders', { query: {} })).items, 'nothing was ordered').toEqual([]);

  // The page shows the new price by now, so that nothing is asked a second time.
  await phone.getByRole('button', { name: `提交订单 ${now}` }).click();
  await phone.waitForURL(/\/local-bank\/pay\//);
  const [order] = (await buyer('GET /orders', { query: {} })).items;
  expect(order!.totalFen).toBe(fenOf(now));
  await phone.goto(`/orders/${order!.orderId}`);
  await expectSeen(phone.getByRole('heading', { name: '等待付款' }));
});

const fenOf = (shown: string): number => Math.round(Number(shown.replaceAll(/[^\d.]/g, '')) * 100);
