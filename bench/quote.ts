/** Quotes per second on one core: 5 lines, 10 candidate offers. Goal ≥ 20,000/s. */
import type { BenchResult } from './run.ts';
import { makeCart } from './quote/carts.ts';
import { measureQuotes } from './quote/measure.ts';

export async function bench(): Promise<BenchResult> {
  const carts = Array.from({ length: 200 }, (_, seed) => makeCart(seed, 5, 10));
  return measureQuotes('quote', carts, 3);
}
