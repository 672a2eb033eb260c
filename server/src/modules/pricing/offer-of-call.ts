import type { Coupon, Promotion } from '@jishi/pricing';
import type { Called } from './enrolment.ts';
import { toCoupon, toPromotion, type LeavesOf } from './to-offer.ts';

const platform = { owner: 'platform' } as const;

/** What a call is about, in the form of the engine, without its times: it is looked at before it begins. */
export function offerOf(
  { callId, body }: Pick<Called, 'callId' | 'body'>,
  leavesOf: LeavesOf,
): Promotion | Coupon {
  if (!('rule' in body)) return toCoupon(callId, platform, body, { leavesOf });
  const { startsAtMs: _from, endsAtMs: _until, ...offer } = toPromotion(callId, platform, body, { leavesOf });
  return offer as Promotion;
}
