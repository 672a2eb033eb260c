import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { checkOutCart, gadgets, openCredit, purchaseOn, putInCart, ship } from '../support/money.ts';
import { act, signIn, strangersPhone } from '../support/people.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';
import { submitOrder } from '../support/shopping.ts';
import { settleIn } from '../support/town.ts';

withBrowser();

test(
  'bought now, paid on receipt: the charge fails, what is overdue is shown, and the buyer pays it back',
  { timeout: 240_000 },
  async () => {
    const phone = await openPhone();
    const buyer = await signIn(phone, strangersPhone());
    await settleIn(buyer);
    await openCredit(phone, '余额不足');

    await putInCart(buyer, '充电宝', 1);
    await checkOutCart(phone);
    await phone.getByRole('radio', { name: /先用后付/ }).check();
    await submitOrder(phone);
    await phone.waitForURL(/\/pay\//);
    await expectSeen(phone.getByRole('heading', { name: /付款成功|下单成功/ }));
    const purchaseId = purchaseOn(phone);
    const { orders } = await buyer('GET /purchases/:purchaseId', { params: { purchaseId } });
    const { orderId } = orders[0]!;
    await phone.goto('/me/credit');
    await phone.getByRole('link', { name: /先用后付/ }).click();
    await expectSeen(phone.getByText('收货后扣款'));

    await ship(await act(gadgets), orderId);
    await phone.goto(`/orders/${orderId}`);
    await phone.getByRole('button', { name: '确认收货' }).first().click();
    await phone.getByRole('dialog').getByRole('button', { name: '已收到' }).click();
    await expectSeen(phone.getByText('已确认收货'));

    await phone.goto('/me/credit');
    await expect
      .poll(() => shownAfresh(phone, /^已逾期 ¥/), { timeout: 120_000, interval: 2_000 })
      .toBe(true);
    await phone.getByRole('button', { name: '去还款' }).click();
    await phone.getByRole('button', { name: /^去还款 ¥/ }).click();
    await phone.waitForURL(/\/local-bank\/pay\//);
    await phone.getByRole('button', { name: '确认付款' }).click();
    await phone.waitForURL(/\/me\/credit/);
    await expect.poll(() => shownAfresh(phone, '已还清'), { timeout: 60_000, interval: 2_000 }).toBe(true);
    await expectGone(phone.getByText(/^已逾期 ¥/));
  },
);

/** A page that was just loaded still asks for its figures: they have a moment to come. */
async function shownAfresh(page: Page, text: string | RegExp): Promise<boolean> {
  await page.reload();
  const shown = page.getByText(text).first().waitFor({ timeout: 5_000 });
  return shown.then(
    () => true,
    () => false,
  );
}
