import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { lockActivity } from './activities.sql.ts';
import { stateOf } from './activity.ts';
import { needsConsent } from './consent.ts';
import { lockBatch } from './coupons.sql.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import type { CallId } from './enrolment.ts';
import { callOf, answersTo, offerEndsAt, setCall, type OfferOfCall } from './enrolments.sql.ts';
import { ownerOf, type OwnerColumns } from './owner.ts';
import {
  activityNotInState,
  batchNotInState,
  deadlineInvalid,
  noConsentNeeded,
  termsAgreed,
} from './problems.ts';
import type { ActivityDefinition } from './schemas.ts';

type Call = {
  readonly offer: OfferOfCall;
  /** Until when shops may join. */
  readonly closesAt: Date;
  readonly actorId: Id<'person'> | null;
};

/** Calls for shops to take part in what costs them a share; the same again moves the deadline. */
export async function callForShops(tx: Tx, { offer, closesAt, actorId }: Call): Promise<CallId> {
  const { row, version, endsAt } = await lockOffer(tx, offer);
  if (!needsConsent(ownerOf(row), row.body)) throw new Problem(noConsentNeeded);
  if (!(closesAt > now() && closesAt <= endsAt)) throw new Problem(deadlineInvalid);
  const callId = await setCall(tx, { callId: newId('enrolmentCall'), offer, version, closesAt, actorId });
  await audit(tx, {
    actorId,
    action: 'pricing.enrolment_opened',
    subject: toWire('enrolmentCall', callId),
    details: { ...wireOffer(offer), version, closesAt: closesAt.toISOString() },
  });
  return callId;
}

/** Coupons that shops agreed to pay a part of do not become more. */
export async function refuseAgreed(tx: Tx, batchId: Id<'couponBatch'>): Promise<void> {
  const call = await callOf(tx, { batchId });
  if (call && (await answersTo(tx, call.callId)).joined > 0) throw new Problem(termsAgreed);
}

type Row = OwnerColumns & { readonly body: ActivityDefinition | CouponBatchDefinition };

async function lockOffer(
  tx: Tx,
  { activityId, batchId }: OfferOfCall,
): Promise<{ row: Row; version: number; endsAt: Date }> {
  if (activityId !== undefined) {
    const row = await lockActivity(tx, activityId);
    if (row?.owner !== 'platform') throw new Problem(idNotFound);
    const state = stateOf(row);
    if (state === 'stopped' || state === 'ended') throw new Problem(activityNotInState, { state });
    return { row, version: row.version, endsAt: row.ends_at };
  }
  const row = await lockBatch(tx, batchId);
  if (row?.owner !== 'platform') throw new Problem(idNotFound);
  const endsAt = await offerEndsAt(tx, { batchId });
  if (endsAt <= now()) throw new Problem(batchNotInState);
  return { row, version: row.version, endsAt };
}

const wireOffer = ({ activityId, batchId }: OfferOfCall) =>
  activityId === undefined
    ? { batchId: toWire('couponBatch', batchId) }
    : { activityId: toWire('activity', activityId) };
