import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { hear, makeProduct, makeShop } from '../../catalog/test/make.ts';
import { refusal } from '../../identity/test/make.ts';
import { auditStock, receiveStock, reserveBatch } from '../../inventory/index.ts';
import { inventorySubscribers } from '../../inventory/hear.ts';
import { exportProducts } from '../export-products.ts';
import { importById, rowsOf } from '../imports.sql.ts';
import { orderImport } from '../run-import.ts';
import { openImporting } from './importing.ts';
import { csv } from './make.ts';

const database = await testDatabase();
const { db, transact } = database;
const {
  read,
  run,
  undo,
  actionsOf,
  rowStates,
  productOf,
  stockOfOne,
  coats,
  pictures,
  publicUrl,
  categoryId,
} = await openImporting(database);

test('a file is previewed, run, and the same file again changes nothing', async () => {
  const shop = await makeShop(database, '进口');
  const first = await read(shop, coats());
  expect(await actionsOf(first)).toEqual(['create', 'create']);
  await run(shop, first);
  const coat = (await productOf(shop, 'coat'))!;
  expect(coat.product).toMatchObject({ state: 'draft', title: 'Wool Coat', title_en: 'Wool Coat' });
  expect(coat.product.picture_ids).toHaveLength(2);
  expect(await stockOfOne(coat.skus[0]!.sku_id)).toBe(5);
  const again = await read(shop, coats());
  expect(await actionsOf(again)).toEqual(['unchanged', 'unchanged']);
  const changed = await read(shop, coats('189.00'));
  expect(await actionsOf(changed)).toEqual(['update', 'unchanged']);
  await run(shop, changed);
  const after = (await productOf(shop, 'coat'))!;
  expect(after.skus.map(({ sku_id: id }) => id)).toEqual(coat.skus.map(({ sku_id: id }) => id));
  expect(after.skus[0]!.price_fen).toBe(18_900n);
  expect(
    await refusal(
      transact((tx) =>
        orderImport(tx, {
          importId: changed,
          shopId: shop.shopId,
          actorId: shop.ownerId,
          categoryId,
          submit: false,
        }),
      ),
    ),
  ).toBe('imports.not_in_state');
});

test('two addresses of one picture are one picture, and no change for ever', async () => {
  const shop = await makeShop(database, '同图');
  const text = csv([
    { Handle: 'a', Title: 'A', 'Variant Price': '1', 'Image Src': `${pictures}/6.jpg` },
    { Handle: 'a', 'Image Src': `${pictures}/6.jpg?size=large` },
  ]);
  await run(shop, await read(shop, text));
  expect((await productOf(shop, 'a'))!.product.picture_ids).toHaveLength(1);
  expect(await actionsOf(await read(shop, text))).toEqual(['unchanged']);
});

test('the same file does not restock what was sold', async () => {
  const shop = await makeShop(database, '不补货');
  await run(shop, await read(shop, coats()));
  const skuId = (await productOf(shop, 'coat'))!.skus[0]!.sku_id as Id<'sku'>;
  await transact((tx) => reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId, quantity: 4 }]));
  const same = await read(shop, coats());
  expect(await actionsOf(same)).toEqual(['unchanged', 'unchanged']);
  await run(shop, await read(shop, coats('199.00', '7')));
  expect(await stockOfOne(skuId)).toBe(7);
  expect((await auditStock(db)).wrong).toEqual([]);
});

test.each(['apparel.csv', 'home-and-garden.csv'])(
  'the real file %s is imported, undone, and imported again',
  async (name) => {
    const shop = await makeShop(database, name);
    const bytes = readFileSync(join(import.meta.dirname, 'fixtures', name));
    const importId = await read(shop, bytes);
    await run(shop, importId, true);
    const rows = await rowsOf(db, importId, 'all', 0, 100);
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, () => 'done'));
    // Nobody reaches the pictures from here, so every product stays a draft and says why.
    expect(rows.every(({ notes }) => notes.some(({ code }) => code === 'picture_unreachable'))).toBe(true);
    expect((await productOf(shop, rows[0]!.handle))!.product.state).toBe('draft');
    await undo(shop, importId);
    expect(await rowStates(importId)).toEqual(Array.from({ length: 20 }, () => 'undone'));
    expect(await productOf(shop, rows[0]!.handle)).toBeUndefined();
    await hear(database, inventorySubscribers);
    expect((await auditStock(db)).wrong).toEqual([]);
    const second = await read(shop, bytes);
    expect(new Set(await actionsOf(second))).toEqual(new Set(['create']));
    await run(shop, second);
  },
  60_000,
);

test('what is exported and imported again changes nothing', async () => {
  const shop = await makeShop(database, '往返');
  await run(shop, await read(shop, coats()));
  const { skuIds } = await makeProduct(database, shop.shopId, {
    title: '碎花"连衣裙", 夏季',
    description: '第一段 <b>不是标签</b>\n第二行\n\n• 一\n• 二 & 三',
    attributes: [
      { name: '品牌', value: '集市' },
      { name: '面料', value: '棉' },
    ],
    optionNames: ['颜色', '尺码'],
    skus: [
      {
        optionValues: ['红', 'M'],
        priceFen: 12_345n,
        compareAtFen: 20_000n,
        weightGrams: 300,
        barcode: '6901234567892',
        merchantCode: '0012',
      },
      { optionValues: ['蓝', 'M'], priceFen: 100n },
    ],
  });
  await transact((tx) => receiveStock(tx, { skuId: skuIds[0]!, quantity: 9, ref: newId('entry') }));
  const exported = await exportProducts(db, shop.shopId, publicUrl);
  const importId = await read(shop, exported);
  const rows = await rowsOf(db, importId, 'all', 0, 100);
  expect(rows.map(({ action, changes }) => [action, changes])).toEqual(rows.map(() => ['unchanged', []]));
  expect(rows).toHaveLength(3);
  expect(await exportProducts(db, shop.shopId, publicUrl)).toBe(exported);
});

test('complete products are submitted when asked; a bad picture is said and does not stop the rest', async () => {
  const shop = await makeShop(database, '提交');
  const importId = await read(
    shop,
    csv([
      {
        Handle: 'good',
        Title: 'Good',
        'Variant Price': '1',
        'Image Src': `${pictures}/4.jpg`,
        Published: 'true',
      },
      {
        Handle: 'hidden',
        Title: 'Hidden',
        'Variant Price': '1',
        'Image Src': `${pictures}/5.jpg`,
        Published: 'false',
      },
      { Handle: 'bad', Title: 'Bad', 'Variant Price': '1', 'Image Src': `${pictures}/a.txt` },
      {
        Handle: 'inside',
        Title: 'Inside',
        'Variant Price': '1',
        'Image Src': 'http://169.254.169.254/latest',
      },
      { Handle: 'refused', Title: 'Refused', 'Variant Price': 'x' },
    ]),
  );
  await run(shop, importId, true);
  const rows = await rowsOf(db, importId, 'all', 0, 10);
  expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'failed']);
  expect(rows.map(({ notes }) => notes.at(-1)?.code)).toEqual([
    undefined,
    undefined,
    'picture_unusable',
    'picture_unreachable',
    'no_pictures',
  ]);
  expect(
    await Promise.all(
      ['good', 'hidden', 'bad'].map(async (handle) => (await productOf(shop, handle))!.product.state),
    ),
  ).toEqual(['pending_review', 'draft', 'draft']);
});

test("another shop's handles, products and imports are its own", async () => {
  const [one, two] = [await makeShop(database, '甲'), await makeShop(database, '乙')];
  await run(one, await read(one, coats()));
  const importId = await read(two, coats());
  expect(await actionsOf(importId)).toEqual(['create', 'create']);
  await expect(importById(db, importId, one.shopId)).rejects.toThrow('platform.not_found');
  const foreign = (await productOf(one, 'coat'))!.product.product_id.replaceAll('-', '');
  const stolen = await read(two, csv([{ Handle: `prd_${foreign}`, Title: 'Stolen', 'Variant Price': '1' }]));
  expect(await actionsOf(stolen)).toEqual(['create']);
});
