import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { idIn, page } from '../../platform/paging.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { skusOfShop } from '../catalog/index.ts';
import { maskPhone, peopleByIds, type Destination } from '../identity/index.ts';
import { placeName, regionName } from '../logistics/index.ts';
import type { ordersContract } from './contract.ts';
import { may, type OrderState } from './order.ts';
import { linesOf, ordersByKeys } from './orders.sql.ts';
import { tooManySlips } from './problems.ts';
import { noneYet } from './routes-buyer.ts';
import { shipOrder } from './ship-order.ts';
import {
  addStaffNote,
  buyerOfShopOrder,
  countsOfShop,
  findShopOrders,
  shopOrderById,
  staffNotesOf,
  type ShopOrderKey,
} from './shop-orders.sql.ts';
import { showFunding, showSubsidies } from './show-discounts.ts';
import { spokenLines } from './spoken-lines.ts';
import { destinationsOf, instant, showDelivery, showDetail, showOrder } from './show.ts';

type ListQuery = { cursor?: string; limit?: number; state?: OrderState; q?: string };
type Scope = { shopId?: Id<'shop'> | undefined; buyerId?: Id<'person'> | undefined };

async function list(db: Db, scope: Scope, query: ListQuery, locale: Locale) {
  const limit = query.limit ?? 20;
  const keys = await findShopOrders(db, {
    ...scope,
    state: query.state,
    words: query.q,
    limit: limit + 1,
    after: idIn(query.cursor),
  });
  const orders = new Map((await ordersByKeys(db, keys)).map((order) => [order.orderId, order]));
  const lines = await spokenLines(db, keys, locale);
  const people = await peopleByIds(
    db,
    keys.map(({ buyerId }) => buyerId),
  );
  const shown = keys
    .flatMap(({ orderId }) => orders.get(orderId) ?? [])
    .map((order) => ({
      ...showOrder(order, lines.get(order.orderId) ?? [], locale),
      ...showSubsidies(order),
      buyer: { buyerId: toWire('person', order.buyerId), name: people.get(order.buyerId)?.nickname ?? '' },
      region: locale === 'en' ? placeName(order.regionCode, locale) : regionName(order.regionCode),
      hasNote: order.note !== '',
      remindedAt: instant(order.remindedAt),
      shipBy: order.state === 'paid' ? instant(order.shipBy) : null,
    }));
  return page(
    shown,
    limit,
    (order) => order,
    ({ orderId }) => [fromWire('order', orderId)],
  );
}

async function keyOf(db: Db, shopId: Id<'shop'>, wireId: string): Promise<ShopOrderKey> {
  const orderId = fromWire('order', wireId);
  const buyerId = await buyerOfShopOrder(db, shopId, orderId);
  if (!buyerId) throw new Problem(idNotFound);
  return { shopId, orderId, buyerId };
}

async function show(db: Db, key: ShopOrderKey, locale: Locale, mask?: (to: Destination) => Destination) {
  const [order] = await ordersByKeys(db, [key]);
  if (!order) throw new Problem(idNotFound);
  const notes = await staffNotesOf(db, key);
  const people = await peopleByIds(db, [order.buyerId, ...notes.map(({ authorId }) => authorId)]);
  return {
    ...(await showDetail(db, order, locale, mask)),
    ...showSubsidies(order),
    buyer: { buyerId: toWire('person', order.buyerId), name: people.get(order.buyerId)?.nickname ?? '' },
    staffNotes: notes.map(({ at, authorId, text }) => ({
      at: at.toISOString(),
      author: people.get(authorId)?.nickname ?? '',
      text,
    })),
    shipBy: order.state === 'paid' ? instant(order.shipBy) : null,
    canShip: may(order.state, 'shipment'),
  };
}

/** Only the last character of a name, the ends of a phone, and no street: enough to talk about an order. */
const masked = ({ recipient, phone, regionCode }: Destination): Destination => ({
  recipient: `*${recipient.slice(-1)}`,
  phone: maskPhone(phone),
  regionCode,
  detail: '***',
});

const mostSlips = 50;

async function packingSlips(db: Db, shopId: Id<'shop'>, orderIds: readonly Id<'order'>[], locale: Locale) {
  const keys: ShopOrderKey[] = [];
  for (const orderId of orderIds) keys.push(await keyOf(db, shopId, toWire('order', orderId)));
  const found = new Map((await ordersByKeys(db, keys)).map((order) => [order.orderId, order]));
  const orders = keys.map(({ orderId }) => found.get(orderId)!);
  const destinations = await destinationsOf(db, orders);
  const lines = await spokenLines(db, keys, locale);
  const codes = await skusOfShop(
    db,
    shopId,
    [...lines.values()].flat().map(({ skuId }) => skuId),
  );
  return orders.map((order, i) => {
    const own = lines.get(order.orderId) ?? [];
    const { orderId, orderNumber, lines: shown } = showOrder(order, own, locale);
    return {
      orderId,
      orderNumber,
      delivery: showDelivery(
        destinations[i] ?? { recipient: '', phone: '', regionCode: order.regionCode, detail: '' },
      ),
      note: order.note,
      // What was given up before shipping is not packed.
      lines: shown.flatMap(({ title, skuName, quantity: bought, pictureUrl }, n) => {
        const quantity = bought - own[n]!.droppedQuantity;
        const skuCode = codes.get(own[n]!.skuId)?.merchantCode ?? '';
        return quantity > 0 ? [{ title, skuName, quantity, pictureUrl, skuCode }] : [];
      }),
    };
  });
}

type Contract = typeof ordersContract;
type ShopRoutes = Extract<keyof Contract, `${string} /shops${string}` | `${string} /operations${string}`>;

export const shopHandlers: Pick<Handlers<Contract>, ShopRoutes> = {
  'GET /shops/:shopId/orders': ({ db, shopId, query, locale }) => list(db, { shopId }, query, locale),
  'GET /shops/:shopId/orders/counts': async ({ db, shopId }) => ({
    ...noneYet,
    ...(await countsOfShop(db, shopId)),
  }),
  'GET /shops/:shopId/orders/:orderId': async ({ db, shopId, params, locale }) =>
    show(db, await keyOf(db, shopId, params.orderId), locale),
  'POST /shops/:shopId/orders/:orderId/shipment': async ({ tx, caller, shopId, params, body, locale }) => {
    await shipOrder(tx, {
      shopId,
      orderId: fromWire('order', params.orderId),
      actorId: caller.personId,
      ...body,
      locale,
    });
    return show(tx, await keyOf(tx, shopId, params.orderId), locale);
  },
  'POST /shops/:shopId/orders/:orderId/notes': async ({ tx, caller, shopId, params, body }) => {
    const key = await keyOf(tx, shopId, params.orderId);
    await addStaffNote(tx, key, caller.personId, body.text, now());
    await audit(tx, {
      actorId: caller.personId,
      action: 'orders.note_added',
      subject: params.orderId,
      shopId,
    });
    return null;
  },
  'GET /shops/:shopId/packing-list': async ({ db, shopId, query, locale }) => {
    const ids = new Set(query.orderIds.split(',').map((id) => fromWire('order', id.trim())));
    if (ids.size > mostSlips) throw new Problem(tooManySlips, { most: mostSlips });
    return { items: await packingSlips(db, shopId, [...ids], locale) };
  },
  'GET /operations/orders': ({ db, query, locale }) =>
    list(
      db,
      {
        shopId: query.shopId === undefined ? undefined : fromWire('shop', query.shopId),
        buyerId: query.buyerId === undefined ? undefined : fromWire('person', query.buyerId),
      },
      query,
      locale,
    ),
  'GET /operations/orders/:orderId': async ({ db, params, locale }) => {
    const key = await shopOrderById(db, fromWire('order', params.orderId));
    if (!key) throw new Problem(idNotFound);
    const [order] = await ordersByKeys(db, [key]);
    const lines = (await linesOf(db, [key])).get(key.orderId) ?? [];
    return { ...(await show(db, key, locale, masked)), funding: showFunding(order!, lines, locale) };
  },
};
