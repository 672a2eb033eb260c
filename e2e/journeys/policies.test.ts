import { expect, test } from 'vitest';
import { openDesk, withBrowser } from '../support/browser.ts';
import { act, phones, signIn, strangersPhone } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { findProduct, settleIn } from '../support/town.ts';

withBrowser();

test('an operator gives buyers more time to pay, sees what changes, compares, and puts it back', async () => {
  const desk = await openDesk();
  const operator = await signIn(desk, phones.operations);
  const params = { name: 'orders.terms' };
  const before = await operator('GET /operations/policies/:name', { params });
  const minutes = Number(before.body['payWithinMinutes']);

  await desk.goto('/console/operator');
  await desk.getByRole('link', { name: '参数与规则' }).click();
  await desk.getByLabel('规则名称').fill('订单时限');
  await desk.getByRole('link', { name: '订单时限' }).click();
  await expectSeen(desk.getByRole('heading', { level: 1, name: '订单时限' }));
  const field = desk.getByLabel('待付款订单保留多久', { exact: true });
  const review = desk.getByRole('button', { name: '查看变更并保存' });

  await field.fill('9999');
  await review.click();
  await expectSeen(desk.getByRole('alert').getByText('待付款订单保留多久应在 1 至 1440 之间'));

  await field.fill(String(minutes + 5));
  await review.click();
  const save = desk.getByRole('dialog');
  await expectSeen(save.getByText(`${minutes} 分钟`));
  await expectSeen(save.getByText(`${minutes + 5} 分钟`));
  expect(await save.getByRole('button', { name: '保存新版本' }).isDisabled(), 'no reason yet').toBe(true);
  await save.getByLabel('为什么要改').fill('大促期间银行较慢');
  await save.getByRole('button', { name: '保存新版本' }).click();

  const saved = await desk.getByText(/^第 (\d+) 版已保存$/).innerText();
  const version = Number(/\d+/.exec(saved)![0]);
  await expectSeen(desk.getByText('大促期间银行较慢'));
  expect(await timeToPay()).toBe(minutes + 5);

  await desk.getByRole('button', { name: `比较 第 ${version} 版` }).click();
  await expectSeen(desk.getByRole('dialog', { name: '比较两个版本' }).getByText(`${minutes + 5} 分钟`));
  await desk.keyboard.press('Escape');

  await field.fill(String(minutes));
  await review.click();
  await desk.getByLabel('为什么要改').fill('大促结束');
  await desk.getByRole('button', { name: '保存新版本' }).click();
  await expectSeen(desk.getByText(`第 ${version + 1} 版已保存`));
  expect(await timeToPay()).toBe(minutes);
});

/** In minutes, as a new purchase is promised it. A policy is remembered for a second. */
async function timeToPay(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const buyer = await act(strangersPhone());
  const addressId = await settleIn(buyer);
  const { skus } = await findProduct(buyer, '苹果');
  const lines = [{ skuId: skus[0]!.skuId, quantity: 1 }];
  const { totals } = await buyer('POST /quotes', { body: { lines, addressId } });
  const { payBy } = await buyer('POST /purchases', {
    body: { lines, addressId, expectedTotalFen: totals.payableFen },
    idempotencyKey: crypto.randomUUID(),
  });
  return Math.round((Date.parse(payBy) - Date.now()) / 60_000);
}
