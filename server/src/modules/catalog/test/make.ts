import { newId, toWire, type Id } from '../../../platform/ids.ts';
import type { Database } from '../../../platform/db.ts';
import { deliverAll, registerSubscribers, type Subscriber } from '../../../platform/events.ts';
import { openLog } from '../../../platform/log.ts';
import { makePerson } from '../../identity/test/make.ts';
import { approveShop, grantOperator, openSession, openShop } from '../../identity/index.ts';
import {
  approveProduct,
  categoryIdOf,
  createProduct,
  keepPicture,
  submitProduct,
  type CreatedProduct,
  type ProductDraft,
} from '../index.ts';

let made = 0;

export type MadeShop = {
  readonly shopId: Id<'shop'>;
  readonly ownerId: Id<'person'>;
  readonly token: string;
  readonly wire: string;
};

/** An approved shop with its owner signed in. */
export async function makeShop(database: Database, name = '洛川果业合作社'): Promise<MadeShop> {
  const { personId: ownerId, token } = await makePerson(database, '老李');
  const unique = `${name}${++made}`;
  const shopId = await database.transact(async (tx) => {
    const id = await openShop(tx, {
      ownerId,
      name: { zh: unique, en: `${unique} (en)` },
      intro: { zh: '自家果园', en: 'Our own orchard' },
      kind: 'co-operative',
      regionCode: '610629',
    });
    await approveShop(tx, { shopId: id, actorId: null });
    return id;
  });
  return { shopId, ownerId, token, wire: toWire('shop', shopId) };
}

export async function makeReviewer(database: Database): Promise<string> {
  const { personId } = await makePerson(database, '陈运营');
  return database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['review.products'] });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
}

/** A stored picture without a file behind it. */
export async function makePicture(database: Database, ownerId: Id): Promise<Id<'picture'>> {
  const name = newId('picture').replaceAll('-', '');
  const stored = {
    key: `pictures/te/${name}.webp`,
    smallKey: `pictures/te/${name}-s.webp`,
    width: 1200,
    height: 900,
  };
  return (await database.transact((tx) => keepPicture(tx, ownerId, stored))).pictureId;
}

export async function draftFor(
  database: Database,
  shopId: Id<'shop'>,
  change: Partial<ProductDraft> = {},
): Promise<ProductDraft> {
  return {
    title: '洛川红富士苹果 5斤装',
    categoryId: await categoryIdOf(database.db, 'apples'),
    pictureIds: [await makePicture(database, shopId)],
    skus: [{ priceFen: 3980n, weightGrams: 2500 }],
    ...change,
  };
}

/** A product on the shelf. */
export async function makeProduct(
  database: Database,
  shopId: Id<'shop'>,
  change: Partial<ProductDraft> = {},
): Promise<CreatedProduct> {
  const draft = await draftFor(database, shopId, change);
  return database.transact(async (tx) => {
    const created = await createProduct(tx, { shopId, draft });
    await submitProduct(tx, { shopId, productId: created.productId });
    await approveProduct(tx, { productId: created.productId, actorId: null });
    return created;
  });
}

/** Lets everybody who listens hear what happened. */
export async function hear(database: Database, subscribers: readonly Subscriber[]): Promise<void> {
  await database.transact((tx) => registerSubscribers(tx, subscribers));
  await deliverAll(database, subscribers, openLog('silent'));
}
