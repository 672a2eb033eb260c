import { apportion } from '@jishi/pricing';
import { assert } from '../../platform/assert.ts';
import { fundingOf, type StoredDiscount } from './funding.ts';

/**
 * What the price of a line is made of: first what the buyer paid, then for each discount what shop, platform, creator and
 * brand paid. Refunds take from what is left of it, so whatever the parts and their order, they add up to what was paid.
 */
export type Split = readonly bigint[];

export type SplitLine = {
  readonly quantity: number;
  readonly payableFen: bigint;
  readonly discounts: readonly StoredDiscount[];
  readonly refundedQuantity: number;
  readonly refundedFen: bigint;
  /** The funders' part of what went back, as stored. */
  readonly refundedSplit: readonly number[] | null;
};

export function leftOf(line: SplitLine): Split {
  const funders = line.discounts.flatMap((discount) => {
    const { merchantFen, platformFen, creatorFen, brandFen } = fundingOf(discount);
    return [merchantFen, platformFen, creatorFen, brandFen];
  });
  const left = [
    line.payableFen - line.refundedFen,
    ...funders.map((fen, i) => fen - BigInt(line.refundedSplit?.[i] ?? 0)),
  ];
  assert(
    left.every((fen) => fen >= 0n),
    'no more went back of a line than was paid for it',
  );
  return left;
}

/**
 * The parts of `quantity` of the `pieces` that are left. Pieces are dealt one after the other, each taking its share of
 * what is left by largest remainder, the last one all of it: the rule of `refundOf` in packages/pricing, continued where
 * amounts went back in between.
 */
export function takePieces(left: Split, pieces: number, quantity: number): bigint[] {
  if (quantity < 0 || quantity > pieces) throw new RangeError('more pieces refunded than are left');
  const rest = [...left];
  for (let taken = 0; taken < quantity; taken++) {
    const remaining = pieces - taken;
    const whole = rest.reduce((sum, fen) => sum + fen, 0n);
    const parts = remaining === 1 ? [...rest] : apportion(whole / BigInt(remaining), rest);
    for (let i = 0; i < rest.length; i++) rest[i]! -= parts[i]!;
  }
  return left.map((fen, i) => fen - rest[i]!);
}

/** As much of these parts as gives the buyer `amountFen`; every funder gets back in the same proportion. */
export function takeAmount(parts: Split, amountFen: bigint): Split {
  const [paid] = parts as [bigint, ...bigint[]];
  if (amountFen >= paid) return parts;
  return parts.map((fen) => (fen * amountFen) / paid);
}

export type Wanted = {
  readonly quantity: number;
  /** At most this much goes to the buyer; without it, all that the pieces paid. */
  readonly amountFen?: bigint | undefined;
};

/** What goes back for a wish. Money without pieces comes from all that is left of the line. */
export function takeFrom(line: SplitLine, { quantity, amountFen }: Wanted): Split {
  const left = leftOf(line);
  const parts = quantity > 0 ? takePieces(left, line.quantity - line.refundedQuantity, quantity) : left;
  if (amountFen !== undefined) return takeAmount(parts, amountFen);
  return quantity > 0 ? parts : left.map(() => 0n);
}

/** A price difference: the shop pays it alone, and the other funders keep what they paid for. */
export function takeFromShop(line: SplitLine, amountFen: bigint): Split {
  return leftOf(line).map((fen, i) => (i > 0 ? 0n : amountFen < fen ? amountFen : fen));
}

export type DiscountBack = { readonly discount: StoredDiscount } & ReturnType<typeof fundingOf>;

/** The funders' part of a split, discount by discount. */
export function discountsBack(discounts: readonly StoredDiscount[], split: Split): DiscountBack[] {
  return discounts.map((discount, i) => {
    const [merchantFen, platformFen, creatorFen, brandFen] = split.slice(1 + i * 4, 5 + i * 4);
    return {
      discount,
      merchantFen: merchantFen!,
      platformFen: platformFen!,
      creatorFen: creatorFen!,
      brandFen: brandFen!,
    };
  });
}
