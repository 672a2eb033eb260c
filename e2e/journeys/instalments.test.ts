import { expect, test } from 'vitest';
import { openDesk, openPhone, withBrowser } from '../support/browser.ts';
import {
  afterDays,
  agreeInTheConsole,
  amountsIn,
  applyForRefund,
  cardOf,
  checkOutCart,
  expectAmounts,
  gadgets,
  openCredit,
  purchaseOn,
  putInCart,
  ship,
} from '../support/money.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { submitOrder } from '../support/shopping.ts';
import { settleIn, shopOf } from '../support/town.ts';

withBrowser();

test(
  'bought in three terms: a refund in the second month cancels what is not paid yet, the last term first',
  { timeout: 240_000 },
  async () => {
    const phone = await openPhone();
    const buyer = await signIn(phone, strangersPhone());
    await settleIn(buyer);
    await openCredit(phone, '余额充足');

    await putInCart(buyer, '降噪耳机', 2);
    await checkOutCart(phone);
    await phone.getByRole('radio', { name: /分期付款\s*3 期/ }).check();
    await submitOrder(phone);
    await phone.waitForURL(/\/pay\//);
    await expectSeen(phone.getByRole('heading', { name: /付款成功|下单成功/ }));
    const { orders } = await buyer('GET /purchases/:purchaseId', {
      params: { purchaseId: purchaseOn(phone) },
    });
    const { orderId } = orders[0]!;

    await phone.goto('/me/credit');
    await phone.getByRole('link', { name: /分期付款 · 3 期/ }).click();
    await phone.waitForURL(/\/me\/credit\/./);
    const agreement = phone.url();
    const schedule = cardOf(phone, '还款计划');
    const terms = await expectAmounts(schedule);
    expect(terms).toHaveLength(3);
    await expectSeen(schedule.getByText('第 3/3 期 · 待扣款'));

    await expect
      .poll(
        async () => {
          await afterDays(buyer, 35, 'credit.charge_due');
          await phone.goto(agreement);
          await expectSeen(schedule);
          return schedule.getByText('第 1/3 期 · 已还').count();
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toBe(1);
    await expectSeen(schedule.getByText('第 2/3 期 · 待扣款'));

    const desk = await openDesk();
    const merchant = await signIn(desk, gadgets);
    await ship(merchant, orderId);
    await buyer('POST /orders/:orderId/receipt', {
      params: { orderId },
      idempotencyKey: crypto.randomUUID(),
    });
    const { afterSaleId, fen } = await applyForRefund(phone, orderId, { line: /降噪耳机/, pieces: 1 });
    await agreeInTheConsole(desk, await shopOf(merchant), afterSaleId);

    await expect
      .poll(
        async () => {
          await phone.goto(agreement);
          await expectSeen(schedule);
          return schedule.getByText('第 3/3 期 · 已取消').count();
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1);
    const refunds = cardOf(phone, '退款');
    expect(await expectAmounts(refunds)).toEqual([fen]);
    await expectSeen(refunds.getByText(/退回已还 ¥0\.00/));
    const [paid = 0] = await amountsIn(schedule);
    expect(paid, 'what was paid stays paid').toBe(terms[0]);
  },
);
