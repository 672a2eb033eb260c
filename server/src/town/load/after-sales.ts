import { sql } from 'kysely';
import { at, hour, later } from '../../platform/clock.ts';
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
import type { Plan } from '../index.ts';
import type { Goods } from './shops.ts';

type Order = { buyerId: Id<'person'>; orderId: Id<'order'>; shopId: Id<'shop'> };
type Story = {
  /** Whose goods it fits; an order of another shop is taken when these sold nothing lately. */
  readonly shops: readonly string[];
  readonly wish: Pick<Application, 'handlingWay' | 'reason' | 'words'> & { readonly partOf?: bigint };
  readonly goesOn: (tx: Tx, one: Case) => Promise<unknown>;
};

const seen = ({ version }: Case) => ({ version });
const shopOf = ({ shopId }: Case) => ({ shopId, actorId: null });
const agreed = (tx: Tx, one: Case) => agree(tx, one, shopOf(one), seen(one));
const refused = (words: string) => (tx: Tx, one: Case) =>
  refuse(tx, one, shopOf(one), { ...seen(one), words });

const clothes = ['heyi'];
const fresh = ['luochuan', 'zhoushan', 'dounan'];
const household = ['suyu', 'yiwu', 'lanting', 'chenghai'];
const gadgets = ['huaqiang', 'chenghai'];

/** What goes wrong after a sale, each at another point of its way. */
const stories: readonly Story[] = [
  {
    shops: clothes,
    wish: { handlingWay: 1, reason: 'does_not_please', words: '颜色和想的不太一样，吊牌都在。' },
    goesOn: async () => undefined,
  },
  {
    shops: clothes,
    wish: { handlingWay: 1, reason: 'does_not_fit', words: '小了一号，想退。' },
    goesOn: agreed,
  },
  {
    shops: household,
    wish: { handlingWay: 1, reason: 'not_as_described', words: '包装和页面写的不一样。' },
    goesOn: async (tx, one) =>
      sendBack(tx, one, { ...seen(await agreed(tx, one)), carrier: 'sf', trackingNumber: 'SF1357924680135' }),
  },
  {
    shops: fresh,
    wish: { handlingWay: 10, reason: 'spoilt', words: '有几个坏了，附上照片。' },
    goesOn: refused('请补一张能看清坏果数量的照片，我们马上处理。'),
  },
  {
    shops: gadgets,
    wish: { handlingWay: 10, reason: 'broken', words: '用了两天就不灵了。' },
    goesOn: async (tx, one) => {
      const after = await refused('人为损坏不在退款范围内。')(tx, one);
      return escalate(tx, one, { ...seen(after), words: '没有摔过，视频里可以看到。' });
    },
  },
  {
    shops: fresh,
    wish: {
      handlingWay: 10,
      reason: 'damaged_on_the_way',
      words: '外箱压坏，少量破损，退一部分就好。',
      partOf: 4n,
    },
    goesOn: agreed,
  },
  {
    shops: household,
    wish: { handlingWay: 10, reason: 'agreed_with_shop', words: '和店家说好了，差价退我。', partOf: 8n },
    goesOn: agreed,
  },
  {
    shops: household,
    wish: { handlingWay: 1, reason: 'seven_days', words: '家里已经有了。' },
    goesOn: (tx, one) => withdraw(tx, one, seen(one)),
  },
];

/** A handful of requests for money back, in different states, of the orders received last. */
export async function leaveAfterSales(database: Database, goods: Goods, plan: Plan): Promise<void> {
  const { rows: received } = await sql<Order>`
    select buyer_id as "buyerId", order_id as "orderId", shop_id as "shopId" from orders.orders
    where state = 'received' and total_fen > 2000 and received_at > ${later(plan.endsAt, -6 * 24 * hour)}
    order by received_at desc`.execute(database.db);
  const left = new Set(received);
  for (const [n, { shops, wish, goesOn }] of stories.entries()) {
    const fitting = new Set(shops.map((key) => goods.shops.get(key)));
    const order = [...left].find(({ shopId }) => fitting.has(shopId)) ?? [...left][0];
    if (!order) return;
    left.delete(order);
    await at(later(plan.endsAt, -(n * 2 + 1) * hour), () =>
      database.transact(async (tx) => {
        const [line] = (await linesOf(tx, [order])).get(order.orderId)!;
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
