import { apportion } from './apportion.ts';
import type { Funding } from './promotion.ts';
import type { FundingSplit } from './quote.ts';

export const nobody: FundingSplit = { merchantFen: 0n, platformFen: 0n, creatorFen: 0n, brandFen: 0n };

/** Splits a discount in fen among those who pay it; the parts sum exactly. Throws when the shares are not 10,000 bps. */
export function allocateFunding(amountFen: bigint, funding: Funding): FundingSplit {
  if (amountFen === 0n) return nobody;
  if (funding.merchantBps === 10_000) return { ...nobody, merchantFen: amountFen };
  if (funding.platformBps === 10_000) return { ...nobody, platformFen: amountFen };
  const bps = shares(funding);
  const [merchantFen, platformFen, creatorFen, brandFen] = apportion(amountFen, bps.map(BigInt));
  return { merchantFen: merchantFen!, platformFen: platformFen!, creatorFen: creatorFen!, brandFen: brandFen! };
}

export function shares(funding: Funding): number[] {
  const bps = [funding.merchantBps ?? 0, funding.platformBps ?? 0, funding.creatorBps ?? 0, funding.brandBps ?? 0];
  if (bps.some((share) => !Number.isInteger(share) || share < 0) || bps.reduce((a, b) => a + b) !== 10_000) {
    throw new RangeError(`funding shares must be whole basis points that sum to 10000: ${bps.join(' + ')}`);
  }
  return bps;
}

export function addFunding(a: FundingSplit, b: FundingSplit): FundingSplit {
  if (b === nobody) return a;
  if (a === nobody) return b;
  return {
    merchantFen: a.merchantFen + b.merchantFen,
    platformFen: a.platformFen + b.platformFen,
    creatorFen: a.creatorFen + b.creatorFen,
    brandFen: a.brandFen + b.brandFen,
  };
}
