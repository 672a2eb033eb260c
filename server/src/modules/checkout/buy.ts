import { later, minute, now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut, yuanShown } from '../../platform/money.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import type { Terms } from '../commission/index.ts';
import type { SealedAddress } from '../identity/index.ts';
import { orderPolicy, payNothing, purchaseOf } from '../orders/index.ts';
import { purchaseByKey } from './checkout.sql.ts';
import type { OfferChoices } from './choices.ts';
import type { Goods, PricedGoods, WantedGoods } from './goods.ts';
import type { Lane } from './lane.ts';
import { preparePurchase } from './prepare-orders.ts';
import type { PreparedPurchase } from './prepared.ts';
import { giftGone, notDeliverable, notOnSale, priceChanged } from './problems.ts';
import { isOfferLost, refusalOf } from './refusal.ts';

export type Buy = {
  readonly buyerId: Id<'person'>;
  readonly key: string;
  /** What the key stands for: the same key with another request is refused. */
  readonly requestHash: string;
  readonly wanted: readonly WantedGoods[];
  readonly addressId: Id<'address'>;
  /** What the buyer saw; undefined only for the seed town, which sees no screen. */
  readonly expectedTotalFen?: bigint;
  readonly choices?: OfferChoices | undefined;
  /** Offers whose gifts the buyer does without. */
  readonly withoutGiftsOf?: readonly string[] | undefined;
  readonly notes?: ReadonlyMap<Id<'shop'>, string>;
  /** Bought at once, not from the cart: what the cart holds of it stays. */
  readonly keepCart?: boolean | undefined;
};
export type Placed = {
  purchaseId: Id<'purchase'>;
  orderIds: readonly Id<'order'>[];
  payableFen: bigint;
  payBy: Date;
};
export type Till = {
  readonly database: Database;
  readonly lane: Lane;
  readonly goods: Goods;
  readonly termsOf: Terms;
  readonly addressOf: (key: Pick<Buy, 'buyerId' | 'addressId'>) => Promise<SealedAddress | undefined>;
};

/**
 * Buys. What is charged is what the buyer saw: the total is compared here, the versions of SKUs and activities in the
 * lane's transaction. The same key again answers what was bought the first time, whatever has changed since.
 */
export async function buy(till: Till, request: Buy): Promise<Placed> {
  try {
    const address = await till.addressOf(request);
    if (!address) throw new Problem(idNotFound);
    return await placeAtPrice(till, request, address);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind.status === 429) throw error;
    // A retry of something bought before gets its answer, even if it could not be bought any more.
    const before = await purchaseByKey(till.database.db, request.buyerId, request.key);
    if (before?.requestHash !== request.requestHash) throw error;
    return boughtBefore(till, request.buyerId, before.purchaseId);
  }
}

async function placeAtPrice(till: Till, request: Buy, address: SealedAddress): Promise<Placed> {
  const { buyerId, wanted, choices } = request;
  const of = { buyerId, regionCode: address.regionCode, choices };
  const prepared = await prepare(till, request, address, await till.goods.price(wanted, of));
  const first = await till.lane.place(prepared);
  if (first.outcome === 'placed') return placed(till, prepared);
  if (first.outcome === 'replayed') return boughtBefore(till, buyerId, first.purchaseId);
  if (first.outcome !== 'changed' && !isOfferLost(first)) throw refusalOf(first, prepared);

  // Something changed since it was remembered. If the buyer still pays the same for the same, that is no matter.
  const fresh = await till.goods.priceAfresh(wanted, of);
  if (isOfferLost(first) && !asExpected(request, fresh)) throw refusalOf(first, prepared, fresh);
  const again = await prepare(till, request, address, fresh);
  const second = await till.lane.place(again);
  if (second.outcome === 'placed') return placed(till, again);
  if (second.outcome === 'replayed') return boughtBefore(till, buyerId, second.purchaseId);
  throw refusalOf(second, again);
}

const asExpected = ({ expectedTotalFen }: Buy, { quoted }: PricedGoods) =>
  expectedTotalFen === undefined || expectedTotalFen === quoted.totals.payableFen;

async function prepare(
  till: Till,
  request: Buy,
  { regionCode, sealed }: SealedAddress,
  priced: PricedGoods,
): Promise<PreparedPurchase> {
  const { goods, quoted, gifts } = priced;
  const withdrawn = goods.filter(({ sku }) => sku.state === 'withdrawn');
  if (withdrawn.length > 0)
    throw new Problem(notOnSale, { skuIds: withdrawn.map(({ skuId }) => toWire('sku', skuId)) });
  if (!quoted.deliverable) throw new Problem(notDeliverable);
  const payableFen = quoted.totals.payableFen;
  if (request.expectedTotalFen !== undefined && !asExpected(request, priced)) {
    throw new Problem(priceChanged, {
      expectedTotalFen: fenOut(request.expectedTotalFen),
      totalFen: fenOut(payableFen),
      total: yuanShown(payableFen),
    });
  }
  const gone = gifts.find(({ sku, offerId }) => !sku && !request.withoutGiftsOf?.includes(offerId));
  if (gone) throw new Problem(giftGone, { offerId: gone.offerId });
  const { payWithinMinutes } = await remembered(till.database.db, orderPolicy);
  const terms = await till.termsOf([
    ...goods.map(({ sku, attributionToken }) => ({ ...sku, attributionToken })),
    ...gifts.flatMap(({ sku }) => (sku ? [{ ...sku, attributionToken: null }] : [])),
  ]);
  const placedAt = now();
  const { buyerId, key, requestHash, notes, withoutGiftsOf, keepCart = false } = request;
  return preparePurchase(
    {
      buyerId,
      key,
      requestHash,
      placedAt,
      payBy: later(placedAt, payWithinMinutes * minute),
      regionCode,
      sealed,
      keepCart,
      notes,
      withoutGiftsOf,
    },
    priced,
    terms,
  );
}

async function placed(
  { database }: Till,
  { buyerId, purchaseId, orders, payableFen, payBy }: PreparedPurchase,
): Promise<Placed> {
  if (payableFen === 0n) await database.transact((tx) => payNothing(tx, { buyerId, purchaseId }));
  return { purchaseId, payableFen, payBy, orderIds: orders.map(({ orderId }) => orderId) };
}

async function boughtBefore(
  { database }: Till,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<Placed> {
  const { orderIds, payableFen, payBy } = (await purchaseOf(database.db, buyerId, purchaseId))!;
  return { purchaseId, orderIds, payableFen, payBy };
}
