import { expect } from 'vitest';
import { openModules } from '../../../house.ts';
import { auditAll } from '../../../audit-all.ts';
import { fromWire, newId, toWire } from '../../../platform/ids.ts';
import { grantOperator, openSession } from '../../identity/index.ts';
import { confirmReceipt, shipOrder } from '../../orders/index.ts';
import { testApp, type Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer, type Person } from '../../../../test/market.ts';
import { openSales, type Sold } from '../../../../test/sold.ts';
import { openCashier } from '../../../../test/till.ts';

/** A market whose orders can be complained about, through the real routes. */
export async function openAfterSales() {
  const database = await testDatabase({ size: 20 });
  const { call, modules } = testApp(database, openModules);
  const market = openMarket(database, modules);
  const sell = openSales(database, market);
  const cashier = await openCashier(database, market);
  const shop = await market.shop();
  const stranger = { shop: await market.shop(), buyer: await market.buyer('古丽') };
  const apples = await market.product(shop.shopId, 1_000);
  const operator = await anOperator();
  let waybills = 0;

  async function anOperator(): Promise<Person> {
    const { personId } = await market.person('陈运营');
    const token = await database.transact(async (tx) => {
      await grantOperator(tx, { personId, permissions: ['aftersales'] });
      return (await openSession(tx, personId, { factorPassed: true })).token;
    });
    return { personId, token };
  }

  /** Three pieces for 100 yuan each, 30 yuan off by shop and creator, freight of 6 yuan. */
  async function order(
    state: 'paid' | 'shipped' | 'received' = 'shipped',
    buyer?: Buyer,
  ): Promise<Sold & { buyer: Buyer }> {
    const who = buyer ?? (await market.buyer());
    const line = {
      product: apples,
      quantity: 3,
      unitFen: 10_000,
      off: [{ merchant: 1_000, creator: 2_000 }],
    };
    const sold = await sell(who, shop.shopId, [line], { freightFen: 600 });
    if (state !== 'paid')
      await database.transact((tx) =>
        shipOrder(tx, {
          shopId: shop.shopId,
          orderId: sold.orderId,
          actorId: null,
          carrier: 'sf',
          trackingNumber: `SF1390000${String(++waybills).padStart(6, '0')}`,
        }),
      );
    if (state === 'received') await database.transact((tx) => confirmReceipt(tx, sold));
    await market.settle();
    return { ...sold, buyer: who };
  }

  const wish = (sold: Sold, more: object = {}) => ({
    lines: [{ orderLineId: toWire('orderLine', sold.lines[0]!.orderLineId), quantity: 1 }],
    handlingWay: 10,
    reason: 'broken',
    words: '有一个坏了',
    pictureIds: [],
    ...more,
  });
  const apply = (
    sold: Sold & { buyer: Buyer },
    more: object = {},
    token = sold.buyer.token,
  ): Promise<Answer> =>
    call(`POST /orders/${toWire('order', sold.orderId)}/after-sales`, {
      token,
      headers: { 'idempotency-key': newId('entry') },
      body: wish(sold, more),
    });
  async function applied(sold: Sold & { buyer: Buyer }, more: object = {}) {
    const answer = await apply(sold, more);
    expect(answer).toMatchObject({ status: 201 });
    await market.settle();
    return answer.body as { afterSaleId: string; version: number };
  }
  const id = (one: { afterSaleId: string }) => fromWire('afterSale', one.afterSaleId);

  const byBuyer = (sold: { buyer: Buyer }, one: { afterSaleId: string }, what: string, body: object) =>
    call(`POST /after-sales/${one.afterSaleId}/${what}`, { token: sold.buyer.token, body });
  const byShop = (one: { afterSaleId: string }, what: string, body: object, token = shop.owner.token) =>
    call(`POST /shops/${toWire('shop', shop.shopId)}/after-sales/${one.afterSaleId}/${what}`, {
      token,
      body,
    });
  const byOperator = (one: { afterSaleId: string }, what: string, body: object) =>
    call(`POST /operations/after-sales/${one.afterSaleId}/${what}`, { token: operator.token, body });
  const seen = async (sold: { buyer: Buyer }, one: { afterSaleId: string }) =>
    (await call(`GET /after-sales/${one.afterSaleId}`, { token: sold.buyer.token })).body;
  const refunds = (sold: Sold & { buyer: Buyer }) => cashier.sendRefunds(sold.buyer, sold.purchaseId);
  async function addedUp() {
    await market.settle();
    expect((await auditAll(database.db)).findings).toEqual([]);
  }
  const key = (sold: Sold, one: { afterSaleId: string }) => ({ buyerId: sold.buyerId, afterSaleId: id(one) });

  return {
    database,
    call,
    modules,
    market,
    cashier,
    shop,
    stranger,
    apples,
    operator,
    order,
    wish,
    apply,
    applied,
    byBuyer,
    byShop,
    byOperator,
    seen,
    refunds,
    addedUp,
    key,
  };
}

export const code = ({ status, body }: Answer) => (status < 300 ? 'done' : `${status} ${body?.code}`);
