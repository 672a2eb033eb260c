import { registerSubscribers, deliverAll } from '../src/platform/events.ts';
import { newId, type Id } from '../src/platform/ids.ts';
import type { Tx } from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import type { Module } from '../src/platform/module.ts';
import { addAddress, approveShop, openSession, openShop, signUp } from '../src/modules/identity/index.ts';
import {
  approveProduct,
  categories,
  createProduct,
  keepPicture,
  submitProduct,
} from '../src/modules/catalog/index.ts';
import { receiveStock } from '../src/modules/inventory/index.ts';
import { saveTemplate } from '../src/modules/logistics/index.ts';
import type { TestDatabase } from './database.ts';

export type Person = { readonly personId: Id<'person'>; readonly token: string };
export type Buyer = Person & { readonly addressId: Id<'address'> };
export type Shop = { readonly shopId: Id<'shop'>; readonly owner: Person };
export type Product = { readonly productId: Id<'product'>; readonly skuId: Id<'sku'> };

const log = openLog('silent');
let phones = 0;
const phone = () => `138${String(process.pid % 1000).padStart(3, '0')}${String(++phones).padStart(5, '0')}`;

/** A small market on a test's database, made by the product's own verbs: people, shops, goods in stock. */
export function openMarket(database: TestDatabase, modules: readonly Module[]) {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const registered = database.transact((tx) => registerSubscribers(tx, subscribers));

  /** Lets everybody hear what happened so far. */
  async function settle(): Promise<void> {
    await registered;
    const names = subscribers.map(({ name }) => name);
    for (;;) {
      await deliverAll(database, subscribers, log);
      const { rows: unheard } = await database.pool.query(
        `select from platform.events
         where txid >= (select min(txid) from platform.event_cursors where subscriber = any($1)) limit 1`,
        [names],
      );
      if (unheard.length === 0) return;
      // A transaction of a neighbouring test file holds the horizon back for a moment.
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  const person = (nickname: string): Promise<Person> =>
    database.transact(async (tx) => {
      const personId = await signUp(tx, { phone: phone(), nickname });
      return { personId, token: (await openSession(tx, personId)).token };
    });

  async function buyer(nickname = '小满', regionCode = '330106'): Promise<Buyer> {
    const { personId, token } = await person(nickname);
    const address = { recipient: nickname, phone: '13800000001', regionCode, detail: '文三路 1 号 2 单元' };
    const addressId = await database.transact((tx) => addAddress(tx, { buyerId: personId, ...address }));
    return { personId, token, addressId };
  }

  /** Delivers everywhere for 6 yuan, free from 99, and not to Tibet. */
  async function shop(name = `洛川苹果合作社 ${newId('shop').slice(-6)}`): Promise<Shop> {
    const owner = await person('老李');
    const shopId = await database.transact((tx) =>
      openShop(tx, {
        ownerId: owner.personId,
        name: { zh: name },
        intro: { zh: '自家果园' },
        kind: 'co-operative',
        regionCode: '610629',
        logoKey: null,
      } as Parameters<typeof openShop>[1]),
    );
    await database.transact((tx) =>
      approveShop(tx, { shopId, actorId: null } as Parameters<typeof approveShop>[1]),
    );
    await database.transact((tx) => saveTemplate(tx, { shopId, actorId: null, draft: freight }));
    await settle();
    return { shopId, owner };
  }

  async function product(
    shopId: Id<'shop'>,
    stock: number,
    { priceFen = 4_990n, title = '洛川红富士苹果 12 枚' } = {},
  ): Promise<Product> {
    const { productId, skuIds } = await database.transact((tx) => newProduct(tx, shopId, title, priceFen));
    const skuId = skuIds[0]!;
    if (stock > 0)
      await database.transact((tx) => receiveStock(tx, { skuId, quantity: stock, ref: newId('upload') }));
    await settle();
    return { productId, skuId };
  }

  return { settle, person, buyer, shop, product };
}

export type Market = ReturnType<typeof openMarket>;

const zone = {
  firstUnits: 1,
  firstFen: 600,
  extraUnits: 1,
  extraFen: 0,
  freeFromFen: 9_900,
  freeFromItems: null,
};
const freight = {
  name: '默认运费',
  by: 'item' as const,
  isDefault: true,
  zones: [
    { ...zone, delivers: true, regionCodes: [] },
    { ...zone, delivers: false, regionCodes: ['540000'] },
  ],
};

async function newProduct(tx: Tx, shopId: Id<'shop'>, title: string, priceFen: bigint) {
  const leaf = [...(await categories(tx)).values()].find(({ parentId }) => parentId !== null)!;
  const picture = await keepPicture(tx, shopId, {
    key: 'pictures/ab/abcd.webp',
    smallKey: 'pictures/ab/abcd-s.webp',
    width: 800,
    height: 800,
  });
  const made = await createProduct(tx, {
    shopId,
    draft: {
      title,
      categoryId: leaf.categoryId,
      pictureIds: [picture.pictureId],
      skus: [{ priceFen, weightGrams: 2_500 }],
    },
  });
  await submitProduct(tx, { shopId, productId: made.productId });
  await approveProduct(tx, { productId: made.productId, actorId: null });
  return made;
}
