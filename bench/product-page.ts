/** Product pages of 10,000 products, one random page after the other. Goal ≥ 1,000/s with p99 < 50 ms at 16 connections. */
import type { BenchResult } from './run.ts';
import { measureReads } from './catalog/load.ts';
import { openShelf, wire } from './catalog/shelf.ts';

export async function bench(): Promise<BenchResult> {
  const shelf = await openShelf();
  try {
    const ids = shelf.productIds.filter((_, i) => i % 5 === 0);
    const text =
      'select page, sold_out, sold_count, rating_sum, rating_count from catalog.listings where product_id = $1';
    return await measureReads({
      name: 'product-page',
      url: shelf.url,
      pid: shelf.pid,
      paths: ids.map((id) => `/api/products/${wire(id)}`),
      plain: (turn) => shelf.database.pool.query({ name: 'page', text, values: [ids[turn % ids.length]] }),
    });
  } finally {
    await shelf.close();
  }
}
