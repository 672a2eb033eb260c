import { now } from '../../platform/clock.ts';
import type { Id } from '../../platform/ids.ts';
import { needsConsent } from './consent.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import type { ActivityDefinition } from './schemas.ts';

export type CallId = Id<'enrolmentCall'>;

/** A call for shops to take part, with what it calls for: an activity or a batch of coupons of the platform. */
export type Called = {
  readonly callId: CallId;
  readonly activityId: Id<'activity'> | null;
  readonly batchId: Id<'couponBatch'> | null;
  readonly termsVersion: number;
  readonly closesAt: Date;
  readonly openedAt: Date;
  readonly version: number;
  readonly body: ActivityDefinition | CouponBatchDefinition;
  readonly state: 'draft' | 'scheduled' | 'issued' | 'stopped';
  readonly startsAt: Date;
  /** Of coupons: when the last of them ends. */
  readonly endsAt: Date;
};

export type Enrolment = {
  readonly shopId: Id<'shop'>;
  readonly agreedVersion: number;
  /** Null: everything of the shop, also what comes later. */
  readonly productIds: readonly Id<'product'>[] | null;
  readonly agreedAt: Date;
  readonly leftAt: Date | null;
};

/** Coupons that are given out no more are still used: what a shop pays for is over with the last of them. */
export const isOver = ({ state, activityId, endsAt }: Called): boolean =>
  (state === 'stopped' && activityId !== null) || endsAt <= now();

/** Whether a shop that does not take part may join now. */
export const isOpen = (call: Called): boolean =>
  !isOver(call) && call.closesAt > now() && needsConsent({ owner: 'platform' }, call.body);

export type EnrolmentState = 'joined' | 'agree_again' | 'left';

/** `agree_again`: the terms became worse since; until the shop agrees to them it does not take part. */
export function enrolmentState(
  { termsVersion }: Pick<Called, 'termsVersion'>,
  { agreedVersion, leftAt }: Enrolment,
): EnrolmentState {
  if (leftAt !== null) return 'left';
  return agreedVersion >= termsVersion ? 'joined' : 'agree_again';
}

/** Whether everything that takes part now would do so afterwards. */
export const keepsAll = (now: Enrolment['productIds'], next: Enrolment['productIds']): boolean =>
  next === null || (now !== null && now.every((productId) => next.includes(productId)));
