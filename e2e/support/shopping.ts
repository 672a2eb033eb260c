import type { Locator, Page } from 'playwright-core';
import { codeSentTo } from './people.ts';
import { expectSeen } from './seeing.ts';

/** The first choice of each option, as somebody does who likes them all. */
export async function chooseOptions(sheet: Locator): Promise<void> {
  await expectSeen(sheet.getByRole('button', { name: '立即购买' }));
  for (const option of await sheet
    .getByRole('group')
    .filter({ has: sheet.page().locator('legend') })
    .all()) {
    const chips = option.getByRole('button');
    const chosen = option.getByRole('button', { pressed: true });
    if ((await chosen.count()) === 0) await chips.first().click();
  }
}

/** Phone, code from the development inbox, in. */
export async function signInOnSheet(page: Page, phone: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: '手机号登录' });
  await sheet.getByLabel('手机号').fill(phone);
  await sheet.getByRole('button', { name: '获取验证码' }).click();
  await sheet.getByRole('button', { name: '查看演示短信' }).click();
  await sheet.getByRole('button', { name: await codeSentTo(phone, page.request) }).click();
}

/** In the address sheet: who, where, saved. */
export async function writeAddress(
  page: Page,
  { recipient, detail }: { recipient: string; detail: string },
): Promise<void> {
  const sheet = page.getByRole('dialog', { name: '新建地址' });
  await sheet.getByLabel('收货人').fill(recipient);
  await sheet.getByLabel('手机号').fill('13800000001');
  await sheet.getByLabel('所在地区').click();
  const regions = page.getByRole('dialog', { name: '所在地区' });
  for (const place of ['浙江省', '杭州市', '西湖区'])
    await regions.getByText(place, { exact: true }).last().click();
  await sheet.getByLabel('详细地址').fill(detail);
  await sheet.getByRole('button', { name: '保存' }).click();
}

/** The bank's page opens by itself after the order; what is pressed there decides. */
export async function payAtTheBank(page: Page, press: string): Promise<void> {
  await page.waitForURL(/\/local-bank\/pay\//);
  await page.getByRole('button', { name: press }).click();
  await page.waitForURL(/\/pay\//);
}

/** From a product's page to the checkout, for somebody who is signed in. What has no choice needs no sheet. */
export async function goToCheckout(page: Page, productId: string): Promise<void> {
  await page.goto(`/product/${productId}`);
  await page.getByRole('button', { name: '立即购买' }).click();
  const checkout = page.getByRole('heading', { name: '确认订单' });
  const sheet = page.getByRole('dialog');
  await expectSeen(checkout.or(sheet));
  if (await sheet.isVisible()) {
    await chooseOptions(sheet);
    await sheet.getByRole('button', { name: '立即购买' }).click();
  }
  await expectSeen(checkout);
}

export const submitOrder = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^提交订单 ¥/ }).click();
