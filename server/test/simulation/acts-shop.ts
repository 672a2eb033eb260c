import { at, day, hour, later, now } from '../../src/platform/clock.ts';
import { newId, type Id } from '../../src/platform/ids.ts';
import {
  agree,
  confirmReturn,
  decide,
  dispute,
  refuse,
  type CaseKey,
} from '../../src/modules/aftersales/index.ts';
import { receiveStock } from '../../src/modules/inventory/index.ts';
import { shipOrder } from '../../src/modules/orders/index.ts';
import {
  createActivity,
  issueCoupons,
  sendCoupon,
  type CouponBatchDefinition,
  scheduleActivity,
  stopActivity,
  type ActivityDefinition,
} from '../../src/modules/pricing/index.ts';
import { approvePayout, nameBank, ofShop, requestPayout } from '../../src/modules/settlement/index.ts';
import { createBudget } from '../../src/modules/subsidies/index.ts';
import { oneOf } from './acts-buyer.ts';
import type { World } from './world.ts';

let waybills = 0;

async function ship(world: World): Promise<void> {
  const { rows } = await world.database.pool.query<{ orderId: Id<'order'>; shopId: Id<'shop'> }>(
    `select order_id as "orderId", shop_id as "shopId" from orders.shop_orders where state = 'paid' order by order_id`,
  );
  for (const { orderId, shopId } of rows.filter(() => world.random.chance(0.6))) {
    const trackingNumber = `SF2${String(++waybills).padStart(12, '0')}`;
    await world.tried('ship', () =>
      world.hit.transact((tx) =>
        shipOrder(tx, { shopId, orderId, actorId: null, carrier: 'sf', trackingNumber }),
      ),
    );
  }
}

async function handleCase(world: World): Promise<void> {
  const { random, hit } = world;
  const found = await oneOf<CaseKey & { version: number; status: number; shopId: Id<'shop'> }>(
    world,
    `select buyer_id as "buyerId", after_sale_id as "afterSaleId", version, status, shop_id as "shopId" from aftersales.cases
     where status in (10, 40) order by after_sale_id`,
  );
  if (!found) return;
  const staff = { shopId: found.shopId, actorId: null };
  const seen = { version: found.version };
  const said = { ...seen, words: '请看说明' };
  const yes = random.chance(0.7);
  if (found.status === 40)
    await world.tried(yes ? 'receive a return' : 'dispute', () =>
      hit.transact((tx) =>
        yes
          ? confirmReturn(tx, found, staff, { ...seen, restock: random.chance(0.8) })
          : dispute(tx, found, staff, said),
      ),
    );
  else
    await world.tried(yes ? 'agree' : 'refuse', () =>
      hit.transact((tx) => (yes ? agree(tx, found, staff, seen) : refuse(tx, found, staff, said))),
    );
}

async function judge(world: World): Promise<void> {
  const { random, hit } = world;
  const found = await oneOf<CaseKey & { version: number; asked: bigint; unshipped: boolean }>(
    world,
    `select buyer_id as "buyerId", after_sale_id as "afterSaleId", version, goods_fen + freight_fen as asked, unshipped
     from aftersales.cases where status = 20 order by after_sale_id`,
  );
  if (!found) return;
  const outcome = random.pick(['refund', 'refund', 'return_and_refund', 'refuse'] as const);
  const part =
    !found.unshipped && found.asked > 2n && random.chance(0.4) ? { amountFen: found.asked / 2n } : {};
  await world.tried(`decide ${outcome}`, () =>
    hit.transact((tx) =>
      decide(tx, found, { operatorId: null, version: found.version, outcome, words: '平台判定', ...part }),
    ),
  );
}

/** Pricing looks again after a second at the latest; waiting for it makes the same seed see the same prices. */
const seenByAll = () => new Promise((wake) => setTimeout(wake, 1_100));

async function reprice(world: World): Promise<void> {
  const good = world.random.pick(world.goods);
  good.priceFen = Math.max(500, Math.round(good.priceFen * (0.85 + world.random.next() * 0.3)));
  await world.database.pool.query(
    'update catalog.skus set price_fen = $1, version = version + 1 where sku_id = $2',
    [good.priceFen, good.skuId],
  );
  await seenByAll();
  world.count('reprice');
}

async function restock(world: World): Promise<void> {
  const { skuId } = world.random.pick(world.goods);
  const ref = newId('upload');
  await world.tried('restock', () =>
    world.hit.transact((tx) => receiveStock(tx, { skuId, quantity: 40, ref })),
  );
}

/** The shop's own tiers, a flash price of few pieces, or a price that the platform pays for out of a small budget. */
async function startOffer(world: World): Promise<void> {
  const { random, database } = world;
  const good = random.pick(world.goods);
  const kind = random.pick(['tiers', 'flash', 'subsidy'] as const);
  const during = {
    startsAt: later(now(), -hour).toISOString(),
    endsAt: later(now(), random.between(1, 6) * day).toISOString(),
  };
  const price = Math.round(good.priceFen * 0.8);
  const flash = (units: number | undefined): ActivityDefinition['rule'] => ({
    kind: 'item-price',
    price: { kind: 'by-sku', skus: [{ skuId: good.skuId, priceFen: price, ...(units ? { units } : {}) }] },
  });
  await world.tried(`start ${kind}`, () =>
    database.transact(async (tx) => {
      const budgetId =
        kind === 'subsidy'
          ? await createBudget(tx, {
              name: { zh: '补贴', en: 'Subsidy' },
              kind: 'platform',
              capFen: 20_000n,
              actorId: null,
            })
          : undefined;
      const by =
        kind === 'subsidy'
          ? ({ owner: 'platform' } as const)
          : ({ owner: 'shop', shopId: good.shopId } as const);
      const tiers = [{ minQuantity: 2, benefit: { kind: 'rate' as const, payBps: 9_000 } }];
      const definition: ActivityDefinition = {
        ...during,
        name: { zh: '活动', en: 'Offer' },
        code: { tiers: 4001, flash: 5054, subsidy: 5031 }[kind],
        rule: kind === 'tiers' ? { kind: 'quantity-tiers', tiers } : flash(kind === 'flash' ? 5 : undefined),
        ...(budgetId ? { funding: { platformBps: 10_000 }, budgetId } : {}),
      } as ActivityDefinition;
      const activityId = await createActivity(tx, { by, definition, actorId: null });
      await scheduleActivity(tx, { by, activityId, actorId: null });
    }),
  );
  await seenByAll();
}

/** A coupon of a shop in somebody's hand. */
async function giveCoupon(world: World): Promise<void> {
  const { random, database } = world;
  const { shopId } = random.pick(world.shops);
  const { personId: buyerId } = random.pick(world.buyers);
  const by = { owner: 'shop', shopId } as const;
  const definition: CouponBatchDefinition = {
    name: { zh: '店铺券', en: 'Shop coupon' },
    code: 1001,
    thresholdFen: 3_000,
    benefit: { kind: 'off', offFen: random.between(100, 800) },
    total: 1,
    perBuyer: 1,
    channel: 'sent',
    claimFrom: later(now(), -hour).toISOString(),
    claimUntil: later(now(), 5 * day).toISOString(),
    validity: { kind: 'days', days: 7 },
  };
  await world.tried('give a coupon', () =>
    database.transact(async (tx) => {
      const batchId = await issueCoupons(tx, { by, definition, actorId: null });
      await sendCoupon(tx, { by, batchId, actorId: null, buyerId, key: newId('entry') });
    }),
  );
}

async function stopOffer(world: World): Promise<void> {
  const found = await oneOf<{ activityId: Id<'activity'>; shopId: Id<'shop'> | null }>(
    world,
    `select activity_id as "activityId", shop_id as "shopId" from pricing.activities where stopped_at is null order by activity_id`,
  );
  if (!found) return;
  const by = found.shopId
    ? ({ owner: 'shop', shopId: found.shopId } as const)
    : ({ owner: 'platform' } as const);
  await world.tried('stop an offer', () =>
    world.database.transact((tx) =>
      stopActivity(tx, { by, activityId: found.activityId, actorId: null } as never),
    ),
  );
  await seenByAll();
}

async function withdrawMoney(world: World): Promise<void> {
  const { random, database } = world;
  const shop = random.pick(world.shops);
  const owner = ofShop(shop.shopId);
  const by = shop.owner.personId;
  const amountFen = BigInt(random.between(100, 20_000));
  const account = { holder: '老李', bank: '中国农业银行', number: '6228480402564890018' };
  // Long ago: a new account would have its withdrawals wait.
  await world.tried('name a bank', () =>
    at(later(now(), -3 * day), () =>
      database.transact((tx) => nameBank(tx, world.house.config.secret, owner, account, by)),
    ),
  );
  const payoutId = await world.tried('withdraw money', () =>
    world.hit.transact((tx) => requestPayout(tx, { owner, amountFen, actorId: by })),
  );
  if (!payoutId) return;
  const operator = { personId: newId('person'), shops: new Map(), creatorId: null };
  await world.tried('approve', () => world.hit.transact((tx) => approvePayout(tx, payoutId, operator)));
}

export const shopActs: readonly [weight: number, act: (world: World) => Promise<void>][] = [
  [12, ship],
  [12, handleCase],
  [6, judge],
  [1, reprice],
  [3, restock],
  [1, startOffer],
  [1, stopOffer],
  [4, giveCoupon],
  [3, withdrawMoney],
];
