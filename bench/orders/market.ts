import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startTemporaryPostgres } from '../../bin/embedded-postgres/temporary.mjs';
import { openDatabase, type Database, type Tx } from '../../server/src/platform/db.ts';
import { newId, type Id } from '../../server/src/platform/ids.ts';
import { openLog } from '../../server/src/platform/log.ts';
import { migrate } from '../../server/src/platform/migrate.ts';
import {
  addAddress,
  approveShop,
  openSession,
  openShop,
  signUp,
  unlockVault,
} from '../../server/src/modules/identity/index.ts';
import {
  approveProduct,
  categories,
  createProduct,
  keepPicture,
  submitProduct,
} from '../../server/src/modules/catalog/index.ts';
import { receiveStock } from '../../server/src/modules/inventory/index.ts';
import { openGoods, openLane, type Goods, type Lane } from '../../server/src/modules/checkout/index.ts';

export type Buyer = {
  readonly personId: Id<'person'>;
  readonly token: string;
  readonly addressId: Id<'address'>;
};
export type BenchMarket = {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly secret: string;
  readonly goods: Goods;
  readonly skuIds: readonly Id<'sku'>[];
  readonly productIds: readonly Id<'product'>[];
  readonly buyers: readonly Buyer[];
  openLane(): Lane;
  close(): Promise<void>;
};

/** A shop with goods and people who want them, in a durable database of its own, made by the product's own verbs. */
export async function openBenchMarket({ skus = 200, buyers = 0, stock = 1_000_000 }): Promise<BenchMarket> {
  const stops: (() => Promise<unknown>)[] = [];
  const close = async () => {
    while (stops.length > 0) await stops.pop()!();
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), 'jishi-bench-'));
    stops.push(async () => rmSync(folder, { recursive: true, force: true }));
    const databaseUrl = await scratchDatabase(stops);
    const secret = 'a secret of the bench, for nothing real';
    unlockVault(secret);
    await migrate(databaseUrl);
    const database = openDatabase(databaseUrl, { size: 8, name: 'bench' });
    stops.push(() => database.close());
    const shelf = await fill(database, skus, stock);
    const people = await Promise.all(
      Array.from({ length: buyers }, (_, i) => database.transact((tx) => signUpBuyer(tx, i))),
    );
    await database.pool.query('vacuum analyze');
    const log = openLog('warn');
    return {
      database,
      databaseUrl,
      folder,
      secret,
      ...shelf,
      close,
      goods: openGoods(database),
      buyers: people,
      openLane() {
        const lane = openLane({ databaseUrl, log });
        stops.push(() => lane.close());
        return lane;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** In the PostgreSQL of DATABASE_URL, or in an embedded one; fsync is on in both. */
async function scratchDatabase(stops: (() => Promise<unknown>)[]): Promise<string> {
  const given = process.env.DATABASE_URL;
  const postgres = given === undefined ? await startTemporaryPostgres({ durable: true }) : undefined;
  if (postgres) stops.push(() => postgres.stop());
  const url = new URL(given ?? postgres!.url);
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const admin = url.href;
  await administer(admin, `create database ${name}`);
  stops.push(() => administer(admin, `drop database ${name} with (force)`));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function fill({ transact, db }: Database, count: number, stock: number) {
  const leaf = [...(await categories(db)).values()].find(({ parentId }) => parentId !== null)!;
  const shopId = await transact(async (tx) => {
    const ownerId = await signUp(tx, { phone: '13700000000', nickname: '老李' });
    const opened = await openShop(tx, {
      ownerId,
      name: { zh: '洛川苹果合作社' },
      intro: { zh: '自家果园' },
      kind: 'co-operative',
      regionCode: '610629',
    });
    await approveShop(tx, { shopId: opened, actorId: null });
    return opened;
  });
  const [productIds, skuIds]: [Id<'product'>[], Id<'sku'>[]] = [[], []];
  for (let i = 0; i < count; i++) {
    await transact(async (tx) => {
      const picture = await keepPicture(tx, shopId, {
        key: `pictures/${i}.webp`,
        smallKey: `pictures/${i}-s.webp`,
        width: 800,
        height: 800,
      });
      const draft = {
        title: `洛川红富士苹果 ${i} 号 12 枚礼盒装`,
        categoryId: leaf.categoryId,
        pictureIds: [picture.pictureId],
        skus: [{ priceFen: 4_990n, weightGrams: 2_500 }],
      };
      const { productId, skuIds: made } = await createProduct(tx, { shopId, draft });
      await submitProduct(tx, { shopId, productId });
      await approveProduct(tx, { productId, actorId: null });
      await receiveStock(tx, { skuId: made[0]!, quantity: stock, ref: newId('upload') });
      productIds.push(productId);
      skuIds.push(made[0]!);
    });
  }
  return { productIds, skuIds };
}

async function signUpBuyer(tx: Tx, i: number): Promise<Buyer> {
  const personId = await signUp(tx, { phone: `138${String(i).padStart(8, '0')}`, nickname: `小满 ${i}` });
  const { token } = await openSession(tx, personId);
  const addressId = await addAddress(tx, {
    buyerId: personId,
    recipient: '小满',
    phone: '13800000001',
    regionCode: '330106',
    detail: '文三路 1 号 2 单元',
  });
  return { personId, token, addressId };
}
