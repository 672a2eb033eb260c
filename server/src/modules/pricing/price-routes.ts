import type { Db } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { page } from '../../platform/paging.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { skusOfProducts } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import type { Offers } from './candidates.ts';
import { costsOfShop, joinShop, leaveShop, setCosts } from './costs.ts';
import { explainHints, explainQuote, nameOf } from './explain.ts';
import { asStacking, stackingPolicy } from './policy.ts';
import { priceContract } from './price.contract.ts';
import { lowest30Days, priceHistoryOf } from './price-history.sql.ts';
import { pricesOfOne, productPriceTags, strikesOf, tagOf, type OnePiece } from './product-offers.ts';
import { showOffers } from './show-coupons.ts';
import { stackingMatrix } from './stacking-matrix.ts';
import { activityStock } from './activities.sql.ts';
import { activityWords } from './words.ts';

export const priceRoutes = (offers: Offers) =>
  routes(priceContract, {
    'GET /products/:productId/offers': async ({ db, caller, locale, params, query }) => {
      const productId = fromWire('product', params.productId);
      const wanted = query.skuId === undefined ? undefined : fromWire('sku', query.skuId);
      const skuIds = await skusOf(db, productId, wanted);
      const buyerId = caller?.personId ?? null;
      const pieces = [...(await pricesOfOne(db, offers, { skuIds, buyerId })).values()];
      const piece = pieces.toSorted((a, b) =>
        Number(a.quoted.totals.payableFen - b.quoted.totals.payableFen),
      )[0];
      if (!piece) throw new Problem(idNotFound);
      return showOnePiece(db, offers, piece, { buyerId, locale });
    },
    'POST /product-prices': async ({ tx, caller, locale, body }) => {
      const productIds = [...new Set(body.productIds.map((id) => fromWire('product', id)))];
      const skusOfEach = new Map<Id<'product'>, Id<'sku'>[]>(productIds.map((productId) => [productId, []]));
      for (const { product_id: productId, sku_id: skuId } of await skusOfProducts(tx, productIds))
        skusOfEach.get(productId as Id<'product'>)!.push(skuId as Id<'sku'>);
      const buyerId = caller?.personId ?? null;
      return { items: await productPriceTags(tx, offers, { skusOf: skusOfEach, buyerId, locale }) };
    },
    'GET /products/:productId/price-history': async ({ db, params, query }) => {
      const wanted = query.skuId === undefined ? undefined : fromWire('sku', query.skuId);
      const [skuId] = await skusOf(db, fromWire('product', params.productId), wanted);
      if (!skuId) throw new Problem(idNotFound);
      const days = await priceHistoryOf(db, skuId);
      return {
        skuId: toWire('sku', skuId),
        lowest30DaysFen: maybeFen((await lowest30Days(db, [skuId])).get(skuId)),
        days: days.map(({ day, lowestPaidFen, listFen, pieces }) => ({
          day,
          lowestPaidFen: maybeFen(lowestPaidFen),
          listFen: maybeFen(listFen),
          pieces,
        })),
      };
    },
    'GET /stacking-matrix': async ({ db }) =>
      stackingMatrix(asStacking(await remembered(db, stackingPolicy))),
    'GET /shops/:shopId/sku-costs': async ({ db, shopId, query: { skuId, limit = 20, cursor } }) =>
      page(
        await costsOfShop(db, shopId, {
          skuId: skuId === undefined ? undefined : fromWire('sku', skuId),
          cursor,
          limit,
        }),
        limit,
        ({ skuId, costFen, changedAt }) => ({
          skuId: toWire('sku', skuId),
          costFen: fenOut(costFen),
          changedAt: changedAt.toISOString(),
        }),
        ({ skuId }) => [skuId],
      ),
    'PUT /shops/:shopId/sku-costs': async ({ tx, shopId, caller, body }) => {
      const items = body.items.map(({ skuId, costFen }) => ({
        skuId: fromWire('sku', skuId),
        costFen: costFen === null ? null : BigInt(costFen),
      }));
      await setCosts(tx, { shopId, items, actorId: caller.personId });
      return null;
    },
    'PUT /shops/:shopId/membership': async ({ tx, caller, params }) => {
      const shopId = fromWire('shop', params.shopId);
      if ((await shopsByIds(tx, [shopId])).get(shopId)?.state !== 'approved') throw new Problem(idNotFound);
      await joinShop(tx, caller.personId, shopId);
      return null;
    },
    'DELETE /shops/:shopId/membership': async ({ tx, caller, params }) => {
      await leaveShop(tx, caller.personId, fromWire('shop', params.shopId));
      return null;
    },
  });

const maybeFen = (fen: bigint | null | undefined) => (fen === null || fen === undefined ? null : fenOut(fen));

async function skusOf(db: Db, productId: Id<'product'>, wanted?: Id<'sku'>): Promise<Id<'sku'>[]> {
  const skuIds = (await skusOfProducts(db, [productId])).map(({ sku_id: skuId }) => skuId as Id<'sku'>);
  return wanted === undefined ? skuIds : skuIds.filter((skuId) => skuId === wanted);
}

async function showOnePiece(
  db: Db,
  offers: Offers,
  piece: OnePiece,
  { buyerId, locale }: { buyerId: Id<'person'> | null; locale: Locale },
) {
  const { sku, quoted } = piece;
  const strikes = await strikesOf(db, [piece]);
  const lowest = await lowest30Days(db, [sku.skuId]);
  return {
    productId: toWire('product', sku.productId),
    skuId: toWire('sku', sku.skuId),
    listFen: fenOut(sku.priceFen),
    payableFen: fenOut(quoted.totals.payableFen),
    strikeFen: strikes(piece),
    lowest30DaysFen: maybeFen(lowest.get(sku.skuId)),
    tag: tagOf(quoted, locale),
    steps: explainQuote(quoted, locale, piece.offers),
    discounts: quoted.applied.map((one) => ({
      id: one.id,
      code: one.code,
      name: nameOf(one, locale, piece.offers),
      offFen: fenOut(one.offFen),
    })),
    activities: await showRunning(db, offers, piece, locale),
    coupons: await showOffers(db, piece.batches, { buyerId, locale }),
    hints: explainHints(quoted, locale, piece.offers),
  };
}

async function showRunning(db: Db, offers: Offers, { sku }: OnePiece, locale: Locale) {
  const running = offers.snapshot.reaching([sku]);
  const stock = await activityStock(
    db,
    running.filter(({ stocked }) => stocked.has(sku.skuId)).map(({ row }) => row.activity_id),
  );
  return running.map(({ row }) => {
    const own = stock.find(({ activityId, skuId }) => activityId === row.activity_id && skuId === sku.skuId);
    return {
      activityId: toWire('activity', row.activity_id),
      code: row.code,
      name: locale === 'en' ? row.name_en : row.name_zh,
      text: activityWords(row.body)[locale],
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      left: own ? own.units - own.taken : null,
      leftBps: own ? Math.ceil(((own.units - own.taken) * 10_000) / own.units) : null,
      perBuyer: row.per_buyer,
    };
  });
}
