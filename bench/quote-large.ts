/** A cart of 100 lines from 10 shops with 40 candidate offers. Goal: p99 ≤ 5 ms. */
import type { BenchResult } from './run.ts';
import { makeCart } from './quote/carts.ts';
import { makeFestivalCart } from './quote/festival.ts';
import { measureQuotes, reportHard } from './quote/measure.ts';

export async function bench(): Promise<BenchResult> {
  const carts = Array.from({ length: 100 }, (_, seed) => makeCart(seed, 100, 40));
  const result = await measureQuotes('quote-large', carts, 3);
  for (const lines of [10, 20, 100]) {
    reportHard(
      `festival, ${lines} lines`,
      Array.from({ length: 30 }, (_, seed) => makeFestivalCart(seed, lines)),
      2,
    );
  }
  return result;
}
