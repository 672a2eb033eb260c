import type { Db, Tx } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, type Id } from '../../platform/ids.ts';
import { page } from '../../platform/paging.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { activityById } from './activities.sql.ts';
import { callForShops } from './call-for-shops.ts';
import { batchById } from './coupons.sql.ts';
import { enrolShop, withdrawShop } from './enrol-shop.ts';
import { enrolmentContract } from './enrolment.contract.ts';
import { callById, callsForShop, enrolmentsOf, type OfferOfCall } from './enrolments.sql.ts';
import { showCalled, showCalls, showEnrolled } from './show-enrolment.ts';

export const enrolmentRoutes = routes(enrolmentContract, {
  'GET /shops/:shopId/enrolment-calls': async ({ db, shopId, locale, query: { limit = 20, cursor } }) => {
    const calls = await callsForShop(db, { shopId, cursor, limit });
    const shown = await showCalls(db, calls.slice(0, limit), { shopId, locale });
    const at = new Map(calls.map((call, i) => [call, i]));
    return page(
      calls,
      limit,
      (call) => shown[at.get(call)!]!,
      ({ openedAt, callId }) => [openedAt.toISOString(), callId],
    );
  },
  'GET /shops/:shopId/enrolment-calls/:callId': async ({ db, shopId, locale, params }) =>
    shownCall(db, { shopId, callId: fromWire('enrolmentCall', params.callId), locale }),
  'PUT /shops/:shopId/enrolment-calls/:callId/enrolment': async ({
    tx,
    shopId,
    locale,
    caller,
    params,
    body,
  }) => {
    const callId = fromWire('enrolmentCall', params.callId);
    await enrolShop(tx, {
      shopId,
      callId,
      actorId: caller.personId,
      seenVersion: body.seenVersion,
      productIds: body.productIds?.map((id) => fromWire('product', id)) ?? null,
    });
    return shownCall(tx, { shopId, callId, locale });
  },
  'DELETE /shops/:shopId/enrolment-calls/:callId/enrolment': async ({
    tx,
    shopId,
    locale,
    caller,
    params,
  }) => {
    const callId = fromWire('enrolmentCall', params.callId);
    await withdrawShop(tx, { shopId, callId, actorId: caller.personId });
    return shownCall(tx, { shopId, callId, locale });
  },
  'GET /operations/activities/:activityId/enrolment-call': async ({ db, params }) =>
    shownOffer(db, { activityId: fromWire('activity', params.activityId) }),
  'PUT /operations/activities/:activityId/enrolment-call': async ({ tx, caller, params, body }) => {
    const offer = { activityId: fromWire('activity', params.activityId) };
    await callForShops(tx, { offer, closesAt: new Date(body.closesAt), actorId: caller.personId });
    return shownOffer(tx, offer);
  },
  'GET /operations/coupon-batches/:batchId/enrolment-call': async ({ db, params }) =>
    shownOffer(db, { batchId: fromWire('couponBatch', params.batchId) }),
  'PUT /operations/coupon-batches/:batchId/enrolment-call': async ({ tx, caller, params, body }) => {
    const offer = { batchId: fromWire('couponBatch', params.batchId) };
    await callForShops(tx, { offer, closesAt: new Date(body.closesAt), actorId: caller.personId });
    return shownOffer(tx, offer);
  },
  'GET /operations/enrolment-calls/:callId/enrolments': async ({
    db,
    params,
    query: { limit = 20, cursor },
  }) => {
    const call = await callById(db, fromWire('enrolmentCall', params.callId));
    if (!call) throw new Problem(idNotFound);
    const rows = await enrolmentsOf(db, call.callId, { cursor, limit });
    const shown = await showEnrolled(db, call, rows.slice(0, limit));
    const at = new Map(rows.map((row, i) => [row, i]));
    return page(
      rows,
      limit,
      (row) => shown[at.get(row)!]!,
      ({ agreedAt, shopId }) => [agreedAt.toISOString(), shopId],
    );
  },
});

type OfShop = { readonly shopId: Id<'shop'>; readonly callId: Id<'enrolmentCall'>; readonly locale: Locale };

async function shownCall(db: Db | Tx, { shopId, callId, locale }: OfShop) {
  const calls = await callsForShop(db, { shopId, callId, limit: 1 });
  const [shown] = await showCalls(db, calls, { shopId, locale });
  if (!shown) throw new Problem(idNotFound);
  return shown;
}

async function shownOffer(db: Db | Tx, offer: OfferOfCall) {
  const row =
    offer.activityId === undefined
      ? await batchById(db, offer.batchId)
      : await activityById(db, offer.activityId);
  if (row?.owner !== 'platform') throw new Problem(idNotFound);
  return showCalled(db, offer, row.body);
}
