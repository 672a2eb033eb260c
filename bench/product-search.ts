/** Searches in 10,000 titles: Chinese words inside titles, mixed scripts, typing errors, words that many titles share. */
import type { BenchResult } from './run.ts';
import { measureReads } from './catalog/load.ts';
import { openShelf } from './catalog/shelf.ts';

const queries = [
  '连衣裙',
  '洛川苹果',
  '手工 皮夹克',
  '咖啡豆',
  '蓝牙耳机 户外',
  'good thing',
  'gud thing',
  'number 123',
  '送礼柿饼',
  '不存在的东西',
];

export async function bench(): Promise<BenchResult> {
  const shelf = await openShelf();
  try {
    const text = `select product_id, card from catalog.listings where words @@ $1::tsquery order by ts_rank(words, $1::tsquery) desc limit 20`;
    return await measureReads({
      name: 'product-search',
      url: shelf.url,
      pid: shelf.pid,
      paths: queries.map((query) => `/api/products?q=${encodeURIComponent(query)}`),
      visitors: 256,
      plain: () => shelf.database.pool.query({ name: 'search', text, values: [`'连衣裙'`] }),
    });
  } finally {
    await shelf.close();
  }
}
