import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { approveProduct, changeProduct, submitProduct } from '../../catalog/index.ts';
import { makeShop } from '../../catalog/test/make.ts';
import { reserveBatch } from '../../inventory/index.ts';
import { draftNow } from '../draft.ts';
import { rowsOf } from '../imports.sql.ts';
import { openImporting } from './importing.ts';
import { csv } from './make.ts';

const database = await testDatabase();
const { db, transact } = database;
const { read, run, undo, rowStates, productOf, stockOfOne, coats, pictures } = await openImporting(database);

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
