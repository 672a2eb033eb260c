import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { openPhone, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { expectPlaying, expectSeen } from '../support/seeing.ts';
import { chooseOptions, payAtTheBank, submitOrder } from '../support/shopping.ts';
import { settleIn } from '../support/town.ts';

withBrowser();

test('a creator publishes a video, somebody buys from it, and the creator sees how it came about', async () => {
  const phone = await openPhone();
  const creator = await signIn(phone, strangersPhone());

  await phone.goto('/studio');
  await phone.getByLabel('创作者名').fill('窗台上的小雨');
  await phone.getByLabel('简介').fill('一个人住，认真吃饭');
  await phone.getByRole('button', { name: '开始创作' }).click();
  await phone.getByRole('link', { name: '发布视频' }).click();

  await phone
    .getByLabel('选择视频')
    .setInputFiles(join(root, 'server/src/town/media/videos/desk-cactus.mp4'));
  await phone.getByRole('slider', { name: '选择封面' }).fill('2000');
  await phone.getByLabel('文案').fill('把苹果放在窗台上，一下午都是甜的 #秋天');
  await phone.getByRole('button', { name: '添加商品' }).click();
  const finder = phone.getByRole('dialog', { name: '标记商品' });
  await finder.getByRole('searchbox', { name: '搜索要标记的商品' }).fill('苹果');
  await finder.getByRole('button', { name: /苹果/ }).first().click();
  await finder.getByRole('button', { name: '已选 1 件 · 完成' }).click();
  await phone.getByRole('button', { name: '发布', exact: true }).click();

  const mine = phone.getByRole('link', { name: /把苹果放在窗台上/ });
  await expectSeen(mine);
  const videoId = (await mine.getAttribute('href'))!.split('/').at(-1)!;
  await expect
    .poll(async () => (await creator('GET /me/videos/:videoId', { params: { videoId } })).state, {
      timeout: 60_000,
    })
    .toBe('public');

  const buyers = await openPhone();
  await settleIn(await signIn(buyers, strangersPhone()));
  await buyers.goto(`/video/${videoId}`);
  const slide = buyers.getByRole('article', { name: /把苹果放在窗台上/ });
  await expectPlaying(slide.locator('video'));
  await slide.getByRole('button', { name: /^查看商品/ }).click();
  const sheet = buyers.getByRole('dialog');
  await chooseOptions(sheet);
  await sheet.getByRole('button', { name: '立即购买' }).click();
  await submitOrder(buyers);
  await payAtTheBank(buyers, '确认付款');
  await expectSeen(buyers.getByRole('heading', { name: '付款成功' }));

  const seen = () =>
    creator('GET /me/videos/:videoId/traffic', { params: { videoId } }).then(({ totals }) => totals);
  await expect
    .poll(seen, { timeout: 60_000, interval: 1_000 })
    .toMatchObject({ exposures: 1, productClicks: 1, orders: 1 });
  await phone.goto('/studio');
  for (const figure of ['曝光', '商品点击', '订单'])
    await expectSeen(
      phone.getByRole('definition').filter({ hasText: '1' }).locator('..').filter({ hasText: figure }),
    );
});
