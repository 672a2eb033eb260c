import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { page } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { couponContract } from './coupon.contract.ts';
import { couponOf, couponsOfBuyer, openBatches } from './coupons.sql.ts';
import type { Grab } from './grab.ts';
import { showHeld, showOffers } from './show-coupons.ts';

/** The coupons of one shop that are shown at once. */
const mostOfShop = 50;

export const couponRoutes = (grab: Grab) =>
  routes(couponContract, {
    'GET /coupon-centre': async ({ db, caller, locale, query: { limit = 20, ...filter } }) => {
      const batches = await openBatches(db, { limit, ...filter });
      const buyerId = caller?.personId ?? null;
      const shown = await showOffers(db, batches.slice(0, limit), { buyerId, locale });
      const { next } = page(
        batches,
        limit,
        () => null,
        (batch) => [batch.created_at.toISOString(), batch.batch_id],
      );
      return { items: shown.toSorted((a, b) => Number(b.claimable) - Number(a.claimable)), next };
    },
    'GET /shops/:shopId/coupons': async ({ db, caller, locale, params }) => {
      const batches = await openBatches(db, {
        shopIds: [fromWire('shop', params.shopId)],
        limit: mostOfShop,
      });
      return {
        items: await showOffers(db, batches.slice(0, mostOfShop), {
          buyerId: caller?.personId ?? null,
          locale,
        }),
      };
    },
    'POST /coupon-batches/:batchId/claims': async ({ database, caller, params, locale, idempotencyKey }) => {
      const buyerId = caller.personId;
      const couponId = await grab({
        buyerId,
        batchId: fromWire('couponBatch', params.batchId),
        key: idempotencyKey,
      });
      const coupon = await couponOf(database.db, buyerId, couponId);
      if (!coupon) throw new Problem(idNotFound);
      return (await showHeld(database.db, [coupon], locale))[0]!;
    },
    'GET /me/coupons': async ({ db, caller, locale, query: { limit = 20, state = 'held', cursor } }) => {
      const coupons = await couponsOfBuyer(db, { buyerId: caller.personId, state, cursor, limit });
      const shown = await showHeld(db, coupons.slice(0, limit), locale);
      const { next } = page(
        coupons,
        limit,
        () => null,
        (coupon) => [coupon.valid_until.toISOString(), coupon.coupon_id],
      );
      return { items: shown, next };
    },
  });
