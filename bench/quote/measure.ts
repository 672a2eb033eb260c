import { type PriceRequest, price } from '@jishi/pricing';
import type { BenchResult } from '../run.ts';
import { rulesEngineFor } from './rules-engine.ts';

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Quotes the carts round and round; each call is timed. A cart that could not be solved exactly counts as an error. */
export async function measureQuotes(
  name: string,
  carts: readonly PriceRequest[],
  seconds: number,
): Promise<BenchResult> {
  const inexact = carts.filter((cart) => !price(cart).proof.exact).length;
  time(carts, price, seconds / 3);
  const quotes = time(carts, price, seconds);
  const engines = carts.map(rulesEngineFor);
  await timeAsync(carts, (cart, i) => engines[i]!(cart), seconds / 6);
  const rules = await timeAsync(carts, (cart, i) => engines[i]!(cart), seconds / 2);
  const lines = carts[0]!.lines.length;
  const offers = carts[0]!.promotions!.length + carts[0]!.coupons!.length;
  console.log(`${lines} lines, ${offers} offers, ${carts.length} carts, one core`);
  console.log(`price engine       ${report(quotes)}, ${inexact} carts not solved exactly`);
  console.log(`json-rules-engine  ${report(rules)} (matches conditions only)`);
  return {
    name,
    value: Math.round(quotes.perSecond),
    unit: 'quotes/s',
    limit: Math.round(rules.perSecond),
    ratio: Number((quotes.perSecond / rules.perSecond).toFixed(2)),
    p50: Number(quotes.p50.toFixed(4)),
    p99: Number(quotes.p99.toFixed(4)),
    errors: inexact,
  };
}

/** Carts that exact search may not finish: how long they take, and how far from the optimum the quotes can be at most. */
export function reportHard(name: string, carts: readonly PriceRequest[], seconds: number): void {
  time(carts, price, seconds / 3);
  const measured = time(carts, price, seconds);
  const quotes = carts.map((cart) => price(cart));
  const gaps = quotes.map(({ proof, totals }) => Number(proof.atMostCheaperFen) / Number(totals.payableFen));
  const exact = quotes.filter(({ proof }) => proof.exact).length;
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  console.log(
    `${name}: ${report(measured)}; exact ${exact} of ${carts.length}, else within ${percent(mean)} on average, ${percent(Math.max(...gaps))} at most`,
  );
}

const report = ({ perSecond, p50, p99 }: Measured) =>
  `${Math.round(perSecond).toLocaleString('en')}/s, p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`;

function time(
  carts: readonly PriceRequest[],
  quote: (cart: PriceRequest) => unknown,
  seconds: number,
): Measured {
  const took: number[] = [];
  const start = performance.now();
  let last = start;
  for (let i = 0; last - start < seconds * 1_000; i++) {
    quote(carts[i % carts.length]!);
    const now = performance.now();
    took.push(now - last);
    last = now;
  }
  return summary(took, last - start);
}

async function timeAsync(
  carts: readonly PriceRequest[],
  quote: (cart: PriceRequest, i: number) => Promise<unknown>,
  seconds: number,
): Promise<Measured> {
  const took: number[] = [];
  const start = performance.now();
  let last = start;
  for (let i = 0; last - start < seconds * 1_000; i++) {
    await quote(carts[i % carts.length]!, i % carts.length);
    const now = performance.now();
    took.push(now - last);
    last = now;
  }
  return summary(took, last - start);
}

function summary(took: number[], wholeMs: number): Measured {
  const sorted = Float64Array.from(took).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { perSecond: took.length / (wholeMs / 1_000), p50: at(0.5), p99: at(0.99) };
}
