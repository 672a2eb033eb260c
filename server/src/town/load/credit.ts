import { sql } from 'kysely';
import { at, day, later } from '../../platform/clock.ts';
import type { Id } from '../../platform/ids.ts';
import { buy, openTill, payLent } from '../../modules/checkout/index.ts';
import {
  applyForCredit,
  chargeDue,
  remindAll,
  scorecard,
  type PayOnCredit,
} from '../../modules/credit/index.ts';
import { confirmReceipt, ordersByIds, purchaseOf, shipOrder } from '../../modules/orders/index.ts';
import { chargeAtCounter, signAtCounter } from '../../modules/payments/index.ts';
import { town, type Plan } from '../index.ts';
import type { Market } from './trade.ts';

/** Who buys on credit in the town. Days count back from its end. */
type Borrower = {
  readonly buyer: string;
  readonly behaviour: 'enough' | 'insufficient';
  readonly product: string;
  readonly method: PayOnCredit['method'];
  readonly tenor?: number;
  readonly daysAgo: { readonly bought: number; readonly shipped: number; readonly received?: number };
};
const borrowers: readonly Borrower[] = [
  // On the way, and paid when it is there.
  {
    buyer: 'xiaoman',
    behaviour: 'enough',
    product: 'heyi-scarf',
    method: 'pay_later',
    daysAgo: { bought: 2, shipped: 1 },
  },
  // Received, and the account did not hold enough.
  {
    buyer: 'xiaofei',
    behaviour: 'insufficient',
    product: 'huaqiang-mouse',
    method: 'pay_later',
    daysAgo: { bought: 9, shipped: 8, received: 5 },
  },
  // Half a year of headphones, in its second month.
  {
    buyer: 'aqiang',
    behaviour: 'enough',
    product: 'huaqiang-headphones',
    method: 'instalments',
    tenor: 6,
    daysAgo: { bought: 40, shipped: 39, received: 36 },
  },
];

/** Three people buy on credit, each step at its own time; then every day since is lived through: charges and reminders. */
export async function lend(market: Market, { endsAt }: Plan): Promise<void> {
  const { house, settle } = market;
  const till = openTill(house.database, house.log, house.config.secret);
  const ago = (days: number) => later(endsAt, -days * day);
  const bought: Bought[] = [];
  for (const borrower of borrowers) bought.push(await buyOnCredit(market, till, borrower, ago));
  await till.lane.close();
  const oldest = Math.max(...borrowers.map(({ daysAgo }) => daysAgo.bought));
  for (let days = oldest; days > 0; days--) {
    await at(ago(days), async () => {
      for (const [n, { daysAgo }] of borrowers.entries())
        if (daysAgo.received === days) await receive(market, bought[n]!);
      await chargeDue(house.database);
      if ((await chargeAll(market)) > 0) await settle();
    });
    await at(nextNoon(ago(days)), () => remindAll(house.database));
  }
}

/** Noon in China, when people may be reminded. */
function nextNoon(after: Date): Date {
  const today = new Date(`${after.toISOString().slice(0, 10)}T04:00:00Z`);
  return today > after ? today : later(today, day);
}

type Bought = { readonly buyerId: Id<'person'>; readonly orderId: Id<'order'> };

async function buyOnCredit(
  { house, residents, goods, settle }: Market,
  till: ReturnType<typeof openTill>,
  { buyer, behaviour, product, method, tenor, daysAgo }: Borrower,
  ago: (days: number) => Date,
): Promise<Bought> {
  const { database } = house;
  const buyerId = residents.people.get(buyer)!;
  const shop = town.shops.find(({ products }) => products.some(({ key }) => key === product))!;
  const { skus } = shop.products.find(({ key }) => key === product)!;
  const placed = await at(ago(daysAgo.bought), async () => {
    await applyForCredit(database, scorecard(database.db), buyerId);
    await database.transact((tx) => signAtCounter(tx, { buyerId, behaviour }));
    await settle();
    const key = `town-credit-${product}`.padEnd(20, '-');
    const wanted = [{ skuId: goods.skus.get(skus[0]!.code)!, quantity: 1, attributionToken: null }];
    const addressId = residents.addresses.get(buyer)!;
    const { purchaseId } = await buy(till, { buyerId, key, requestHash: key, wanted, addressId });
    const purchase = (await purchaseOf(database.db, buyerId, purchaseId))!;
    await payLent(database, purchase, { method, tenor });
    await settle();
    return purchase;
  });
  const [order] = await ordersByIds(database.db, buyerId, placed.orderIds);
  const { orderId, shopId, orderNumber } = order!;
  const actorId = residents.people.get(shop.staff[0]!.person)!;
  const trackingNumber = `SF${orderNumber.replace(/\D/g, '').padStart(13, '1').slice(-13)}`;
  await at(ago(daysAgo.shipped), () =>
    database.transact((tx) => shipOrder(tx, { shopId, orderId, actorId, carrier: 'sf', trackingNumber })),
  );
  return { buyerId, orderId };
}

async function receive({ house, settle }: Market, received: Bought): Promise<void> {
  await house.database.transact((tx) => confirmReceipt(tx, received));
  await settle();
}

/** The bank answers what it was asked. */
async function chargeAll({ house: { database } }: Market): Promise<number> {
  const { rows } = await sql<{ buyerId: Id<'person'>; chargeId: Id<'charge'> }>`
    select buyer_id as "buyerId", charge_id as "chargeId" from payments.charges where state = 'requested'`.execute(
    database.db,
  );
  for (const charge of rows) await chargeAtCounter(database, charge);
  return rows.length;
}
