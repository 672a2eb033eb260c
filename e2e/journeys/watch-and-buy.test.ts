import { test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { strangersPhone } from '../support/people.ts';
import { expectPlaying, expectSeen } from '../support/seeing.ts';
import { chooseOptions, payAtTheBank, signInOnSheet, writeAddress } from '../support/shopping.ts';

withBrowser();

test('a visitor watches a video and buys what it shows without leaving it', async () => {
  const page = await openPhone();
  await page.goto('/');

  const slide = page.getByRole('article').first();
  await expectPlaying(slide.locator('video'));

  await slide.getByRole('button', { name: /^查看商品/ }).click();
  const sheet = page.getByRole('dialog');
  await chooseOptions(sheet);
  await sheet.getByRole('button', { name: '立即购买' }).click();

  // Looking needed no account; buying does, and goes on where it was.
  await signInOnSheet(page, strangersPhone());

  await expectSeen(page.getByRole('heading', { name: '确认订单' }));
  await page.getByRole('button', { name: /添加收货地址/ }).click();
  await writeAddress(page, { recipient: '王小满', detail: '文三路 90 号 3 幢 502 室' });
  await expectSeen(page.getByText('文三路 90 号 3 幢 502 室'));
  await expectSeen(page.getByRole('heading', { name: '价格怎么来的' }));
  await page.getByRole('button', { name: /^提交订单 ¥/ }).click();

  await payAtTheBank(page, '确认付款');
  await expectSeen(page.getByRole('heading', { name: '付款成功' }));
  await page.getByRole('link', { name: '查看订单' }).click();
  await expectSeen(page.getByRole('heading', { name: '等待发货' }));

  // Back to the feed: the video is still there.
  await page.goto('/');
  await expectPlaying(page.getByRole('article').first().locator('video'));
});
