/**
 * A short stable text that changes when something the buyer pays or gets changes: SKUs, quantities, prices, discounts,
 * freight, gifts. It does not depend on the order of lines, on what was tried in vain, or on the clock.
 * It tells two quotes apart; it is no signature, so the server quotes again and compares.
 */
import type { QuotedGift, QuotedLine, QuotedShop } from './quote.ts';

export function quoteKey(lines: readonly QuotedLine[], shops: readonly QuotedShop[], gifts: readonly QuotedGift[]): string {
  const facts: string[] = [];
  for (const line of lines) {
    let fact = `l ${line.skuId} ${line.quantity} ${line.unitPriceFen} ${line.payableFen}`;
    for (const discount of line.discounts) fact += ` ${discount.id} ${discount.offFen}`;
    facts.push(fact);
  }
  for (const { shopId, freight } of shops) {
    facts.push(`f ${shopId} ${freight.state} ${freight.payableFen} ${freight.discount?.id ?? ''}`);
  }
  for (const gift of gifts) facts.push(`g ${gift.id} ${gift.skuId} ${gift.quantity}`);
  const text = facts.sort().join('\n');
  return `q1_${hash53(text, 0x2545f491)}${hash53(text, 0x9e3779b9)}`;
}

/** cyrb53 (public domain): 53 well-mixed bits without a dependency, the same in every JavaScript engine. */
function hash53(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, '0');
}
