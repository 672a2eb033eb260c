import { later, minute, now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { keyReused } from '../../platform/idempotency.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut, yuanShown } from '../../platform/money.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import type { SealedAddress } from '../identity/index.ts';
import { orderPolicy, purchaseOf } from '../orders/index.ts';
import { purchaseByKey } from './checkout.sql.ts';
import type { Goods, PricedGoods, WantedGoods } from './goods.ts';
import type { Lane } from './lane.ts';
import { prepareOrders } from './prepare-orders.ts';
import { newPurchaseId } from './prepare-orders.ts';
import type { Outcome, PreparedPurchase } from './prepared.ts';
import { limitExceeded, notDeliverable, notOnSale, priceChanged, soldOut } from './problems.ts';

export type Buy = {
  readonly buyerId: Id<'person'>;
  readonly key: string;
  /** What the key stands for: the same key with another request is refused. */
  readonly requestHash: string;
  readonly wanted: readonly WantedGoods[];
  readonly addressId: Id<'address'>;
  /** What the buyer saw; undefined only for the seed town, which sees no screen. */
  readonly expectedTotalFen?: bigint;
  readonly notes?: ReadonlyMap<Id<'shop'>, string>;
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
  readonly addressOf: (key: Pick<Buy, 'buyerId' | 'addressId'>) => Promise<SealedAddress | undefined>;
};

/**
 * Buys. What is charged is what the buyer saw: the total is compared here, the versions of the SKUs in the lane's
 * transaction. The same key again answers what was bought the first time, whatever has changed since.
 */
export async function buy(till: Till, request: Buy): Promise<Placed> {
  try {
    const address = await till.addressOf(request);
    if (!address) throw new Problem(idNotFound);
    const { payWithinMinutes } = await remembered(till.database.db, orderPolicy);
    const payWithinMs = payWithinMinutes * minute;
    const prepared = prepare(
      { ...request, payWithinMs },
      address,
      await till.goods.price(request.wanted, address.regionCode),
    );
    const outcome = await till.lane.place(prepared);
    if (outcome.outcome === 'placed') return placed(prepared);
    if (outcome.outcome !== 'changed') return await answerOf(till, request, outcome);
    // Something changed since it was remembered. If the buyer still pays the same for the same, that is no matter.
    const again = prepare(
      { ...request, payWithinMs },
      address,
      await till.goods.priceAfresh(request.wanted, address.regionCode),
    );
    const second = await till.lane.place(again);
    return second.outcome === 'placed' ? placed(again) : await answerOf(till, request, second);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind.status === 429) throw error;
    // A retry of something bought before gets its answer, even if it could not be bought any more.
    const before = await purchaseByKey(till.database.db, request.buyerId, request.key);
    if (before?.requestHash !== request.requestHash) throw error;
    return boughtBefore(till, request.buyerId, before.purchaseId);
  }
}

function prepare(
  request: Buy & { readonly payWithinMs: number },
  { regionCode, sealed }: SealedAddress,
  { goods, quoted }: PricedGoods,
): PreparedPurchase {
  const withdrawn = goods
    .filter(({ sku }) => sku.state === 'withdrawn')
    .map(({ skuId }) => toWire('sku', skuId));
  if (withdrawn.length > 0) throw new Problem(notOnSale, { skuIds: withdrawn });
  if (!quoted.deliverable) throw new Problem(notDeliverable);
  const payableFen = quoted.totals.payableFen;
  if (request.expectedTotalFen !== undefined && request.expectedTotalFen !== payableFen) {
    throw new Problem(priceChanged, {
      expectedTotalFen: fenOut(request.expectedTotalFen),
      totalFen: fenOut(payableFen),
      total: yuanShown(payableFen),
    });
  }
  const purchaseId = newPurchaseId(request.buyerId);
  const placedAt = now();
  const { buyerId, key, requestHash, notes } = request;
  return {
    buyerId,
    purchaseId,
    key,
    requestHash,
    placedAt,
    payableFen,
    regionCode,
    sealed,
    payBy: later(placedAt, request.payWithinMs),
    orders: prepareOrders(buyerId, goods, quoted, notes),
  };
}

const placed = ({ purchaseId, orders, payableFen, payBy }: PreparedPurchase): Placed => ({
  purchaseId,
  payableFen,
  payBy,
  orderIds: orders.map(({ orderId }) => orderId),
});

async function answerOf(till: Till, { buyerId }: Buy, outcome: Outcome): Promise<Placed> {
  switch (outcome.outcome) {
    case 'placed':
    case 'replayed':
      return boughtBefore(till, buyerId, outcome.purchaseId);
    case 'key_reused':
      throw new Problem(keyReused);
    case 'changed':
      throw new Problem(notOnSale, { skuIds: outcome.skuIds.map((skuId) => toWire('sku', skuId)) });
    case 'limited':
      throw new Problem(limitExceeded, { skuId: toWire('sku', outcome.skuId), limit: outcome.limit });
    case 'sold_out':
      throw new Problem(soldOut, { skuId: toWire('sku', outcome.skuId), available: outcome.available });
  }
}

async function boughtBefore(
  { database }: Till,
  buyerId: Id<'person'>,
  purchaseId: Id<'purchase'>,
): Promise<Placed> {
  const { orderIds, payableFen, payBy } = (await purchaseOf(database.db, buyerId, purchaseId))!;
  return { purchaseId, orderIds, payableFen, payBy };
}
