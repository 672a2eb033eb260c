import { newId, type Id } from '../../src/platform/ids.ts';
import { activate } from '../../src/modules/credit/activate.ts';
import { agreementText } from '../../src/modules/credit/agreement-text.ts';
import { payOnCredit } from '../../src/modules/credit/index.ts';
import {
  applyForRefund,
  claimDifference,
  escalate,
  openMerchantPrices,
  sendBack,
  withdraw,
  type CaseKey,
} from '../../src/modules/aftersales/index.ts';
import {
  cancelOrder,
  cancelPurchase,
  confirmReceipt,
  linesOf,
  ordersByIds,
  purchaseOf,
} from '../../src/modules/orders/index.ts';
import { mintAttribution } from '../../src/modules/content/index.ts';
import { startPayment } from '../../src/modules/payments/index.ts';
import { buyNow } from '../till.ts';
import type { Buyer } from '../market.ts';
import type { World } from './world.ts';

type Key = { buyerId: Id<'person'>; orderId: Id<'order'> };

/** One of the rows, or none; the same one for the same seed, because ids are seeded. */
export async function oneOf<Row>(
  world: World,
  query: string,
  values: unknown[] = [],
): Promise<Row | undefined> {
  const { rows } = await world.database.pool.query(query, values);
  return rows.length === 0 ? undefined : (world.random.pick(rows) as Row);
}

async function buy(world: World): Promise<void> {
  const { random, till, goods } = world;
  const buyer = random.pick(world.buyers);
  const wanted = new Map<Id<'sku'>, number>();
  for (let n = random.weighted([1, 2, 3], (k) => 4 - k); n > 0; n--)
    wanted.set(random.pick(goods).skuId, random.between(1, 3));
  // Every other purchase was shown by a creator, who earns a commission on it.
  const attributionToken = random.chance(0.5) ? shownBy(world) : null;
  const lines = [...wanted].map(([skuId, quantity]) => ({ skuId, quantity, attributionToken }));
  const key = newId('entry');
  const ask = () => world.tried('buy', () => buyNow(till, buyer, lines, { key }));
  const placed = await ask();
  // The answer was lost on the way: the same key again buys nothing more.
  if (random.chance(0.1)) await ask();
  if (placed) await pay(world, buyer, placed.purchaseId);
}

const shownBy = ({ house, random, creators }: World): string =>
  mintAttribution(house.config.secret, {
    creatorId: random.pick(creators),
    videoId: newId('video'),
    impressionId: newId('impression'),
  });

async function pay(world: World, buyer: Buyer, purchaseId: Id<'purchase'>): Promise<void> {
  const { random, hit, bank } = world;
  const how = random.weighted(
    ['bank', 'pay_later', 'instalments', 'not'] as const,
    (each) => ({ bank: 70, pay_later: 14, instalments: 12, not: 4 })[each],
  );
  if (how === 'not') return;
  const purchase = (await purchaseOf(world.database.db, buyer.personId, purchaseId))!;
  if (how !== 'bank') return lend(world, buyer, purchaseId, how);
  if (purchase.payableFen === 0n) return;
  const started = await world.tried('start a payment', () =>
    startPayment(hit, bank.gateway, {
      buyerId: buyer.personId,
      purpose: 'purchase',
      subjectId: purchaseId,
      amountFen: purchase.payableFen,
      subject: '集市',
      returnUrl: '/orders',
    }),
  );
  if (!started) return;
  const decision = random.weighted(['paid', 'declined', null] as const, (d) => (d === 'paid' ? 90 : 5));
  if (decision) await bank.decide(started.paymentId, decision);
}

async function lend(
  world: World,
  buyer: Buyer,
  purchaseId: Id<'purchase'>,
  method: 'pay_later' | 'instalments',
) {
  const purchase = (await purchaseOf(world.database.db, buyer.personId, purchaseId))!;
  const orders = await ordersByIds(world.database.db, buyer.personId, purchase.orderIds);
  await world.tried(method, () =>
    world.hit.transact((tx) =>
      payOnCredit(tx, {
        buyerId: buyer.personId,
        purchaseId,
        method,
        ...(method === 'instalments' ? { tenor: world.random.pick([3, 6, 12]) } : {}),
        items: [],
        orders: orders.map(({ orderId, shopId, totalFen }) => ({ orderId, shopId, amountFen: totalFen })),
      }),
    ),
  );
}

async function openCredit(world: World): Promise<void> {
  const buyer = world.random.pick(world.buyers);
  const request = {
    buyerId: buyer.personId,
    agreementVersion: agreementText.version,
    returnUrl: '/me/credit',
  };
  await world.tried('open credit', () => activate(world.hit, world.outside, request));
  const mandate = await mandateOf(world, buyer);
  if (mandate) await world.bank.sign(mandate);
}

const mandateOf = async (world: World, { personId }: Buyer) =>
  (
    await oneOf<{ id: Id<'mandate'> }>(
      world,
      'select mandate_id as id from payments.mandates where buyer_id = $1',
      [personId],
    )
  )?.id;

async function changeAccount(world: World): Promise<void> {
  const mandate = await mandateOf(world, world.random.pick(world.buyers));
  if (mandate)
    await world.bank.behave(
      mandate,
      world.random.pick(['enough', 'enough', 'insufficient', 'silent', 'twice']),
    );
}

const anOrder = (world: World, states: readonly string[]) =>
  oneOf<Key>(
    world,
    `select buyer_id as "buyerId", order_id as "orderId" from orders.orders where state = any($1) order by order_id desc limit 60`,
    [states],
  );

async function payAgain(world: World): Promise<void> {
  const found = await oneOf<{ buyerId: Id<'person'>; purchaseId: Id<'purchase'> }>(
    world,
    `select buyer_id as "buyerId", purchase_id as "purchaseId" from orders.purchases where state = 'unpaid' and payable_fen > 0 order by purchase_id`,
  );
  if (found)
    await pay(
      world,
      world.buyers.find(({ personId }) => personId === found.buyerId)!,
      found.purchaseId,
    );
}

async function complain(world: World): Promise<void> {
  const { random, hit } = world;
  const key = await anOrder(world, ['paid', 'shipped', 'received']);
  if (!key) return;
  const [order] = await ordersByIds(world.database.db, key.buyerId, [key.orderId]);
  const sold = (await linesOf(world.database.db, [key])).get(key.orderId) ?? [];
  const unshipped = order!.state === 'paid';
  const lines = sold
    .filter(() => random.chance(0.7))
    .map((line) => {
      const quantity = random.between(unshipped ? 1 : 0, line.quantity);
      const part = !unshipped && (quantity === 0 || random.chance(0.3));
      const amountFen = part ? BigInt(random.between(1, Number(line.payableFen) + 1)) : undefined;
      return { orderLineId: line.orderLineId, quantity, amountFen };
    });
  const freightFen = !unshipped && random.chance(0.2) ? order!.freightFen : 0n;
  const application = {
    lines,
    freightFen,
    handlingWay: unshipped || random.chance(0.5) ? (10 as const) : (1 as const),
    reason: unshipped ? 'not_wanted' : random.pick(['broken', 'seven_days', 'spoilt']),
    words: '',
    pictureKeys: [],
  };
  await world.tried('complain', () => hit.transact((tx) => applyForRefund(tx, { ...key, application })));
}

async function answerCase(world: World): Promise<void> {
  const { random, hit } = world;
  const found = await oneOf<CaseKey & { version: number; status: number }>(
    world,
    `select buyer_id as "buyerId", after_sale_id as "afterSaleId", version, status from aftersales.cases
     where ended_at is null and status in (10, 12, 20, 30) order by after_sale_id`,
  );
  if (!found) return;
  const seen = { version: found.version };
  const parcel = {
    carrier: 'sf',
    trackingNumber: `SF1${String(random.between(1, 9_999_999)).padStart(12, '0')}`,
  };
  if (found.status === 30 && random.chance(0.85))
    await world.tried('send back', () => hit.transact((tx) => sendBack(tx, found, { ...seen, ...parcel })));
  else if (found.status === 12 && random.chance(0.7))
    await world.tried('escalate', () =>
      hit.transact((tx) => escalate(tx, found, { ...seen, words: '请平台看看' })),
    );
  else await world.tried('withdraw', () => hit.transact((tx) => withdraw(tx, found, seen)));
}

async function claim(world: World): Promise<void> {
  const key = await anOrder(world, ['paid', 'shipped']);
  if (!key) return;
  const [line] = (await linesOf(world.database.db, [key])).get(key.orderId) ?? [];
  const prices = openMerchantPrices(world.database);
  if (line)
    await world.tried('price protection', () =>
      claimDifference(world.hit, { ...key, orderLineId: line.orderLineId }, prices),
    );
}

async function cancel(world: World): Promise<void> {
  const key = await anOrder(world, ['unpaid', 'paid']);
  if (key) await world.tried('cancel', () => world.hit.transact((tx) => cancelOrder(tx, key)));
}

async function giveUp(world: World): Promise<void> {
  const found = await oneOf<{ buyerId: Id<'person'>; purchaseId: Id<'purchase'> }>(
    world,
    `select buyer_id as "buyerId", purchase_id as "purchaseId" from orders.purchases where state = 'unpaid' order by purchase_id`,
  );
  if (found) await world.tried('give up', () => world.hit.transact((tx) => cancelPurchase(tx, found)));
}

async function receive(world: World): Promise<void> {
  const key = await anOrder(world, ['shipped']);
  if (key) await world.tried('receive', () => world.hit.transact((tx) => confirmReceipt(tx, key)));
}

export const buyerActs: readonly [weight: number, act: (world: World) => Promise<void>][] = [
  [30, buy],
  [3, payAgain],
  [2, giveUp],
  [4, cancel],
  [14, receive],
  [12, complain],
  [8, answerCase],
  [4, claim],
  [3, openCredit],
  [3, changeAccount],
];
