import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDesk, openPhone, withBrowser } from '../support/browser.ts';
import {
  afterDays,
  agreeInTheConsole,
  amountsIn,
  applyForRefund,
  cardOf,
  checkOutCart,
  fenIn,
  purchaseOn,
  putInCart,
  ship,
} from '../support/money.ts';
import { phones, signIn, strangersPhone, type Call } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { payAtTheBank, submitOrder } from '../support/shopping.ts';
import { settleIn, shopOf } from '../support/town.ts';

withBrowser();

/** Of every kind: item price, several pieces, an amount, across shops, coupons of shops and of the platform. */
const discounts = [
  /限时秒杀/,
  /多件多折/,
  /换季满折/,
  /每满 300 减 30/,
  /集市补贴券/,
  /上新券/,
  /果园见面礼/,
];

test(
  'a cart across three shops: every discount adds up, is taken off and put back, paid, partly refunded and settled',
  { timeout: 240_000 },
  async () => {
    const phone = await openPhone();
    const buyer = await signIn(phone, strangersPhone());
    await settleIn(buyer);
    await claimCoupons(phone, ['集市补贴券', '果园见面礼', '上新券']);
    for (const [q, pieces] of [
      ['红富士苹果 5斤装', 1],
      ['薄皮核桃', 2],
      ['羊毛大衣', 1],
      ['年货零食大礼包', 1],
    ] as const)
      await putInCart(buyer, q, pieces);
    await checkOutCart(phone);

    const price = cardOf(phone, '价格怎么来的');
    const submit = phone.getByRole('button', { name: /^提交订单 ¥/ });
    await expectToAddUp(price, submit);
    for (const discount of discounts) await expectSeen(price.getByText(discount));
    await expectSeen(cardOf(phone, '已选优惠').getByText(/赠品 · .*棒棒糖/));
    const best = await expectToAddUp(price, submit);

    const reductions = cardOf(phone, '已选优惠').getByRole('checkbox', { name: /每满 300 减 30/ });
    await reductions.click();
    await expect.poll(async () => fenIn(await submit.innerText())).toBeGreaterThan(best);
    await expectToAddUp(price, submit);
    await reductions.click();
    await expect.poll(async () => fenIn(await submit.innerText())).toBe(best);

    await submitOrder(phone);
    await payAtTheBank(phone, '确认付款');
    await expectSeen(phone.getByRole('heading', { name: '付款成功' }));
    const { orders } = await buyer('GET /purchases/:purchaseId', {
      params: { purchaseId: purchaseOn(phone) },
    });
    expect(orders.length, 'one order a shop').toBe(3);

    const desk = await openDesk();
    const merchant = await signIn(desk, phones.laoli);
    const shopId = await shopOf(merchant);
    const { orderId } = orders.find((order) => order.shop.shopId === shopId)!;
    await ship(merchant, orderId);
    await buyer('POST /orders/:orderId/receipt', {
      params: { orderId },
      idempotencyKey: crypto.randomUUID(),
    });
    const { afterSaleId, fen } = await applyForRefund(phone, orderId, { line: /薄皮核桃/, pieces: 1 });
    await agreeInTheConsole(desk, shopId, afterSaleId);
    await expectSeen(
      phone.getByRole('heading', { name: '已退款' }).or(phone.getByText('已退', { exact: true })),
    );

    await settled(merchant, shopId, orderId);
    await desk.goto(`/console/merchant/${shopId}/finance/orders/${orderId}`);
    const waterfall = desk.getByRole('dialog', { name: /的钱去了哪里/ });
    const steps = waterfall.locator('dl.facts').first();
    await expectSeen(steps.getByText('技术服务费'));
    const amounts = (await steps.getByRole('definition').allInnerTexts()).map(fenIn);
    expect(amounts.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(amounts.at(-1));
    const { refund } = await merchant('GET /shops/:shopId/after-sales/:afterSaleId', {
      params: { shopId, afterSaleId },
    });
    expect(refund?.paidFen).toBe(fen);
    expect(amounts, 'what went back, with its part of the subsidies, is a step of it').toContain(
      -(refund!.paidFen + refund!.subsidyFen),
    );
  },
);

/** In the coupon centre, each by its name. */
async function claimCoupons(page: Page, names: readonly string[]): Promise<void> {
  await page.goto('/coupons');
  for (const name of names) {
    const coupon = page.getByRole('article').filter({ hasText: name });
    await coupon.getByRole('button', { name: '领取' }).click();
    await expectSeen(
      coupon.getByRole('link', { name: '去使用' }).or(coupon.getByRole('button', { name: '再领' })),
    );
  }
}

/** The parts on the screen sum to the total below them, which is what the button charges; answers with it. */
async function expectToAddUp(price: Locator, submit: Locator): Promise<number> {
  await expect
    .poll(async () => {
      const amounts = await amountsIn(price);
      const total = amounts.pop();
      const parts = amounts.reduce((sum, each) => sum + each, 0);
      return parts === total && fenIn(await submit.innerText()) === total;
    })
    .toBe(true);
  return fenIn(await submit.innerText());
}

/** The account period passes, until what went back has been heard of and the order is settled. */
async function settled(merchant: Call, shopId: string, orderId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await afterDays(merchant, 10, 'settlement.settle');
        const { items } = await merchant('GET /shops/:shopId/settlement-bills', {
          params: { shopId },
          query: {},
        });
        return items
          .filter((bill) => bill.orderId === orderId)
          .map(({ settlementStatus }) => settlementStatus);
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toContain('settled');
}
