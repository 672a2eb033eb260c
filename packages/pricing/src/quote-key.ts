/**
 * A short stable text that changes when something the buyer pays or gets changes: SKUs, quantities, prices, discounts,
 * freight, gifts. It does not depend on the order of lines, on what was tried in vain, or on the clock.
 * It tells two quotes apart; it is no signature, so the server quotes again and compares.
 */
import type { QuotedGift, QuotedLine, QuotedShop } from './quote.ts';

export function quoteKey(
  lines: readonly QuotedLine[],
  shops: readonly QuotedShop[],
  gifts: readonly QuotedGift[],
): string {
  const hash = new Hash();
  for (const line of [...lines].sort((a, b) => (a.skuId < b.skuId ? -1 : 1))) {
    hash.text(line.skuId).number(line.quantity).fen(line.unitPriceFen).fen(line.payableFen);
    for (const discount of line.discounts) hash.text(discount.id).fen(discount.offFen);
  }
  for (const { shopId, freight } of shops) {
    hash
      .text(shopId)
      .text(freight.state)
      .fen(freight.payableFen)
      .text(freight.discount?.id ?? '');
  }
  for (const gift of gifts) hash.text(gift.id).text(gift.skuId).number(gift.quantity);
  return `q1_${hash}`;
}

/** The mixing of cyrb128 (public domain): 128 bits, no dependency, the same in every JavaScript engine. */
class Hash {
  private a = 1779033703;
  private b = 3144134277;
  private c = 1013904242;
  private d = 2773480762;

  number(value: number): this {
    this.mix(value | 0);
    this.mix((value / 4294967296) | 0);
    return this;
  }

  fen(value: bigint): this {
    return this.number(Number(value));
  }

  /** Two lanes for the letters; the length goes in as well, so that neighbouring texts cannot trade letters. */
  text(value: string): this {
    let one = value.length;
    let two = 0x9e3779b9;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      one = Math.imul(one ^ unit, 2654435761);
      two = Math.imul(two ^ unit, 1597334677) ^ (one >>> 15);
    }
    this.mix(one);
    this.mix(two);
    return this;
  }

  toString(): string {
    const a = Math.imul(this.c ^ (this.a >>> 18), 597399067);
    const b = Math.imul(this.d ^ (this.b >>> 22), 2869860233);
    const c = Math.imul(a ^ (this.c >>> 17), 951274213);
    const d = Math.imul(b ^ (this.d >>> 19), 2716044179);
    return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
      .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }

  private mix(unit: number): void {
    const { a, b, c, d } = this;
    this.a = b ^ Math.imul(a ^ unit, 597399067);
    this.b = c ^ Math.imul(b ^ unit, 2869860233);
    this.c = d ^ Math.imul(c ^ unit, 951274213);
    this.d = a ^ Math.imul(d ^ unit, 2716044179);
  }
}
