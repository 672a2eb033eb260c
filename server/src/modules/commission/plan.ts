import type { Id } from '../../platform/ids.ts';

/** 普通 for everybody; 专属 for one creator alone; 定向 a rate of their own for one creator; 团长 a leader's campaign. */
export const planKinds = ['normal', 'exclusive', 'targeted', 'leader'] as const;
export type PlanKind = (typeof planKinds)[number];

export type Version = {
  readonly version: number;
  readonly active: boolean;
  readonly commissionBps: number;
  readonly serviceBps: number;
  readonly validFrom: Date;
};

export type Plan = {
  readonly planId: Id<'commissionPlan'>;
  readonly shopId: Id<'shop'>;
  readonly kind: PlanKind;
  /** null: all products of the shop. */
  readonly productId: Id<'product'> | null;
  readonly creatorId: Id<'creator'> | null;
  readonly leaderId: Id<'creator'> | null;
  /** The platform runs it for the shop: part of its commissions is held back for refunds. */
  readonly hosted: boolean;
};
export type PlanTerms = Plan & Version;

const shanghaiMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** When a change takes effect: the next midnight in Shanghai (UTC+8, no daylight saving). */
export function nextMidnight(at: Date): Date {
  return new Date((Math.floor((at.getTime() + shanghaiMs) / dayMs) + 1) * dayMs - shanghaiMs);
}

/** The newest version that has begun. Versions may come in any order. */
export function versionAt(versions: readonly Version[], at: Date): Version | undefined {
  let found: Version | undefined;
  for (const version of versions)
    if (version.validFrom <= at && (found === undefined || version.version > found.version)) found = version;
  return found;
}

/**
 * The plan a creator earns by on a product, of all active ones that cover it. An exclusive plan shuts out everybody else;
 * of what is left the highest rate counts, then the narrower plan, then the older one.
 */
export function bestPlan(
  plans: readonly PlanTerms[],
  creatorId: Id<'creator'>,
  joined: (planId: Id<'commissionPlan'>) => boolean,
): PlanTerms | undefined {
  if (plans.some((plan) => plan.kind === 'exclusive' && plan.creatorId !== creatorId)) {
    if (!plans.some((plan) => plan.kind === 'exclusive' && plan.creatorId === creatorId)) return undefined;
  }
  const mine = plans.filter(
    ({ kind, creatorId: of, planId }) =>
      (of === null || of === creatorId) && (kind !== 'leader' || joined(planId)),
  );
  return mine.toSorted(byMerit)[0];
}

function byMerit(a: PlanTerms, b: PlanTerms): number {
  return (
    b.commissionBps - a.commissionBps ||
    Number(b.productId !== null) - Number(a.productId !== null) ||
    (a.planId < b.planId ? -1 : 1)
  );
}
