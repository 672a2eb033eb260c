import { appliedDiscounts, quotedGifts, quotedLines, quotedShops, totalsOf } from './build-quote.ts';
import { bestPrices } from './best-prices.ts';
import { compile } from './model.ts';
import { hintsFor } from './hints.ts';
import type { PriceRequest } from './request.ts';
import type { Quote } from './quote.ts';
import { quoteKey } from './quote-key.ts';
import { triedIn } from './tried.ts';

export interface PriceOptions {
  /** Search steps before the engine settles for the best found so far and says by how much it may be off. */
  readonly steps?: number;
}

/**
 * The cheapest lawful quote for a cart. A pure function: the same request gives the same quote, in whatever order its
 * lines and offers come. Throws RangeError for a request that makes no sense (a price below zero, an unknown template).
 */
export function price(request: PriceRequest, options: PriceOptions = {}): Quote {
  const model = compile(request);
  const best = bestPrices(model, options.steps);
  const lines = quotedLines(model, best);
  const shops = quotedShops(model, best, lines);
  const gifts = quotedGifts(model, best);
  const applied = appliedDiscounts(lines, shops);
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  return {
    quoteKey: quoteKey(lines, shops, gifts),
    lines: request.lines.map((line) => byId.get(line.lineId)!),
    shops,
    totals: totalsOf(shops),
    applied,
    gifts,
    tried: triedIn(model, best, applied, gifts),
    hints: hintsFor(model, best),
    deliverable: shops.every((shop) => shop.freight.state !== 'not-deliverable'),
    proof: { exact: best.exact, atMostCheaperFen: BigInt(best.atMostCheaperFen), steps: best.steps },
  };
}
