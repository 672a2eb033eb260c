import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startTemporaryPostgres } from '../../bin/embedded-postgres/temporary.mjs';
import { openDatabase, type Database } from '../../server/src/platform/db.ts';
import { toWire, type Id } from '../../server/src/platform/ids.ts';
import { migrate } from '../../server/src/platform/migrate.ts';
import { approveShop, openShop, signUp, unlockVault } from '../../server/src/modules/identity/index.ts';
import {
  approveProduct,
  categories,
  createProduct,
  keepPicture,
  submitProduct,
} from '../../server/src/modules/catalog/index.ts';

export const productCount = 10_000;
const written = 200;

export type Shelf = {
  readonly url: string;
  /** Of the server, to read how much CPU it took. */
  readonly pid: number;
  readonly database: Database;
  readonly productIds: readonly Id<'product'>[];
  readonly categoryIds: readonly Id<'category'>[];
  close(): Promise<void>;
};

/** 10,000 products of 20 shops in a durable database, and the real server (one process, api role) in front of it. */
export async function openShelf(): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), 'jishi-bench-'));
  const postgres = await startTemporaryPostgres({ durable: true });
  const stops: (() => Promise<unknown>)[] = [
    async () => rmSync(folder, { recursive: true, force: true }),
    () => postgres.stop(),
  ];
  const close = async () => {
    while (stops.length > 0) await stops.pop()!();
  };
  try {
    const secret = 'a secret of the bench, for nothing real';
    unlockVault(secret);
    await migrate(postgres.url);
    const database = openDatabase(postgres.url, { size: 16, name: 'bench' });
    stops.push(() => database.close());
    const all = [...(await categories(database.db)).values()];
    const categoryIds = all.flatMap(({ categoryId, parentId }) => (parentId ? [categoryId] : []));
    await fill(database, categoryIds);
    const { rows } = await sql<{
      id: Id<'product'>;
    }>`select product_id as id from catalog.listings order by 1`.execute(database.db);
    const server = await serve(postgres.url, folder, secret);
    stops.push(server.stop);
    return {
      url: server.url,
      pid: server.pid,
      database,
      productIds: rows.map(({ id }) => id),
      categoryIds,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const things = [
  '苹果',
  '连衣裙',
  '手机壳',
  '皮夹克',
  '咖啡豆',
  '蓝牙耳机',
  '保温杯',
  '羽绒被',
  '柿饼',
  '帆布鞋',
];
const kinds = ['新款', '经典', '洛川', '手工', '加厚', '轻便', '夏季', '送礼', '家用', '户外'];

/** The first products are written by the shop's own verbs; the rest are copies of their ready rows under ids of their own. */
async function fill({ transact, db }: Database, categoryIds: readonly Id<'category'>[]): Promise<void> {
  const shops: Id<'shop'>[] = [];
  for (let i = 0; i < 20; i++) {
    await transact(async (tx) => {
      const ownerId = await signUp(tx, {
        phone: `137000${String(i).padStart(5, '0')}`,
        nickname: `店主 ${i}`,
      });
      const shopId = await openShop(tx, {
        ownerId,
        name: { zh: `店铺 ${i}` },
        intro: { zh: '测试' },
        kind: 'maker',
        regionCode: '330106',
      });
      await approveShop(tx, { shopId, actorId: null });
      shops.push(shopId);
    });
  }
  for (let i = 0; i < written; i++) {
    const shopId = shops[i % shops.length]!;
    await transact(async (tx) => {
      const pictures = [];
      for (let n = 0; n < 4; n++) {
        pictures.push(
          (
            await keepPicture(tx, shopId, {
              key: `pictures/${i}/${n}.webp`,
              smallKey: `pictures/${i}/${n}-s.webp`,
              width: 1200,
              height: 1200,
            })
          ).pictureId,
        );
      }
      const { productId } = await createProduct(tx, {
        shopId,
        draft: {
          title: `${kinds[i % 10]}${things[Math.floor(i / 10) % 10]} ${i} 号 包邮`,
          titleEn: `Good thing number ${i}`,
          description: '单果 80mm 以上，现摘直发，坏果包赔。\n\n'.repeat(12),
          categoryId: categoryIds[i % categoryIds.length]!,
          pictureIds: pictures,
          attributes: [
            { name: '产地', value: '洛川' },
            { name: '规格', value: '5 斤装' },
            { name: '保质期', value: '30 天' },
          ],
          optionNames: ['颜色', '尺码'],
          skus: ['红', '蓝', '白'].flatMap((colour) =>
            ['S', 'M', 'L'].map((size, n) => ({
              optionValues: [colour, size],
              priceFen: BigInt(1_000 + i * 7 + n),
            })),
          ),
        },
      });
      await submitProduct(tx, { shopId, productId });
      await approveProduct(tx, { productId, actorId: null });
    });
  }
  await sql`
    insert into catalog.listings
    select n.id, l.shop_id, l.category_id, l.parent_category_id, l.price_fen + n.copy, (random() * 5000)::int, 45, 10, false,
      l.listed_at - n.copy * interval '1 minute', replace(l.card, o.wire, n.wire), replace(l.page, o.wire, n.wire), l.words
    from catalog.listings l
    cross join generate_series(1, ${Math.ceil(productCount / written) - 1}::int) c (copy)
    cross join lateral (select 'prd_' || replace(l.product_id::text, '-', '') as wire) o
    cross join lateral (select md5(l.product_id::text || c.copy)::uuid as id, c.copy) g
    cross join lateral (select g.id, g.copy, 'prd_' || replace(g.id::text, '-', '') as wire) n`.execute(db);
  await sql`vacuum analyze catalog.listings`.execute(db);
}

async function serve(
  databaseUrl: string,
  folder: string,
  secret: string,
): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/src/main.ts', '--serve', 'api', '--port', String(port)], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      JISHI_DATA: folder,
      JISHI_SECRET: secret,
      JISHI_CHECK_REPLIES: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (child.exitCode !== null || tries > 600) throw new Error('the server did not start');
    if (ready) break;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return { url, pid: child.pid!, stop: async () => (child.kill('SIGTERM'), await gone) };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}

export const wire = (id: Id<'product'>): string => toWire('product', id);
