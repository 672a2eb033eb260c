import { day, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { checkBenefit } from './activity.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import { activityPolicy, couponPolicy } from './policy.ts';
import { beyondAllowance, benefitTooLarge, timesInvalid, validityInvalid } from './problems.ts';
import { yuan } from './words.ts';

export function checkWorth({ code, thresholdFen, benefit }: CouponBatchDefinition): void {
  if (code === 11001 && (benefit.kind !== 'off' || thresholdFen > 0)) throw new Problem(benefitTooLarge);
  if (thresholdFen > 0) checkBenefit(benefit, thresholdFen);
}

export async function checkTimes(
  tx: Tx,
  { claimFrom, claimUntil, validity }: CouponBatchDefinition,
): Promise<void> {
  const { longestDays } = await inForce(tx, couponPolicy);
  const [from, until, time] = [Date.parse(claimFrom), Date.parse(claimUntil), now().getTime()];
  if (!(until > from && until > time && until - from <= longestDays * day))
    throw new Problem(timesInvalid, { days: longestDays });
  if (validity.kind === 'days') {
    if (validity.days > longestDays) throw new Problem(validityInvalid, { days: longestDays });
    return;
  }
  const [begin, end] = [Date.parse(validity.from), Date.parse(validity.until)];
  if (!(end > begin && end > until && end - begin <= longestDays * day))
    throw new Problem(validityInvalid, { days: longestDays });
}

/** A creator pays red packets out of the commission: they stay small. */
export async function checkPacket(tx: Tx, { benefit, total }: CouponBatchDefinition): Promise<void> {
  const { creatorPacketFen, creatorBatchFen } = await inForce(tx, activityPolicy);
  const worth = benefit.kind === 'off' ? benefit.offFen : (benefit.capFen ?? Infinity);
  if (worth > creatorPacketFen) throw new Problem(beyondAllowance, { limit: yuan(creatorPacketFen) });
  if (worth * total > creatorBatchFen) throw new Problem(beyondAllowance, { limit: yuan(creatorBatchFen) });
}
