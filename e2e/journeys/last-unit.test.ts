import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { act, phones, signIn, strangersPhone, type Call } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { goToCheckout, submitOrder } from '../support/shopping.ts';
import { settleIn, shopOf } from '../support/town.ts';

withBrowser();

test('two people press the button for the last one: one gets it, the other is told so', async () => {
  const merchant = await act(phones.laoli);
  const productId = await oneLeft(merchant);
  const first = await atTheCheckout(productId);
  const second = await atTheCheckout(productId);

  await Promise.all([submitOrder(first), submitOrder(second)]);

  const ends = await Promise.all([endOf(first), endOf(second)]);
  expect(ends.toSorted()).toEqual(['at the bank', 'told that it is gone']);
  const loser = ends[0] === 'at the bank' ? second : first;
  await expectSeen(loser.getByRole('dialog').getByText(/库存|卖完|售罄/));
  await loser.getByRole('button', { name: '知道了' }).click();
  await expectSeen(loser.getByRole('heading', { name: '确认订单' }));
});

async function atTheCheckout(productId: string): Promise<Page> {
  const page = await openPhone();
  await settleIn(await signIn(page, strangersPhone()));
  await goToCheckout(page, productId);
  await expectSeen(page.getByRole('button', { name: /^提交订单 ¥/ }));
  return page;
}

const endOf = (page: Page): Promise<string> =>
  Promise.race([
    page.waitForURL(/\/local-bank\/pay\//).then(() => 'at the bank'),
    page
      .getByText('有商品卖完了')
      .waitFor()
      .then(() => 'told that it is gone'),
  ]);

/** A product without a choice, of which the merchant has just counted a single piece that nobody has reserved. */
async function oneLeft(merchant: Call): Promise<string> {
  const shopId = await shopOf(merchant);
  const { items } = await merchant('GET /shops/:shopId/stock', { params: { shopId }, query: { limit: 100 } });
  const skusOf = Map.groupBy(items, ({ productId }) => productId);
  const fewest = [...skusOf.values()].toSorted((a, b) => a.length - b.length)[0]!;
  await merchant('POST /shops/:shopId/stock-adjustments', {
    params: { shopId },
    body: { reason: '盘点', lines: fewest.map(({ skuId, reserved }) => ({ skuId, onHand: reserved + 1 })) },
    idempotencyKey: crypto.randomUUID(),
  });
  return fewest[0]!.productId;
}
