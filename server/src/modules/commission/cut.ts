import { atRate } from '../../platform/money.ts';
import type { LineTerms } from './terms.ts';

export type Cut = {
  /** What the creator gets. */
  readonly ownFen: bigint;
  readonly shareFen: bigint;
  readonly taxFen: bigint;
};

/** A commission is cut into the platform's share, the tax on the rest, and the creator's own; the three sum to it. */
export function cutCommission(
  { platformShareBps, taxBps }: Pick<LineTerms, 'platformShareBps' | 'taxBps'>,
  grossFen: bigint,
): Cut {
  const shareFen = atRate(grossFen, platformShareBps);
  const taxFen = atRate(grossFen - shareFen, taxBps);
  return { ownFen: grossFen - shareFen - taxFen, shareFen, taxFen };
}

/**
 * What a creator would get for a line of which the buyer pays so much: the fees of the house come first. How the buyer will
 * pay is not known yet: a lender's fee that the shop bears may still take a part where fees and commission pass the price.
 */
export function ownCommissionFen(terms: LineTerms, paidFen: bigint): bigint {
  if (terms.creatorId === null) return 0n;
  const leftFen = paidFen - atRate(paidFen, terms.technicalBps) - atRate(paidFen, terms.paymentBps);
  const grossFen = atRate(paidFen, terms.commissionBps);
  const takenFen = grossFen < leftFen ? grossFen : leftFen;
  return takenFen > 0n ? cutCommission(terms, takenFen).ownFen : 0n;
}
