import { afterAll, describe, expect, test, vi } from 'vitest';
import { at, day, later, now } from '../../../platform/clock.ts';
import { toWire } from '../../../platform/ids.ts';
import { claimDifference, openMerchantPrices } from '../index.ts';
import { code, openAfterSales } from './after-sales.ts';

// Much happens in each of these; a busy machine needs its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const s = await openAfterSales();
const { database, call } = s;
afterAll(s.addedUp);

/** The shop sets another price, as it does in its console. */
async function priceIs(fen: number): Promise<void> {
  await database.pool.query(
    'update catalog.skus set price_fen = $1, version = version + 1 where sku_id = $2',
    [fen, s.apples.skuId],
  );
}
const of = (order: Awaited<ReturnType<typeof s.order>>) => {
  const path = `/orders/${toWire('order', order.orderId)}/price-protection`;
  const { token } = order.buyer;
  const orderLineId = toWire('orderLine', order.lines[0]!.orderLineId);
  return {
    look: async () => (await call(`GET ${path}`, { token })).body.lines[0],
    claim: () => call(`POST ${path}`, { token, body: { orderLineId } }),
  };
};

describe('a price that the shop lowers', () => {
  test('gives the difference back, once for each cut, out of what the shop was not paid yet', async () => {
    await priceIs(10_000);
    const order = await s.order();
    const { look, claim } = of(order);
    expect(await look()).toMatchObject({ differenceFen: 0, paidUnitFen: 9_000, priceNowFen: 10_000 });
    expect(code(await claim())).toBe('409 aftersales.nothing_to_protect');
    await priceIs(8_500);
    expect(await look()).toMatchObject({ differenceFen: 1_500, priceNowFen: 8_500 });
    expect(code(await claim())).toBe('done');
    expect(await look()).toMatchObject({ differenceFen: 0, paidBackFen: 1_500 });
    await priceIs(9_500);
    expect(code(await claim())).toBe('409 aftersales.nothing_to_protect');
    await priceIs(8_000);
    const second = await claim();
    expect(second.body.lines[0]).toMatchObject({ paidBackFen: 3_000, differenceFen: 0 });
    await s.market.settle();
    // What comes back of the pieces later is what was really paid for them.
    const parts = [{ orderLineId: order.lines[0]!.orderLineId, quantity: 3 }];
    const one = await s.applied(order, {
      lines: parts.map((p) => ({ orderLineId: toWire('orderLine', p.orderLineId), quantity: 3 })),
    });
    await s.byShop(one, 'agreement', { version: 1 });
    await s.market.settle();
    expect((await s.seen(order, one)).refund).toMatchObject({ paidFen: 24_000, subsidyFen: 2_000 });
    await s.refunds(order);
  });

  test('counts from payment until seven days after shipment', async () => {
    await priceIs(10_000);
    const order = await s.order();
    await priceIs(7_000);
    const { look } = of(order);
    expect(await at(later(now(), 6 * day), look)).toMatchObject({ differenceFen: 6_000 });
    expect(await at(later(now(), 8 * day), look)).toMatchObject({
      differenceFen: 0,
      explanation: 'Its time is over.',
    });
    const unshipped = of(await s.order('paid'));
    expect(await at(later(now(), 6 * day), unshipped.look)).toMatchObject({ differenceFen: 6_000 });
    await priceIs(10_000);
  });

  test('is paid once by 64 claims at the same moment', async () => {
    await priceIs(10_000);
    const order = await s.order();
    await priceIs(8_900);
    const prices = openMerchantPrices(database);
    const key = { buyerId: order.buyerId, orderId: order.orderId, orderLineId: order.lines[0]!.orderLineId };
    const answers = await Promise.allSettled(
      Array.from({ length: 64 }, () => claimDifference(database, key, prices)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await s.market.settle();
    await s.refunds(order);
    await priceIs(10_000);
  });
});
