import { apportion } from './apportion.ts';
import type { FundingSplit, QuotedLine } from './quote.ts';

export interface RefundedDiscount {
  readonly id: string;
  readonly code: number;
  readonly offFen: bigint;
  /** What goes back to each budget. */
  readonly funding: FundingSplit;
}

export interface Refund {
  readonly quantity: number;
  /** What the buyer gets back. */
  readonly paidFen: bigint;
  readonly discounts: readonly RefundedDiscount[];
}

/**
 * What `quantity` pieces of a line paid, after `alreadyRefunded` pieces of it went back. Pure, never recomputes a tier.
 *
 * Each piece's list price is made of what the buyer paid and what each funder paid. The pieces are dealt one after the
 * other, each taking its share of what is left by largest remainder. So the parts of a piece sum to its list price, the
 * last piece takes exactly what remains, and refunds re-add to what was paid however they are cut.
 */
export function refundOf(line: QuotedLine, quantity: number, alreadyRefunded: number): Refund {
  if (!Number.isInteger(quantity) || quantity < 1) throw new RangeError('refund at least one piece');
  if (!Number.isInteger(alreadyRefunded) || alreadyRefunded < 0)
    throw new RangeError('alreadyRefunded counts pieces');
  if (alreadyRefunded + quantity > line.quantity) throw new RangeError('more pieces refunded than bought');
  const left = [line.payableFen, ...line.discounts.flatMap((discount) => fundersOf(discount.funding))];
  const taken = left.map(() => 0n);
  for (let piece = 0; piece < alreadyRefunded + quantity; piece++) {
    const parts = apportion(line.unitPriceFen, left);
    for (let i = 0; i < left.length; i++) {
      left[i]! -= parts[i]!;
      if (piece >= alreadyRefunded) taken[i]! += parts[i]!;
    }
  }
  return {
    quantity,
    paidFen: taken[0]!,
    discounts: line.discounts.map((discount, i) => discountFrom(discount, taken, i)),
  };
}

const fundersOf = (split: FundingSplit) => [
  split.merchantFen,
  split.platformFen,
  split.creatorFen,
  split.brandFen,
];

function discountFrom(
  discount: { id: string; code: number },
  taken: readonly bigint[],
  index: number,
): RefundedDiscount {
  const [merchantFen, platformFen, creatorFen, brandFen] = taken.slice(1 + index * 4, 5 + index * 4);
  const funding = {
    merchantFen: merchantFen!,
    platformFen: platformFen!,
    creatorFen: creatorFen!,
    brandFen: brandFen!,
  };
  const offFen = funding.merchantFen + funding.platformFen + funding.creatorFen + funding.brandFen;
  return { id: discount.id, code: discount.code, offFen, funding };
}
