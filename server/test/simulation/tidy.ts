import { at } from '../../src/platform/clock.ts';
import type { Id } from '../../src/platform/ids.ts';
import { agree, confirmReturn, decide, type CaseKey } from '../../src/modules/aftersales/index.ts';
import { cancelPurchase, shipOrder } from '../../src/modules/orders/index.ts';
import type { World } from './world.ts';

let waybills = 0;

/** The last evening: open purchases are given up, every case is answered, everything that is paid is sent. */
export async function clearDesks(world: World, time: Date): Promise<void> {
  const { database } = world;
  await at(time, async () => {
    const { rows: unpaid } = await database.pool.query(
      `select buyer_id as "buyerId", purchase_id as "purchaseId" from orders.purchases where state = 'unpaid' order by purchase_id`,
    );
    for (const key of unpaid)
      await world.tried('give up', () => database.transact((tx) => cancelPurchase(tx, key)));
    await world.tick();
    const { rows: cases } = await database.pool.query<
      CaseKey & { shopId: Id<'shop'>; status: number; version: number }
    >(
      `select buyer_id as "buyerId", after_sale_id as "afterSaleId", shop_id as "shopId", status, version from aftersales.cases
       where status in (10, 20, 40) order by after_sale_id`,
    );
    for (const one of cases) {
      const staff = { shopId: one.shopId, actorId: null };
      const { version } = one;
      await world.tried('answer', () =>
        database.transact((tx) => {
          if (one.status === 10) return agree(tx, one, staff, { version });
          if (one.status === 40) return confirmReturn(tx, one, staff, { version, restock: true });
          return decide(tx, one, { operatorId: null, version, outcome: 'refuse', words: '平台判定' });
        }),
      );
    }
    await world.tick();
    const { rows: paid } = await database.pool.query<{ orderId: Id<'order'>; shopId: Id<'shop'> }>(
      `select order_id as "orderId", shop_id as "shopId" from orders.orders where state = 'paid' order by order_id`,
    );
    for (const { orderId, shopId } of paid) {
      const trackingNumber = `SF3${String(++waybills).padStart(12, '0')}`;
      await world.tried('ship', () =>
        database.transact((tx) =>
          shipOrder(tx, { shopId, orderId, actorId: null, carrier: 'sf', trackingNumber }),
        ),
      );
    }
    await world.tick();
  });
}
