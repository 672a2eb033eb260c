import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { openDesk, withBrowser } from '../support/browser.ts';
import { signIn, strangersPhone } from '../support/people.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';
import { pickFromCascader } from '../support/console.ts';

withBrowser();

test('a merchant imports a Shopify file, sees what each row would do, runs it, undoes it, runs it again', async () => {
  const page = await openDesk();
  const call = await signIn(page, strangersPhone());
  const { shopId } = await call('POST /shops', {
    body: {
      name: { zh: `阳台花房 ${Date.now()}` },
      intro: { zh: '花盆、灯和小家具' },
      kind: 'specialist',
      regionCode: '330106',
    },
  });

  await page.goto(`/console/merchant/${shopId}/imports`);
  await page.getByRole('link', { name: '导入商品表格' }).first().click();
  await page.locator('input[type=file]').setInputFiles(shopifyFile());

  await expectSeen(page.getByRole('heading', { name: '导入 home-and-garden.csv' }));
  const rows = page.getByRole('table').getByRole('row');
  await expectSeen(rows.filter({ hasText: 'Copper Light' }).filter({ hasText: '新建' }));
  await page.getByRole('button', { name: /不导入$/ }).click();
  await expectGone(rows.filter({ hasText: 'Copper Light' }));
  await expectSeen(rows.filter({ hasText: 'Watering Can' }).getByText(/第 \d+ 行/));
  await page.getByRole('button', { name: /全部商品$/ }).click();

  await run();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await expectSeen(page.getByText(/^已撤销：恢复 \d+ 个商品/));
  expect(await productTitles()).toEqual([]);

  await page.goto(`/console/merchant/${shopId}/imports/new`);
  await page.locator('input[type=file]').setInputFiles(shopifyFile());
  await run();
  expect(await productTitles()).toContain('Copper Light');

  async function run(): Promise<void> {
    await pickFromCascader(page, '放入类目', ['水果农产', '时令蔬菜']);
    await page.getByRole('button', { name: /^开始导入：新建/ }).click();
    await page.getByText(/^导入完成：/).waitFor({ timeout: 60_000 });
  }

  async function productTitles(): Promise<string[]> {
    const { items } = await call('GET /shops/:shopId/products', {
      params: { shopId },
      query: { limit: 100 },
    });
    return items.map(({ title }) => title);
  }
});

/** A real export, with one more line at its end that cannot be sold: its price is not a number. */
function shopifyFile() {
  const file = join(root, 'server/src/modules/imports/test/fixtures/home-and-garden.csv');
  const text = readFileSync(file, 'utf8').replaceAll(/https:\/\/burst[^,]*/g, '');
  const [header = ''] = text.split('\n');
  const wrong: Record<string, string> = {
    Handle: 'watering-can',
    Title: 'Watering Can',
    'Option1 Name': 'Title',
    'Option1 Value': 'Default Title',
    'Variant Price': 'on request',
  };
  const line = header
    .split(',')
    .map((column) => wrong[column.trim()] ?? '')
    .join(',');
  return {
    name: 'home-and-garden.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${text.trimEnd()}\r\n${line}\r\n`),
  };
}
