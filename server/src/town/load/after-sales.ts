import { sql } from 'kysely';
import { at, day, hour, later } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import {
  agree,
  applyForRefund,
  escalate,
  refuse,
  sendBack,
  withdraw,
  type Application,
  type Case,
} from '../../modules/aftersales/index.ts';
import { linesOf } from '../../modules/orders/index.ts';
import { allProducts, type Plan } from '../index.ts';
import type { Goods } from './shops.ts';

type Order = { buyerId: Id<'person'>; orderId: Id<'order'>; shopId: Id<'shop'>; receivedAt: Date };
type Story = {
  /** The categories of goods it fits; without it, any. */
  readonly about?: ReadonlySet<string>;
  readonly wish: Pick<Application, 'handlingWay' | 'reason' | 'words'> & { readonly partOf?: bigint };
  readonly goesOn: (tx: Tx, one: Case) => Promise<unknown>;
};

const seen = ({ version }: Case) => ({ version });
const shopOf = ({ shopId }: Case) => ({ shopId, actorId: null });
const agreed = (tx: Tx, one: Case) => agree(tx, one, shopOf(one), seen(one));
const refused = (words: string) => (tx: Tx, one: Case) =>
  refuse(tx, one, shopOf(one), { ...seen(one), words });

const clothes = new Set(['dresses', 'tops', 'trousers', 'outerwear', 'shoes']);
const fruit = new Set(['apples', 'pears-citrus']);
const gadgets = new Set([
  'audio',
  'phones',
  'power',
  'wearables',
  'computing',
  'cameras',
  'gaming',
  'lighting',
]);

/** What goes wrong after a sale, each at another point of its way. */
const stories: readonly Story[] = [
  {
    about: clothes,
    wish: { handlingWay: 1, reason: 'does_not_please', words: '颜色和想的不太一样，吊牌都在。' },
    goesOn: async () => undefined,
  },
  {
    about: clothes,
    wish: { handlingWay: 1, reason: 'does_not_fit', words: '小了一号，想退。' },
    goesOn: agreed,
  },
  {
    wish: { handlingWay: 1, reason: 'not_as_described', words: '包装和页面写的不一样。' },
    goesOn: async (tx, one) =>
      sendBack(tx, one, { ...seen(await agreed(tx, one)), carrier: 'sf', trackingNumber: 'SF1357924680135' }),
  },
  {
    about: fruit,
    wish: { handlingWay: 10, reason: 'spoilt', words: '有几个坏了，想退掉坏的。' },
    goesOn: refused('请发一张能看清坏果数量的照片，我们马上处理。'),
  },
  {
    about: gadgets,
    wish: { handlingWay: 10, reason: 'broken', words: '用了两天就不灵了。' },
    goesOn: async (tx, one) => {
      const after = await refused('人为损坏不在退款范围内。')(tx, one);
      return escalate(tx, one, { ...seen(after), words: '没有摔过，一直放在桌上用。' });
    },
  },
  {
    wish: {
      handlingWay: 10,
      reason: 'damaged_on_the_way',
      words: '外箱压坏，少量破损，退一部分就好。',
      partOf: 4n,
    },
    goesOn: agreed,
  },
  {
    wish: { handlingWay: 10, reason: 'agreed_with_shop', words: '和店家说好了，差价退我。', partOf: 8n },
    goesOn: agreed,
  },
  {
    wish: { handlingWay: 1, reason: 'seven_days', words: '家里已经有了。' },
    goesOn: (tx, one) => withdraw(tx, one, seen(one)),
  },
];

/** A handful of requests for money back, in different states, of the orders received last. One that fits no order is left out. */
export async function leaveAfterSales(database: Database, goods: Goods, plan: Plan): Promise<void> {
  const { rows: received } = await sql<Order>`
    select buyer_id as "buyerId", order_id as "orderId", shop_id as "shopId", received_at as "receivedAt" from orders.orders
    where state = 'received' and total_fen > 2000 and received_at > ${later(plan.endsAt, -6 * day)}
    order by received_at desc`.execute(database.db);
  const lines = await linesOf(database.db, received);
  const categoryOf = new Map(allProducts.map(({ key, category }) => [goods.products.get(key), category]));
  const left = new Set(received);
  const choosyFirst = [...stories.entries()].toSorted(([, a], [, b]) => Number(!a.about) - Number(!b.about));
  for (const [n, { about, wish, goesOn }] of choosyFirst) {
    const askedAt = later(plan.endsAt, -(n * 2 + 1) * hour);
    const order = [...left].find(({ orderId, receivedAt }) => {
      const { productId } = lines.get(orderId)![0]!;
      return receivedAt < askedAt && (about?.has(categoryOf.get(productId)!) ?? true);
    });
    if (!order) continue;
    left.delete(order);
    const [line] = lines.get(order.orderId)!;
    await at(askedAt, () =>
      database.transact(async (tx) => {
        const { partOf, ...asked } = wish;
        const part =
          partOf === undefined ? { quantity: 1 } : { quantity: 0, amountFen: line!.payableFen / partOf };
        const application = {
          ...asked,
          lines: [{ orderLineId: line!.orderLineId, ...part }],
          freightFen: 0n,
          pictureKeys: [],
        };
        await goesOn(tx, await applyForRefund(tx, { ...order, application }));
      }),
    );
  }
}
