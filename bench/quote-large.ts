/** A cart of 100 lines from 10 shops with 40 candidate offers. Goal: p99 ≤ 5 ms. */
import type { BenchResult } from './run.ts';
import { makeCart } from './quote/carts.ts';
import { measureQuotes } from './quote/measure.ts';

export async function bench(): Promise<BenchResult> {
  const carts = Array.from({ length: 100 }, (_, seed) => makeCart(seed, 100, 40));
  return measureQuotes('quote-large', carts, 3);
}
