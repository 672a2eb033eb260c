import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';
import { findProduct, settleIn } from '../support/town.ts';

withBrowser();

test('the language is chosen by the browser, switched at once, and kept', async () => {
  const page = await openPhone({ language: 'en' });
  await page.goto('/me/settings');
  await expectSeen(page.getByRole('heading', { name: 'Settings' }));
  await page
    .getByRole('button', { name: '简体中文' })
    .or(page.getByRole('radio', { name: '简体中文' }))
    .first()
    .click();
  await expectSeen(page.getByRole('heading', { name: '设置' }));
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.goto('/cart');
  await expectSeen(page.getByRole('heading', { name: /购物车/ }));
});

test('a keyboard alone chooses, buys and pays', async () => {
  const page = await openPhone();
  const call = await signIn(page, strangersPhone());
  await settleIn(call);
  const { productId } = await findProduct(call, '苹果');
  await page.goto(`/product/${productId}`);
  await expectSeen(page.getByRole('button', { name: '立即购买' }));

  await tabTo(page, '立即购买');
  await page.keyboard.press('Enter');
  const checkout = page.getByRole('heading', { name: '确认订单' });
  const sheet = page.getByRole('dialog');
  await expectSeen(checkout.or(sheet));
  if (await sheet.isVisible()) {
    const chips = sheet.getByRole('group').filter({ has: page.locator('legend') });
    for (const option of await chips.all()) {
      const name = (await option.getByRole('button').first().textContent())!;
      await tabTo(page, name.trim());
      await page.keyboard.press('Space');
    }
    await tabTo(page, '立即购买');
    await page.keyboard.press('Enter');
  }
  await expectSeen(page.getByRole('button', { name: /^提交订单 ¥/ }));
  await tabTo(page, /^提交订单 ¥/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/local-bank\/pay\//);
  await tabTo(page, '确认付款');
  await page.keyboard.press('Enter');
  await expectSeen(page.getByRole('heading', { name: '付款成功' }));
});

test('on a small phone the rail stands clear of the head, and its dots say why a video is shown', async () => {
  const page = await openPhone();
  await page.setViewportSize({ width: 375, height: 553 });
  await page.goto('/');
  const slide = page.getByRole('article').first();
  const creator = slide.getByRole('link', { name: /主页/ });
  await expectSeen(creator);
  const head = await page
    .getByRole('button', { name: '推荐' })
    .or(page.getByRole('tab', { name: '推荐' }))
    .boundingBox();
  const avatar = await creator.boundingBox();
  expect(avatar!.y).toBeGreaterThanOrEqual(head!.y + head!.height);

  await slide.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('dialog').getByText('为什么推荐给我').click();
  await expectSeen(page.getByRole('dialog').getByText('为什么推荐给你'));
});

test('without a network it says so, loses nothing, and goes on when the network is back', async () => {
  const page = await openPhone();
  await page.goto('/mall');
  await expectSeen(page.getByRole('link', { name: /¥/ }));
  await page.context().setOffline(true);
  await expectSeen(page.getByText('网络断开了，已看过的内容还能看'));
  await page.getByRole('link', { name: '首页' }).click();
  await expectSeen(page.getByText('连不上网络'));
  await page.context().setOffline(false);
  await expectGone(page.getByText('网络断开了，已看过的内容还能看'));
  await page.getByRole('button', { name: '再试一次' }).first().click();
  await expectSeen(page.getByRole('article'));
});

test('a page that does not exist and a product that is gone say what to do next', async () => {
  const page = await openPhone();
  await page.goto('/nowhere');
  await expectSeen(page.getByText('这里没有内容'));
  await page.getByRole('button', { name: '去商城看看' }).click();
  await expectSeen(page.getByRole('link', { name: /¥/ }));
  await page.goto('/product/prd_00000000000000000000000000000000');
  await expectSeen(page.getByRole('alert'));
});

/** Presses Tab until the focus is on what has this name, as somebody without a pointer does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 presses of Tab did not reach ${name}`);
}
