/**
 * Lists of 20 out of 10,000 products: the mall, each category, a shop's shelf, four orders, and the pages behind.
 * Goal ≥ 1,000/s with p99 < 50 ms at 16 connections.
 */
import type { BenchResult } from './run.ts';
import { measureReads } from './catalog/load.ts';
import { openShelf } from './catalog/shelf.ts';
import { toWire } from '../server/src/platform/ids.ts';

const sorts = ['sales', 'newest', 'price', 'price_desc'];

export async function bench(): Promise<BenchResult> {
  const shelf = await openShelf();
  try {
    const firsts = [
      ...sorts.map((sort) => `/api/products?sort=${sort}`),
      ...shelf.categoryIds.map(
        (id, i) => `/api/products?category=${toWire('category', id)}&sort=${sorts[i % 4]}`,
      ),
    ];
    const text = `select l.product_id, l.card, l.sold_count, l.rating_sum, l.rating_count, l.sold_out from catalog.listings l
      where l.category_id = $1 order by l.sold_count desc, l.product_id desc limit 21`;
    return await measureReads({
      name: 'product-list',
      url: shelf.url,
      pid: shelf.pid,
      paths: [...firsts, ...(await secondPages(shelf.url, firsts))],
      plain: (turn) =>
        shelf.database.pool.query({
          name: 'list',
          text,
          values: [shelf.categoryIds[turn % shelf.categoryIds.length]],
        }),
    });
  } finally {
    await shelf.close();
  }
}

async function secondPages(url: string, paths: readonly string[]): Promise<string[]> {
  const pages: string[] = [];
  for (const path of paths) {
    const { next } = (await (await fetch(url + path)).json()) as { next: string | null };
    if (next) pages.push(`${path}&cursor=${next}`);
  }
  return pages;
}
