import { at, day, hour, later } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { picturesByIds, keepPicture } from '../../modules/catalog/index.ts';
import { buy, openTill, type Placed, type Till } from '../../modules/checkout/index.ts';
import { mintAttribution, replyToReview, writeReview } from '../../modules/content/index.ts';
import {
  cancelOrder,
  cancelPurchase,
  confirmReceipt,
  ordersByIds,
  shipOrder,
} from '../../modules/orders/index.ts';
import { followParcels, localCarrier } from '../../modules/logistics/index.ts';
import { payAtCounter } from '../../modules/payments/index.ts';
import type { House } from '../../platform/module.ts';
import { town, type MediaFile, type Plan, type PlannedOrder, type PlannedPurchase } from '../index.ts';
import type { Films } from './films.ts';
import type { PlacedPicture } from './media.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';

export type Market = {
  readonly house: House;
  readonly residents: Residents;
  readonly goods: Goods;
  readonly films: Films;
  readonly pictures: ReadonlyMap<MediaFile, PlacedPicture>;
  /** Lets everybody hear what has happened so far. */
  readonly settle: () => Promise<void>;
};
type Bought = {
  readonly plan: PlannedPurchase;
  readonly placed: Placed;
  readonly buyerId: Id<'person'>;
  readonly orders: ReadonlyMap<string, Id<'order'>>;
};

const hands = 4; // trade in 8.1 s with two, 7.1–7.8 with four or five: two cores have no more

/** A month of trade, each step at its own time: buy, pay, cancel, ship, receive, review, answer. */
export async function trade(market: Market, plan: Plan): Promise<void> {
  const bought = await placeAll(market, plan);
  await forEach(
    market,
    bought.filter(({ plan: { paidAt } }) => paidAt !== null),
    payOne,
  );
  await forEach(market, bought, cancelOne);
  await forEach(market, bought, shipOne);
  await carryParcels(market, plan);
  await forEach(market, bought, receiveOne);
  await forEach(market, bought, reviewOne);
}

/**
 * Everybody's purchases of a week go into the order lane together, as on a busy day. Each week has a till of its own, since
 * one remembers budgets for a moment of real time: asked first in an early week, it would know of no subsidy in the last.
 */
async function placeAll(
  { house, residents, goods, films }: Market,
  { purchases, endsAt }: Plan,
): Promise<Bought[]> {
  const { database, log, config } = house;
  const creatorOf = new Map(town.videos.map(({ key, creator }) => [key, residents.creators.get(creator)!]));
  const tokenFor = (video: string) =>
    mintAttribution(config.secret, {
      videoId: films.get(video)!,
      creatorId: creatorOf.get(video)!,
      impressionId: newId('impression'),
    });
  const bought: Bought[] = [];
  const weeks = Map.groupBy(purchases, ({ placedAt }) => weeksBefore(placedAt, endsAt));
  for (const [, week] of [...weeks].toSorted(([a], [b]) => b - a)) {
    const till = openTill(database, log, config.secret);
    bought.push(
      ...(await Promise.all(week.map((purchase) => at(purchase.placedAt, () => placeOne(till, purchase))))),
    );
    await till.lane.close();
  }
  return bought;

  async function placeOne(till: Till, purchase: PlannedPurchase): Promise<Bought> {
    const buyerId = residents.people.get(purchase.buyer)!;
    const wanted = purchase.orders.flatMap(({ lines }) =>
      lines.map(({ sku, quantity, video }) => ({
        skuId: goods.skus.get(sku)!,
        quantity,
        attributionToken: video ? tokenFor(video) : null,
      })),
    );
    const notes = new Map(
      purchase.orders.filter(({ note }) => note).map(({ shop, note }) => [goods.shops.get(shop)!, note]),
    );
    const key = `town-${purchase.key}`.padEnd(20, '-');
    const placed = await buy(till, {
      buyerId,
      key,
      requestHash: key,
      wanted,
      addressId: residents.addresses.get(purchase.buyer)!,
      notes,
    });
    const orders = await ordersByIds(database.db, buyerId, placed.orderIds);
    return {
      plan: purchase,
      placed,
      buyerId,
      orders: new Map(orders.map(({ shopId, orderId }) => [shopId, orderId])),
    };
  }
}

/** The carriers are asked twice a day, at their real speed, so that a parcel of last week arrived last week. */
async function carryParcels(
  { house: { database }, settle }: Market,
  { startsAt, endsAt }: Plan,
): Promise<void> {
  const carriers = localCarrier({ speed: 1 });
  for (let time = startsAt; time < endsAt; time = later(time, 12 * hour)) {
    await at(time, async () => {
      while ((await followParcels(database, carriers)) > 0);
    });
  }
  await settle();
}

type Tx = Parameters<Parameters<Database['transact']>[0]>[0];

async function payOne(tx: Tx, _market: Market, { plan, placed, buyerId }: Bought): Promise<void> {
  const { purchaseId, payableFen: amountFen } = placed;
  await at(plan.paidAt!, () => payAtCounter(tx, { buyerId, purchaseId, amountFen, subject: '集市订单' }));
}

async function cancelOne(tx: Tx, market: Market, { plan, placed, buyerId, orders }: Bought): Promise<void> {
  const cancelled = plan.orders.filter(({ cancelledAt }) => cancelledAt !== null);
  if (cancelled.length > 0 && plan.paidAt === null) {
    const { cancelledAt, cancelReason } = cancelled[0]!;
    await at(cancelledAt!, () =>
      cancelPurchase(tx, { buyerId, purchaseId: placed.purchaseId, reason: cancelReason ?? undefined }),
    );
    return;
  }
  for (const { shop, cancelledAt, cancelReason } of cancelled) {
    const orderId = orders.get(market.goods.shops.get(shop)!)!;
    await at(cancelledAt!, () => cancelOrder(tx, { buyerId, orderId, reason: cancelReason ?? undefined }));
  }
}

async function shipOne(tx: Tx, { goods, residents }: Market, { plan, orders }: Bought): Promise<void> {
  for (const { shop, shippedAt, carrier, trackingNumber } of plan.orders) {
    if (!shippedAt) continue;
    const shopId = goods.shops.get(shop)!;
    const actorId = residents.people.get(packerOf(shop))!;
    await at(shippedAt, () =>
      shipOrder(tx, {
        shopId,
        orderId: orders.get(shopId)!,
        actorId,
        carrier: carrier!,
        trackingNumber: trackingNumber!,
      }),
    );
  }
}

async function receiveOne(tx: Tx, { goods }: Market, { plan, buyerId, orders }: Bought): Promise<void> {
  for (const { shop, receivedAt } of plan.orders) {
    if (receivedAt)
      await at(receivedAt, () =>
        confirmReceipt(tx, { buyerId, orderId: orders.get(goods.shops.get(shop)!)! }),
      );
  }
}

async function reviewOne(tx: Tx, market: Market, { plan, buyerId, orders }: Bought): Promise<void> {
  for (const order of plan.orders)
    await reviewOrder(tx, market, order, buyerId, orders.get(market.goods.shops.get(order.shop)!)!);
}

async function reviewOrder(
  tx: Tx,
  { goods, residents, pictures }: Market,
  { lines, shop }: PlannedOrder,
  buyerId: Id<'person'>,
  orderId: Id<'order'>,
): Promise<void> {
  for (const { sku, product, review } of lines) {
    if (!review) continue;
    const photo = review.withPicture ? pictures.get(town.reviewPictures.get(product)?.file ?? '') : undefined;
    const kept = photo && (await keepPicture(tx, buyerId, photo));
    const pictureKeys = kept ? [(await picturesByIds(tx, [kept.pictureId])).get(kept.pictureId)!.key] : [];
    const { rating, text } = review;
    const written = await at(review.at, () =>
      writeReview(tx, { buyerId, orderId, skuId: goods.skus.get(sku)!, rating, text, pictureKeys }),
    );
    const { reply } = review;
    if (reply)
      await at(reply.at, () =>
        replyToReview(
          tx,
          residents.people.get(packerOf(shop))!,
          goods.shops.get(shop)!,
          written.review_id,
          reply.text,
        ),
      );
  }
}

function packerOf(shop: string): string {
  const { staff } = town.shops.find(({ key }) => key === shop)!;
  return (staff.find(({ role }) => role === 'warehouse') ?? staff[0]!).person;
}

/** Several hands work beside each other, each purchase in a transaction of its own, so that they seldom wait for each other. */
async function forEach(
  market: Market,
  all: readonly Bought[],
  act: (tx: Tx, market: Market, one: Bought) => Promise<void>,
): Promise<void> {
  const left = all.values();
  const work = async () => {
    for (const one of left) await market.house.database.transact((tx) => act(tx, market, one));
  };
  await Promise.all(Array.from({ length: hands }, work));
  await market.settle();
}

const weeksBefore = (time: Date, end: Date) => Math.floor((end.getTime() - time.getTime()) / (7 * day));
