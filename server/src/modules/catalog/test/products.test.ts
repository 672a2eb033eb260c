// Deleting `for update` in lockedProduct must make "a listing is never older than its product" fail.
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { testDatabase } from '../../../../test/database.ts';
import { publish } from '../../../platform/events.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { suspendShop, approveShop } from '../../identity/index.ts';
import { refusal } from '../../identity/test/make.ts';
import {
  approveProduct,
  changeProduct,
  createProduct,
  delistProduct,
  discardProduct,
  liftSuspension,
  listProduct,
  productCards,
  rejectProduct,
  skusForSale,
  submitProduct,
  suspendProduct,
} from '../index.ts';
import { catalogSubscribers } from '../hear.ts';
import { openSkuCache } from '../skus-for-sale.ts';
import { productById } from '../products.sql.ts';
import { refreshListing } from '../refresh-listing.ts';
import { draftFor, hear, makeProduct, makeShop } from './make.ts';

const database = await testDatabase();
const { db, transact } = database;
const { shopId, ownerId } = await makeShop(database);
const by = { shopId, actorId: ownerId };

const onShelf = async (productId: Id<'product'>) => (await productCards(db, [productId])).get(productId);
const stateOf = async (productId: Id<'product'>) => (await productById(db, productId))!.state;

test('a product is written, rejected with a reason, improved, approved, delisted, suspended and listed again', async () => {
  const draft = await draftFor(database, shopId);
  const { productId } = await transact((tx) =>
    createProduct(tx, { shopId, draft: { ...draft, pictureIds: [] } }),
  );
  expect(await refusal(transact((tx) => submitProduct(tx, { shopId, productId })))).toBe(
    'catalog.pictures_needed',
  );
  await transact((tx) => changeProduct(tx, { shopId, productId, draft }));
  await transact((tx) => submitProduct(tx, { shopId, productId }));
  expect(await onShelf(productId)).toBeUndefined();
  await transact((tx) => rejectProduct(tx, { productId, actorId: null, reason: '图片不清晰' }));
  expect(await productById(db, productId)).toMatchObject({ state: 'rejected', reason: '图片不清晰' });
  await transact((tx) => submitProduct(tx, { shopId, productId, listWhenApproved: false }));
  await transact((tx) => approveProduct(tx, { productId, actorId: null }));
  expect(await stateOf(productId)).toBe('approved');
  expect(await onShelf(productId)).toBeUndefined();
  await transact((tx) => listProduct(tx, { ...by, productId }));
  expect(await onShelf(productId)).toMatchObject({ title: draft.title, priceFen: 3980, soldOut: true });
  await transact((tx) => delistProduct(tx, { ...by, productId }));
  expect(await onShelf(productId)).toBeUndefined();
  await transact((tx) => suspendProduct(tx, { productId, actorId: null, reason: '夸大宣传' }));
  expect(await refusal(transact((tx) => listProduct(tx, { ...by, productId })))).toBe(
    'catalog.product_not_in_state',
  );
  await transact((tx) => liftSuspension(tx, { productId, actorId: null }));
  await transact((tx) => listProduct(tx, { ...by, productId }));
  expect(await onShelf(productId)).toBeDefined();
  expect(await refusal(transact((tx) => discardProduct(tx, { ...by, productId })))).toBe(
    'catalog.product_not_in_state',
  );
});

test('an edit of the title waits for review while shoppers see the approved one; a price counts at once', async () => {
  const { productId, skuIds } = await makeProduct(database, shopId);
  const draft = await draftFor(database, shopId, { title: '全网最低价苹果', skus: [{ priceFen: 2990n }] });
  const { version } = (await skusForSale(db, skuIds)).get(skuIds[0]!)!;
  await transact((tx) => changeProduct(tx, { shopId, productId, draft }));
  expect(await onShelf(productId)).toMatchObject({ title: '洛川红富士苹果 5斤装', priceFen: 2990 });
  expect((await skusForSale(db, skuIds)).get(skuIds[0]!)).toMatchObject({
    priceFen: 2990n,
    title: '洛川红富士苹果 5斤装',
    state: 'for_sale',
  });
  expect((await skusForSale(db, skuIds)).get(skuIds[0]!)!.version).toBeGreaterThan(version);
  await transact((tx) => rejectProduct(tx, { productId, actorId: null, reason: '绝对化用语' }));
  expect(await productById(db, productId)).toMatchObject({
    state: 'on_shelf',
    revision: 'rejected',
    revision_reason: '绝对化用语',
  });
  await transact((tx) =>
    changeProduct(tx, { shopId, productId, draft: { ...draft, title: '洛川苹果 5斤' } }),
  );
  await transact((tx) => approveProduct(tx, { productId, actorId: null }));
  expect(await onShelf(productId)).toMatchObject({ title: '洛川苹果 5斤' });
  expect(await productById(db, productId)).toMatchObject({ revision: null });
});

test('a reviewer cannot approve what they did not see', async () => {
  const { productId } = await makeProduct(database, shopId);
  await transact(async (tx) =>
    changeProduct(tx, { shopId, productId, draft: await draftFor(database, shopId, { title: '苹果甲' }) }),
  );
  const { version } = (await productById(db, productId))!;
  await transact(async (tx) =>
    changeProduct(tx, { shopId, productId, draft: await draftFor(database, shopId, { title: '苹果乙' }) }),
  );
  expect(await refusal(transact((tx) => approveProduct(tx, { productId, actorId: null, version })))).toBe(
    'catalog.product_not_in_state',
  );
});

test('SKUs keep their identity by choice or by name, even when two trade their choices', async () => {
  const options = (...values: string[]) => ({
    optionNames: ['颜色'],
    skus: values.map((value) => ({ optionValues: [value], priceFen: 100n })),
  });
  const {
    productId,
    skuIds: [red, blue],
  } = await makeProduct(database, shopId, options('红', '蓝'));
  const kept = await transact(async (tx) =>
    changeProduct(tx, { shopId, productId, draft: await draftFor(database, shopId, options('绿', '蓝')) }),
  );
  expect(kept[1]).toBe(blue);
  expect(kept[0]).not.toBe(red);
  expect((await skusForSale(db, [red!])).get(red!)).toMatchObject({ state: 'withdrawn', specText: '红' });
  const [green] = kept;
  const traded = await draftFor(database, shopId, {
    optionNames: ['颜色'],
    skus: [
      { skuId: green, optionValues: ['蓝'], priceFen: 100n },
      { skuId: blue, optionValues: ['绿'], priceFen: 100n },
    ],
  });
  await transact((tx) => changeProduct(tx, { shopId, productId, draft: traded }));
  const now = await skusForSale(db, [green!, blue!]);
  expect([now.get(green!)!.specText, now.get(blue!)!.specText]).toEqual(['蓝', '绿']);
  const other = await makeProduct(database, shopId);
  const foreign = await draftFor(database, shopId, { skus: [{ skuId: other.skuIds[0], priceFen: 1n }] });
  expect(await refusal(transact((tx) => changeProduct(tx, { shopId, productId, draft: foreign })))).toBe(
    'catalog.sku_unknown',
  );
});

test('references that do not exist are refused', async () => {
  const draft = await draftFor(database, shopId);
  const create = (change: object) =>
    refusal(transact((tx) => createProduct(tx, { shopId, draft: { ...draft, ...change } })));
  expect(await create({ categoryId: newId('category') })).toBe('catalog.category_unknown');
  expect(await create({ pictureIds: [newId('picture')] })).toBe('catalog.picture_unknown');
});

test('a cached price is told from the present one inside a transaction', async () => {
  const { productId, skuIds } = await makeProduct(database, shopId);
  const cached = openSkuCache(db, { freshMs: 60_000 });
  const before = (await cached.recent(skuIds)).get(skuIds[0]!)!;
  const changed = async (version: number) =>
    (
      await sql<{
        sku: string;
      }>`select catalog.changed_skus(${skuIds}::uuid[], ${[version]}::int[]) as sku`.execute(db)
    ).rows.length;
  expect(await changed(before.version)).toBe(0);
  await transact((tx) => delistProduct(tx, { ...by, productId }));
  expect((await cached.recent(skuIds)).get(skuIds[0]!)).toBe(before);
  expect(await changed(before.version)).toBe(1);
  // Who was refused the old price asks afresh, and nobody is shown the old one after that.
  const after = (await cached.afresh(skuIds)).get(skuIds[0]!)!;
  expect(after.state).toBe('withdrawn');
  expect((await cached.recent(skuIds)).get(skuIds[0]!)).toBe(after);
});

test('a suspended shop leaves the shelf and comes back', async () => {
  const shop = await makeShop(database);
  const { productId, skuIds } = await makeProduct(database, shop.shopId);
  await transact((tx) => suspendShop(tx, { shopId: shop.shopId, actorId: null, reason: '售假' }));
  await hear(database, catalogSubscribers);
  expect(await onShelf(productId)).toBeUndefined();
  expect((await skusForSale(db, skuIds)).get(skuIds[0]!)!.state).toBe('withdrawn');
  const { productId: draftId } = await transact(async (tx) =>
    createProduct(tx, { shopId: shop.shopId, draft: await draftFor(database, shop.shopId) }),
  );
  expect(
    await refusal(transact((tx) => submitProduct(tx, { shopId: shop.shopId, productId: draftId }))),
  ).toBe('catalog.shop_not_open');
  await transact((tx) => approveShop(tx, { shopId: shop.shopId, actorId: null }));
  await hear(database, catalogSubscribers);
  expect(await onShelf(productId)).toBeDefined();
});

test('sales, reviews and stock reach the card', async () => {
  const { productId, skuIds } = await makeProduct(database, shopId);
  await transact(async (tx) => {
    await publish(tx, 'orders.order_paid', {
      shopId,
      lines: [
        { productId, quantity: 2 },
        { productId, quantity: 1 },
      ],
    });
    await publish(tx, 'content.review_published', { productId, shopId, rating: 5 });
    await publish(tx, 'content.review_published', { productId, shopId, rating: 4 });
    await publish(tx, 'inventory.back_in_stock', { skuId: skuIds[0], productId });
  });
  await hear(database, catalogSubscribers);
  expect(await onShelf(productId)).toMatchObject({
    soldCount: 3,
    ratingAverage: 4.5,
    ratingCount: 2,
    soldOut: false,
  });
  await transact((tx) => publish(tx, 'inventory.sold_out', { skuId: skuIds[0], productId }));
  await hear(database, catalogSubscribers);
  expect(await onShelf(productId)).toMatchObject({ soldOut: true });
});

test('a listing is never older than its product', async () => {
  const { productId } = await makeProduct(database, shopId);
  const draft = await draftFor(database, shopId, { skus: [{ priceFen: 1_234n }] });
  // Somebody else writes the listing anew while a change of the price is not yet committed.
  const { refreshed } = await transact(async (tx) => {
    await changeProduct(tx, { shopId, productId, draft });
    const meanwhile = transact((other) => refreshListing(other, productId));
    await new Promise((wake) => setTimeout(wake, 300));
    return { refreshed: meanwhile };
  });
  await refreshed;
  expect(await onShelf(productId)).toMatchObject({ priceFen: 1_234 });
});
