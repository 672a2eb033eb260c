import {
  anyone,
  contract,
  creator,
  cursorQuery,
  IdOf,
  member,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Type,
  type Access,
} from '../../platform/contract.ts';
import { Reason, under, writing } from './activity.contract.ts';
import {
  batchNotInState,
  batchNotOpen,
  buyerUnknown,
  couponLimitReached,
  couponNotForYou,
  couponsGone,
  grabBusy,
  termsAgreed,
  tooManyActivities,
  validityInvalid,
} from './problems.ts';
import {
  CouponBatch,
  CouponBatchInput,
  CouponBatchState,
  CouponOffer,
  HeldCoupon,
} from './coupon.schemas.ts';

const batchId = { batchId: IdOf('couponBatch') };

const batchRoutes = <A extends Access, P extends Record<string, ReturnType<typeof IdOf>>>(
  access: A,
  whose: P,
) => {
  const params = Strict({ ...whose });
  const one = Strict({ ...whose, ...batchId });
  return {
    'GET /coupon-batches': {
      summary: 'Coupons I issued, the newest first',
      access,
      params,
      query: Strict({ ...cursorQuery, state: Type.Optional(CouponBatchState) }),
      reply: PageOf(CouponBatch),
    },
    'POST /coupon-batches': {
      summary: 'Issue coupons; they can be claimed from their time on',
      access,
      params,
      body: CouponBatchInput,
      reply: CouponBatch,
      status: 201,
      problems: [...writing, validityInvalid, tooManyActivities],
    },
    'GET /coupon-batches/:batchId': { summary: 'One batch', access, params: one, reply: CouponBatch },
    'POST /coupon-batches/:batchId/stop': {
      summary: 'No more are given out; what buyers hold stays valid',
      access,
      params: one,
      body: Reason,
      reply: CouponBatch,
      problems: [batchNotInState],
    },
    'POST /coupon-batches/:batchId/stock': {
      summary: 'Give out more of them',
      access,
      params: one,
      body: Strict({ add: Type.Integer({ minimum: 1, maximum: 10_000_000 }) }),
      reply: CouponBatch,
      problems: [batchNotInState, termsAgreed],
    },
    'POST /coupon-batches/:batchId/sendings': {
      summary: 'Send one to a buyer',
      access,
      params: one,
      body: Strict({ personId: IdOf('person') }),
      reply: Strict({ couponId: IdOf('coupon') }),
      status: 201,
      idempotent: true,
      problems: [batchNotInState, couponsGone, couponLimitReached, buyerUnknown],
    },
  } as const;
};

export const shopBatches = contract(
  under('/shops/:shopId', batchRoutes(shop('promotions'), { shopId: IdOf('shop') })),
);
export const creatorBatches = contract(under('/me', batchRoutes(creator, {})));
export const platformBatches = contract(under('/operations', batchRoutes(operator('promotions'), {})));

export const couponContract = contract({
  'GET /coupon-centre': {
    summary: 'Coupons that can be claimed now, the ones I can have first; also for visitors',
    access: anyone,
    query: Strict({ ...cursorQuery, owner: Type.Optional(OneOf('shop', 'creator', 'platform')) }),
    reply: PageOf(CouponOffer),
  },
  'GET /shops/:shopId/coupons': {
    summary: 'Coupons of a shop that can be claimed now',
    access: anyone,
    params: Strict({ shopId: IdOf('shop') }),
    reply: Strict({ items: Type.Array(CouponOffer) }),
  },
  'POST /coupon-batches/:batchId/claims': {
    summary: 'Claim a coupon. The same Idempotency-Key again answers the same coupon',
    access: member,
    params: Strict(batchId),
    reply: HeldCoupon,
    status: 201,
    idempotent: 'own',
    transaction: 'own',
    problems: [batchNotOpen, couponsGone, couponLimitReached, couponNotForYou, grabBusy],
  },
  'GET /me/coupons': {
    summary: 'My coupons: held ones by when they end, used and expired ones the newest first',
    access: member,
    query: Strict({ ...cursorQuery, state: Type.Optional(OneOf('held', 'used', 'expired')) }),
    reply: PageOf(HeldCoupon),
  },
});
