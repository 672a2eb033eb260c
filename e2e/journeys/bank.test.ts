import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone, type Call } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { goToCheckout, payAtTheBank, submitOrder } from '../support/shopping.ts';
import { findProduct, settleIn } from '../support/town.ts';

withBrowser();

test('a declined card takes nothing, keeps the order, and the next try pays it', async () => {
  const { page } = await orderedApples();
  await payAtTheBank(page, '余额不足（拒绝）');

  await expectSeen(page.getByRole('heading', { name: '这次没有付成' }));
  await expectSeen(page.getByText('没有扣款，订单还为你留着'));
  await page.getByRole('button', { name: /^去付款 ¥/ }).click();
  await payAtTheBank(page, '确认付款');

  await expectSeen(page.getByRole('heading', { name: '付款成功' }));
});

test('a bank that says twice that it was paid is paid once', async () => {
  const { page, call } = await orderedApples();
  await payAtTheBank(page, '付款成功并通知两次');
  await expectSeen(page.getByRole('heading', { name: '付款成功' }));

  const purchaseId = new URL(page.url()).pathname.split('/').at(-1)!;
  const { items: payments } = await call('GET /purchases/:purchaseId/payments', { params: { purchaseId } });
  expect(payments.map(({ state, refundedFen }) => ({ state, refundedFen }))).toEqual([
    { state: 'captured', refundedFen: 0 },
  ]);
});

test('a bank that keeps silent is asked, and the order is paid', async () => {
  const { page } = await orderedApples();
  await payAtTheBank(page, '付款成功但不通知');

  await expectSeen(page.getByRole('heading', { name: '正在确认付款结果' }));
  await page.getByRole('heading', { name: '付款成功' }).waitFor({ timeout: 60_000 });
});

/** A buyer who has just submitted an order for apples and stands at the bank. */
async function orderedApples(): Promise<{ page: Page; call: Call }> {
  const page = await openPhone();
  const call = await signIn(page, strangersPhone());
  await settleIn(call);
  const apples = await findProduct(call, '苹果');
  await goToCheckout(page, apples.productId);
  await submitOrder(page);
  return { page, call };
}
