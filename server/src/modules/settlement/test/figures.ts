import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { toWire } from '../../../platform/ids.ts';
import type { Answer } from '../../../../test/app.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { freshKey } from '../../../../test/till.ts';
import { openTrade } from './trade.ts';

export const code = ({ status, body }: Answer) => `${status} ${body?.code ?? ''}`.trim();

/** A market with one settled order of ¥996, sold through a creator's video, and two operators who look after money. */
export async function openFigures(database: TestDatabase) {
  const trade = await openTrade(database);
  const { call, market } = trade;
  const shop = await market.shop();
  const strangers = await market.shop();
  const apples = await market.product(shop.shopId, 1_000);
  const buyer = await market.buyer();
  const creator = await trade.creator();
  const terms = {
    technicalBps: 200,
    paymentBps: 60,
    creatorId: creator.creatorId,
    source: 'video' as const,
    commissionBps: 1_000,
    platformShareBps: 1_000,
  };
  const order = await trade.sold(
    buyer,
    shop.shopId,
    [{ product: apples, quantity: 10, unitFen: 10_000, off: [{ platform: 1_000 }], terms }],
    { freightFen: 600 },
  );
  await trade.receive(order, shop.shopId);
  await trade.passPeriod();

  const operator = (phone: string) =>
    database.transact(async (tx) => {
      const personId = await signUp(tx, { phone, nickname: '运营' });
      await grantOperator(tx, { personId, permissions: ['finance'] });
      return { personId, token: (await openSession(tx, personId, { factorPassed: true })).token };
    });
  const path = (rest: string, of = shop) => `/shops/${toWire('shop', of.shopId)}${rest}`;
  const as = (who: { token: string }, route: string, body?: object) =>
    call(route, { token: who.token, ...(body ? { body } : {}), headers: { 'idempotency-key': freshKey() } });
  const [one, two] = [await operator('13900000901'), await operator('13900000902')];
  return {
    trade,
    shop,
    strangers,
    apples,
    buyer,
    creator,
    terms,
    orderId: order.orderId,
    one,
    two,
    path,
    as,
  };
}
