import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import {
  approveProduct,
  categoryIdOf,
  changeProduct,
  submitProduct,
  wholeProducts,
} from '../../catalog/index.ts';
import { hear, makeProduct, makeShop } from '../../catalog/test/make.ts';
import { refusal } from '../../identity/test/make.ts';
import { auditStock, receiveStock, reserveBatch, stockOf } from '../../inventory/index.ts';
import { inventorySubscribers } from '../../inventory/hear.ts';
import { draftNow } from '../draft.ts';
import { exportProducts } from '../export-products.ts';
import { importById, rowsOf } from '../imports.sql.ts';
import { productOfHandles } from '../known.sql.ts';
import { openImports } from '../module.ts';
import { orderImport, runImport } from '../run-import.ts';
import { startImport } from '../start-import.ts';
import { orderUndo, undoImport } from '../undo-import.ts';
import { csv } from './make.ts';

const database = await testDatabase();
const { db, transact } = database;
const { house } = testApp(database, [openImports]);
const { publicUrl } = house.config;
const categoryId = await categoryIdOf(db, 'dresses');

let pictures = '';
const server = createServer((request, answer) => {
  if (request.url!.endsWith('.txt')) return void answer.end('not a picture');
  const shade = (Number(/\d+/.exec(request.url!)?.[0] ?? 0) * 40) % 256;
  void sharp({ create: { width: 300, height: 300, channels: 3, background: { r: shade, g: 80, b: 60 } } })
    .jpeg()
    .toBuffer()
    .then((bytes) => answer.end(bytes));
});
beforeAll(async () => {
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  pictures = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
const fetching = () => ({
  storage: house.storage,
  publicUrl,
  rules: {
    allows: (address: string) => address === '127.0.0.1',
    ports: [(server.address() as AddressInfo).port],
    timeoutMs: 2_000,
  },
});

type Shop = Awaited<ReturnType<typeof makeShop>>;
const read = ({ shopId, ownerId }: Shop, text: string | Uint8Array) =>
  startImport(database, {
    shopId,
    actorId: ownerId,
    fileName: 'products.csv',
    bytes: Buffer.from(text),
    publicUrl,
  });
const actionsOf = async (importId: Id<'productImport'>) =>
  (await rowsOf(db, importId, 'all', 0, 100)).map(({ action }) => action);
const rowStates = async (importId: Id<'productImport'>) =>
  (await rowsOf(db, importId, 'all', 0, 100)).map(({ state }) => state);
async function run({ shopId, ownerId }: Shop, importId: Id<'productImport'>, submit = false) {
  await transact((tx) => orderImport(tx, { importId, shopId, actorId: ownerId, categoryId, submit }));
  await runImport(database, fetching(), importId);
  expect((await importById(db, importId)).state).toBe('done');
}
async function undo({ shopId, ownerId }: Shop, importId: Id<'productImport'>) {
  await transact((tx) => orderUndo(tx, { importId, shopId, actorId: ownerId }));
  await undoImport(database, importId);
  expect((await importById(db, importId)).state).toBe('undone');
}
async function productOf(shop: Shop, handle: string) {
  const productId = (await productOfHandles(db, shop.shopId, [handle])).get(handle);
  return productId && (await wholeProducts(db, shop.shopId, [productId])).get(productId);
}
const stockOfOne = async (skuId: string) =>
  (await stockOf(db, [skuId as Id<'sku'>])).get(skuId as Id<'sku'>)?.available;

const coats = (price = '199.00', quantity = '5') =>
  csv([
    {
      Handle: 'coat',
      Title: 'Wool Coat',
      Vendor: 'Acme',
      'Option1 Name': 'Size',
      'Option1 Value': 'S',
      'Variant Price': price,
      'Variant Inventory Qty': quantity,
      'Image Src': `${pictures}/1.jpg`,
    },
    {
      Handle: 'coat',
      'Option1 Value': 'M',
      'Variant Price': price,
      'Variant Inventory Qty': '2',
      'Image Src': `${pictures}/2.jpg`,
    },
    { Handle: 'hat', Title: '羊毛帽', 'Variant Price': '59', 'Variant SKU': 'HAT-1' },
  ]);

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

test('an undo puts back what was changed and keeps what was edited or ordered since', async () => {
  const shop = await makeShop(database, '撤销');
  await run(shop, await read(shop, coats()));
  const before = draftNow((await productOf(shop, 'coat'))!);
  const changed = await read(shop, coats('9.90', '50'));
  await run(shop, changed);
  await undo(shop, changed);
  expect(draftNow((await productOf(shop, 'coat'))!)).toEqual(before);
  expect(await stockOfOne((await productOf(shop, 'coat'))!.skus[0]!.sku_id)).toBe(5);

  const third = await read(
    shop,
    csv([
      { Handle: 'edited', Title: 'Edited', 'Variant Price': '1' },
      { Handle: 'ordered', Title: 'Ordered', 'Variant Price': '1', 'Variant Inventory Qty': '3' },
      { Handle: 'approved', Title: 'Approved', 'Variant Price': '1', 'Image Src': `${pictures}/3.jpg` },
      { Handle: 'left', Title: 'Left', 'Variant Price': '1' },
    ]),
  );
  await run(shop, third);
  const edited = (await productOf(shop, 'edited'))!;
  await transact((tx) =>
    changeProduct(tx, {
      shopId: shop.shopId,
      productId: edited.product.product_id as Id<'product'>,
      draft: { ...draftNow(edited), title: 'Mine' },
    }),
  );
  const ordered = (await productOf(shop, 'ordered'))!.skus[0]!.sku_id as Id<'sku'>;
  await transact((tx) =>
    reserveBatch(tx, [{ unit: 1, orderId: newId('order'), skuId: ordered, quantity: 1 }]),
  );
  const productId = (await productOf(shop, 'approved'))!.product.product_id as Id<'product'>;
  await transact((tx) => submitProduct(tx, { shopId: shop.shopId, productId }));
  await transact((tx) => approveProduct(tx, { productId, actorId: null }));
  await undo(shop, third);
  expect(await rowStates(third)).toEqual(['kept', 'kept', 'kept', 'undone']);
  const reasons = (await rowsOf(db, third, 'all', 0, 10)).map(({ notes }) => notes.at(-1)?.code);
  expect(reasons.slice(0, 3)).toEqual(['kept_edited', 'kept_sold', 'kept_edited']);
  expect(await productOf(shop, 'left')).toBeUndefined();
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
