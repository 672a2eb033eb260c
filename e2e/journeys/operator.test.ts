import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { openDesk, openPhone, withBrowser } from '../support/browser.ts';
import { pickFromCascader, pickFromSelect } from '../support/console.ts';
import { apiOf, authenticator, codeSentTo, phones, strangersPhone, type Call } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';

withBrowser();

test('a newcomer opens a shop, an operator approves it and its first product, and shoppers find them', async () => {
  const name = `山货铺 ${Date.now()}`;
  const desk = await openDesk();
  await desk.goto('/console/start');
  await signInAtTheDesk(desk, strangersPhone());
  await desk.getByLabel('店铺名称（中文）').fill(name);
  await desk.getByLabel('一句话介绍（中文）').fill('山里的菌子、木耳和蜂蜜');
  await pickFromSelect(desk, '店铺类型', '专营店');
  await pickFromCascader(desk, '所在地', ['云南省', '昆明市', '五华区']);
  await desk.getByRole('button', { name: '提交开店申请' }).click();
  await desk.waitForURL(/\/console\/merchant\/shp_/);
  const shopId = /shp_[0-9a-f]+/.exec(desk.url())![0];
  await expectSeen(desk.getByText('店铺正在审核'));

  const operator = await openDesk();
  await operator.goto('/console/operator/shops');
  await signInAtTheDesk(operator, phones.reviewer);
  await operator.getByLabel('验证器数字或恢复码').fill(authenticator());
  await operator.getByRole('button', { name: /登\s?录/ }).click();
  await decide(operator, name);
  await expectSeen(operator.getByText(`“${name}”已通过，可以营业了`));

  const title = `羊肚菌干 ${Date.now()}`;
  await submitProduct(apiOf(desk.context().request), shopId, title);
  await operator.goto('/console/operator/products');
  await decide(operator, title);

  const phone = await openPhone();
  await phone.goto(`/shop/${shopId}`);
  await expectSeen(phone.getByRole('heading', { name }));
  await phone
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await expectSeen(phone.getByRole('heading', { name: title }));
});

async function signInAtTheDesk(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expectSeen(page.getByText(`验证码已发到 ${phone}`));
  await page.getByLabel('验证码', { exact: true }).fill(await codeSentTo(phone, page.request));
  await page.getByRole('button', { name: /^登\s?录$/ }).click();
}

/** Approves what stands in this row of the queue. */
async function decide(operator: Page, name: string): Promise<void> {
  await operator
    .getByRole('row')
    .filter({ hasText: name })
    .getByRole('button', { name: /^通\s?过$/ })
    .click();
}

/** The merchant's first product, written and submitted. */
async function submitProduct(call: Call, shopId: string, title: string): Promise<void> {
  const form = new FormData();
  const bytes = readFileSync(join(root, 'server/src/town/media/products/lanting-cream-1.webp'));
  form.set('file', new File([bytes], 'mushrooms.webp', { type: 'image/webp' }));
  const { pictureId } = await call('POST /pictures', { form });
  const { items } = await call('GET /categories');
  const product = await call('POST /shops/:shopId/products', {
    params: { shopId },
    body: {
      title,
      description: '今年春天采的。',
      categoryId: items[0]!.children[0]!.categoryId,
      pictureIds: [pictureId],
      skus: [{ priceFen: 8800 }],
    },
  });
  await call('POST /shops/:shopId/stock-adjustments', {
    params: { shopId },
    body: { reason: '到货', lines: [{ skuId: product.skus[0]!.skuId, change: 10 }] },
    idempotencyKey: crypto.randomUUID(),
  });
  await call('POST /shops/:shopId/products/:productId/submission', {
    params: { shopId, productId: product.productId },
    body: {},
  });
}
