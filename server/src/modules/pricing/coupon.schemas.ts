import {
  Bilingual,
  Count,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  Strict,
  Type,
  type Static,
} from '../../platform/contract.ts';
import { Audience, Benefit, dates, Funding, may, Name, owned, Scope } from './schemas.ts';

const batch = {
  name: Name,
  code: Type.Unsafe<1001 | 1002 | 1003 | 11001>({ type: 'integer', enum: [1001, 1002, 1003, 11001] }),
  thresholdFen: Type.Integer({ minimum: 0, maximum: 100_000_000_000, description: '0: no threshold' }),
  benefit: Benefit,
  total: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  perBuyer: Type.Integer({ minimum: 1, maximum: 100 }),
  channel: OneOf('centre', 'sent'),
  claimFrom: Instant,
  claimUntil: Instant,
  validity: Type.Union([
    Strict({ kind: OneOf('period'), from: Instant, until: Instant }),
    Strict({ kind: OneOf('days'), days: Type.Integer({ minimum: 1, maximum: 365 }) }),
  ]),
  scope: may(Scope),
  audience: may(Audience),
  funding: may(Funding),
  budgetId: may(IdOf('budget')),
};
export const CouponBatchInput = Strict(batch);
export type CouponBatchDefinition = Static<typeof CouponBatchInput>;
export const CouponBatchState = OneOf('upcoming', 'open', 'sold_out', 'closed', 'stopped');
export const CouponBatch = Strict({
  batchId: IdOf('couponBatch'),
  ...owned,
  state: CouponBatchState,
  ...batch,
  claimed: Count,
  ...dates,
});

/** What a buyer sees of a coupon before claiming it. */
export const CouponOffer = Strict({
  batchId: IdOf('couponBatch'),
  ...owned,
  shopName: Maybe(Bilingual),
  code: Type.Integer(),
  name: Bilingual,
  thresholdFen: Fen,
  benefit: Benefit,
  text: Type.String({ description: "what it gives, in the caller's language" }),
  claimFrom: Instant,
  claimUntil: Instant,
  validUntil: Maybe(Instant),
  validDays: Maybe(Count),
  perBuyer: Count,
  claimedByMe: Count,
  leftBps: Type.Integer({ minimum: 0, maximum: 10_000, description: 'how much of it is left' }),
  claimable: Type.Boolean(),
});
export const HeldCoupon = Strict({
  couponId: IdOf('coupon'),
  batchId: IdOf('couponBatch'),
  ...owned,
  shopName: Maybe(Bilingual),
  state: OneOf('held', 'used', 'expired'),
  code: Type.Integer(),
  name: Bilingual,
  thresholdFen: Fen,
  benefit: Benefit,
  text: Type.String(),
  claimedAt: Instant,
  validFrom: Instant,
  validUntil: Instant,
  usedAt: Maybe(Instant),
  returnedAt: Maybe(Instant),
  purchaseId: Maybe(IdOf('purchase')),
});
