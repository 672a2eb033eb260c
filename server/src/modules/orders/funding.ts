/** Who paid how much of a discount. What the shop paid is a lower price and has no leg in the books (decision 0014). */
export type Funding = {
  readonly merchantFen: bigint;
  readonly platformFen: bigint;
  readonly creatorFen: bigint;
  readonly brandFen: bigint;
};
/** What others than the shop paid. */
export type Subsidy = Omit<Funding, 'merchantFen'>;

/** A discount as it is stored with a line; amounts are JSON integers. */
export type StoredDiscount = {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | null;
  readonly code?: number;
  readonly layer?: string;
  readonly offFen: number;
  readonly funding?: { readonly [F in keyof Funding]: number };
  readonly budgetId?: string | null;
  readonly couponId?: string | null;
  readonly activityId?: string | null;
};

export const noSubsidy: Subsidy = { platformFen: 0n, creatorFen: 0n, brandFen: 0n };

/** A discount without a funder was given by the shop. */
export function fundingOf({ offFen, funding }: StoredDiscount): Funding {
  if (!funding) return { merchantFen: BigInt(offFen), platformFen: 0n, creatorFen: 0n, brandFen: 0n };
  return {
    merchantFen: BigInt(funding.merchantFen),
    platformFen: BigInt(funding.platformFen),
    creatorFen: BigInt(funding.creatorFen),
    brandFen: BigInt(funding.brandFen),
  };
}

export function sumSubsidies(parts: readonly Subsidy[]): Subsidy {
  return parts.reduce<Subsidy>(
    (sum, part) => ({
      platformFen: sum.platformFen + part.platformFen,
      creatorFen: sum.creatorFen + part.creatorFen,
      brandFen: sum.brandFen + part.brandFen,
    }),
    noSubsidy,
  );
}

export const subsidyFen = ({ platformFen, creatorFen, brandFen }: Subsidy): bigint =>
  platformFen + creatorFen + brandFen;
