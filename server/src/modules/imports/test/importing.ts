import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, expect } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import type { Database } from '../../../platform/db.ts';
import type { Id } from '../../../platform/ids.ts';
import { categoryIdOf, wholeProducts } from '../../catalog/index.ts';
import type { MadeShop } from '../../catalog/test/make.ts';
import { stockOf } from '../../inventory/index.ts';
import { importById, rowsOf } from '../imports.sql.ts';
import { productOfHandles } from '../known.sql.ts';
import { openImports } from '../module.ts';
import { orderImport, runImport } from '../run-import.ts';
import { startImport } from '../start-import.ts';
import { orderUndo, undoImport } from '../undo-import.ts';
import { csv } from './make.ts';

type ImportId = Id<'productImport'>;

/** A host that serves pictures: one colour per number in the address, and text for `.txt`. */
async function servePictures(): Promise<number> {
  const server = createServer((request, answer) => {
    if (request.url!.endsWith('.txt')) return void answer.end('not a picture');
    const shade = (Number(/\d+/.exec(request.url!)?.[0] ?? 0) * 40) % 256;
    void sharp({ create: { width: 300, height: 300, channels: 3, background: { r: shade, g: 80, b: 60 } } })
      .jpeg()
      .toBuffer()
      .then((bytes) => answer.end(bytes));
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  afterAll(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** What the tests of imports do with a database: read a file, run it, undo it, look. */
export async function openImporting(database: Database) {
  const { db, transact } = database;
  const { house } = testApp(database, [openImports]);
  const { publicUrl } = house.config;
  const categoryId = await categoryIdOf(db, 'dresses');
  const port = await servePictures();
  const rules = { allows: (address: string) => address === '127.0.0.1', ports: [port], timeoutMs: 2_000 };
  const fetching = { storage: house.storage, publicUrl, rules };
  const pictures = `http://127.0.0.1:${port}`;
  const rowsIn = (importId: ImportId) => rowsOf(db, importId, 'all', 0, 100);
  return {
    publicUrl,
    pictures,
    categoryId,
    rowsIn,
    read: ({ shopId, ownerId }: MadeShop, text: string | Uint8Array) =>
      startImport(database, {
        shopId,
        actorId: ownerId,
        fileName: 'products.csv',
        bytes: Buffer.from(text),
        publicUrl,
      }),
    actionsOf: async (importId: ImportId) => (await rowsIn(importId)).map(({ action }) => action),
    rowStates: async (importId: ImportId) => (await rowsIn(importId)).map(({ state }) => state),
    async run({ shopId, ownerId }: MadeShop, importId: ImportId, submit = false) {
      await transact((tx) => orderImport(tx, { importId, shopId, actorId: ownerId, categoryId, submit }));
      await runImport(database, fetching, importId);
      expect((await importById(db, importId)).state).toBe('done');
    },
    async undo({ shopId, ownerId }: MadeShop, importId: ImportId) {
      await transact((tx) => orderUndo(tx, { importId, shopId, actorId: ownerId }));
      await undoImport(database, importId);
      expect((await importById(db, importId)).state).toBe('undone');
    },
    async productOf({ shopId }: MadeShop, handle: string) {
      const productId = (await productOfHandles(db, shopId, [handle])).get(handle);
      return productId && (await wholeProducts(db, shopId, [productId])).get(productId);
    },
    stockOfOne: async (skuId: string) =>
      (await stockOf(db, [skuId as Id<'sku'>])).get(skuId as Id<'sku'>)?.available,
    coats: (price = '199.00', quantity = '5') =>
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
      ]),
  };
}
