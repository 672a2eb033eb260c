import type pg from 'pg';
import { searchProducts, type Found, type SearchRequest } from './search-products.ts';

const freshMs = 3_000;
const most = 2_000;
type Kept = { readonly at: number; readonly found: Promise<Found> };

/**
 * Searches, with what was just found for the same words kept for a moment: in a rush most people type the same few
 * words, and they share one reading. Pages behind the first are read each time.
 */
export function openSearch(pool: pg.Pool): (request: SearchRequest) => Promise<Found> {
  let kept = new Map<string, Kept>();
  return (request) => {
    if (request.cursor) return searchProducts(pool, request);
    const key = JSON.stringify({ ...request, query: request.query.normalize('NFKC').toLowerCase() });
    const time = performance.now();
    const known = kept.get(key);
    if (known && time - known.at < freshMs) return known.found;
    if (kept.size >= most) kept = new Map();
    const found = searchProducts(pool, request);
    kept.set(key, { at: time, found });
    found.catch(() => kept.delete(key));
    return found;
  };
}
