import { apportionSmall } from './apportion.ts';
import type { Funding } from './promotion.ts';
import type { FundingSplit } from './quote.ts';

export const nobody: FundingSplit = { merchantFen: 0n, platformFen: 0n, creatorFen: 0n, brandFen: 0n };

/** Splits a discount in fen among those who pay it; the parts sum exactly. Throws when the shares are not 10,000 bps. */
export function allocateFunding(amountFen: bigint, funding: Funding): FundingSplit {
  if (amountFen === 0n) return nobody;
  if (funding.merchantBps === 10_000)
    return { merchantFen: amountFen, platformFen: 0n, creatorFen: 0n, brandFen: 0n };
  if (funding.platformBps === 10_000)
    return { merchantFen: 0n, platformFen: amountFen, creatorFen: 0n, brandFen: 0n };
  checkFunding(funding);
  const { merchantBps = 0, platformBps = 0, creatorBps = 0, brandBps = 0 } = funding;
  const parts = apportionSmall(Number(amountFen), [merchantBps, platformBps, creatorBps, brandBps]);
  const [merchantFen, platformFen, creatorFen, brandFen] = [
    BigInt(parts[0]!),
    BigInt(parts[1]!),
    BigInt(parts[2]!),
    BigInt(parts[3]!),
  ];
  return { merchantFen, platformFen, creatorFen, brandFen };
}

export function checkFunding({
  merchantBps = 0,
  platformBps = 0,
  creatorBps = 0,
  brandBps = 0,
}: Funding): void {
  const sound = isShare(merchantBps) && isShare(platformBps) && isShare(creatorBps) && isShare(brandBps);
  if (!sound || merchantBps + platformBps + creatorBps + brandBps !== 10_000) {
    const given = [merchantBps, platformBps, creatorBps, brandBps].join(' + ');
    throw new RangeError(`funding shares must be whole basis points that sum to 10000: ${given}`);
  }
}

const isShare = (bps: number) => Number.isInteger(bps) && bps >= 0;

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
