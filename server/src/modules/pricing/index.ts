/** Pricing: asks the price engine (packages/pricing) with the catalogue's facts, and says in words how a price is made. */
export { quote, type QuoteQuestion, type WantedLine } from './quote.ts';
export { explainFreight, explainHints, explainQuote } from './explain.ts';
