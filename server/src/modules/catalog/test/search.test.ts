import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { sql } from 'kysely';
import { listProducts } from '../list-products.ts';
import { searchProducts } from '../search-products.ts';
import { dropSearches, hotWords, openSearchCounter, suggestions } from '../suggest.ts';
import { makeProduct, makeShop } from './make.ts';

const database = await testDatabase();
const { pool, db } = database;
const shop = await makeShop(database);
const titles = [
  '夏季新款碎花连衣裙女中长款',
  '洛川红富士苹果 5斤装',
  'iPhone 17 手机壳 透明',
  'Classic Leather Jacket 经典皮夹克',
  '云南小粒咖啡豆 medium roast',
  '阿克苏冰糖心苹果 礼盒',
];
for (const [i, title] of titles.entries())
  await makeProduct(database, shop.shopId, { title, skus: [{ priceFen: BigInt(1_000 * (i + 1)) }] });

type Answer = {
  items: { title: string; productId: string }[];
  next: string | null;
  matched: string;
  correctedQuery: string | null;
};
const search = async (
  query: string,
  more: Partial<Parameters<typeof searchProducts>[1]> = {},
): Promise<Answer> =>
  JSON.parse(
    (
      await searchProducts(pool, {
        query,
        filters: {},
        isParent: false,
        sort: 'relevance',
        limit: 20,
        ...more,
      })
    ).json,
  ) as Answer;
const found = async (query: string) => (await search(query)).items.map(({ title }) => title);

test.each([
  ['连衣裙', '夏季新款碎花连衣裙女中长款'],
  ['碎花裙', '夏季新款碎花连衣裙女中长款'],
  ['裙', '夏季新款碎花连衣裙女中长款'],
  ['iphone手机壳', 'iPhone 17 手机壳 透明'],
  ['jackets', 'Classic Leather Jacket 经典皮夹克'],
  ['皮夹克', 'Classic Leather Jacket 经典皮夹克'],
  ['leath', 'Classic Leather Jacket 经典皮夹克'],
  ['coffee beans', '云南小粒咖啡豆 medium roast'],
])('%s finds %s', async (query, title) => expect(await found(query)).toContain(title));

test('a typing error in Latin letters is corrected, and the answer says so', async () => {
  const answer = await search('lether jaket');
  expect(answer.items.map(({ title }) => title)).toEqual(['Classic Leather Jacket 经典皮夹克']);
  expect(answer).toMatchObject({ correctedQuery: 'leather jacket', matched: 'all' });
});

test('nothing is a dead end: some of the words, else what is popular, and it says so', async () => {
  const some = await search('皮夹克 咖啡');
  expect(some.matched).toBe('some');
  expect(some.items).toHaveLength(2);
  const none = await search('完全没有的东西zzz');
  expect(none.matched).toBe('none');
  expect(none.items.length).toBeGreaterThan(0);
});

test('whatever is typed, a search answers', async () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^['"\\|&!:*()<>%_;\s苹果a-c-]{0,30}$/),
  );
  await fc.assert(
    fc.asyncProperty(nasty, async (query) => {
      expect(Array.isArray((await search(query.replaceAll('\u0000', ''))).items)).toBe(true);
      await suggestions(db, query.replaceAll('\u0000', ''));
    }),
    { numRuns: 60 },
  );
});

test.each(['relevance', 'sales', 'newest', 'price', 'price_desc'] as const)(
  'pages by %s show everything once',
  async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer: Answer = await search('苹果', { sort, limit: 1, cursor });
      seen.push(...answer.items.map(({ productId }) => productId));
      cursor = answer.next ?? undefined;
    } while (cursor);
    // Each of them stands in the category 苹果.
    expect(seen).toHaveLength(titles.length);
    expect(new Set(seen).size).toBe(titles.length);
  },
);

test('a list without a search pages through everything in order of price', async () => {
  const prices: number[] = [];
  let cursor: string | undefined;
  do {
    const json = await listProducts(pool, {
      filters: { shopId: shop.shopId, minFen: 2_000 },
      isParent: false,
      order: 'price',
      limit: 2,
      cursor,
    });
    const answer = JSON.parse(json) as { items: { priceFen: number }[]; next: string | null };
    prices.push(...answer.items.map(({ priceFen }) => priceFen));
    cursor = answer.next ?? undefined;
  } while (cursor);
  expect(prices).toEqual([2_000, 3_000, 4_000, 5_000, 6_000]);
});

test('a word becomes hot by many people, not by one', async () => {
  const counter = openSearchCounter(database, 'a secret');
  for (let i = 0; i < 10; i++) counter.count('连衣裙', 'one person');
  for (const who of ['a', 'b', 'c']) counter.count('苹果 礼盒', who);
  counter.count('13800000001', 'somebody searching for a phone');
  await counter.close();
  const { rows } = await sql<{
    query: string;
    times: number;
  }>`select query, times from catalog.searches order by query`.execute(db);
  expect(rows).toEqual(
    [
      { query: '苹果 礼盒', times: 3 },
      { query: '连衣裙', times: 1 },
    ].toSorted((a, b) => (a.query < b.query ? -1 : 1)),
  );
  expect((await hotWords(db, 'zh'))[0]).toBe('苹果 礼盒');
  expect(await suggestions(db, '苹')).toContain('苹果 礼盒');
  expect(await suggestions(db, 'Leat')).toEqual(['leather']);
});

test('somebody counts once a day for a word, on whichever server they come', async () => {
  const [here, there] = [openSearchCounter(database, 'a secret'), openSearchCounter(database, 'a secret')];
  for (const counter of [here, there]) {
    counter.count('手机壳', 'the same person');
    await counter.close();
  }
  const { rows } = await sql`select times from catalog.searches where query = '手机壳'`.execute(db);
  expect(rows).toEqual([{ times: 1 }]);
  const { rows: kept } = await sql`select who from catalog.searchers`.execute(db);
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain('person');
});

test('many days of some interest are hotter than one loud one, and English readers see English words', async () => {
  await sql`truncate catalog.searches`.execute(db);
  const put = (query: string, ago: number, times: number) =>
    sql`insert into catalog.searches (day, query, times) values (current_date - ${ago}::int, ${query}, ${times})`.execute(
      db,
    );
  await put('一天很热', 6, 1_000);
  for (let ago = 0; ago < 7; ago++) await put('天天都热', ago, 30);
  await put('leather jacket', 0, 5);
  await put('冷门', 0, 2);
  expect((await hotWords(db, 'zh')).slice(0, 2)).toEqual(['天天都热', '一天很热']);
  expect(await hotWords(db, 'zh')).not.toContain('冷门');
  const english = await hotWords(db, 'en');
  expect(english[0]).toBe('leather jacket');
  expect(english.length).toBeGreaterThan(1);
  expect(english.join(' ')).not.toMatch(/\p{Script=Han}/u);
});

test('counts of long ago are dropped', async () => {
  await sql`insert into catalog.searches (day, query, times) values (current_date - 100, '去年的词', 9)`.execute(
    db,
  );
  await dropSearches(db, new Date(Date.now() - 90 * 86_400_000));
  const { rows } = await sql`select 1 from catalog.searches where query = '去年的词'`.execute(db);
  expect(rows).toEqual([]);
});

// Line that must break this: ranking by `each.join(' || ')`, for the query that filters.
test('of several Chinese words, who has them in the title is before who has them in the description and sells more', async () => {
  const skus = [{ priceFen: 9_900n }];
  await makeProduct(database, shop.shopId, { title: '双面羊毛大衣 中长款', skus });
  const described = await makeProduct(database, shop.shopId, {
    title: '加厚披肩 男女情侣',
    description: '羊毛触感，可配大衣。',
    skus,
  });
  await sql`update catalog.listings set sold_count = 50 where product_id = ${described.productId}`.execute(
    db,
  );
  expect(await found('羊毛大衣')).toEqual(['双面羊毛大衣 中长款', '加厚披肩 男女情侣']);
});
