import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { day, later } from '../../../platform/clock.ts';
import { changePolicy } from '../../../platform/policy.ts';
import { testDatabase } from '../../../../test/database.ts';
import { billsOfOrder } from '../bills.sql.ts';
import { endDispute } from '../follow-order.ts';
import { periodsPolicy } from '../policy.ts';
import { openTrade } from './trade.ts';

/** What a paid order was promised about disputes and reserves stays, whatever the policy becomes. */
const database = await testDatabase();
const trade = await openTrade(database);
const shop = await trade.market.shop();
const apples = await trade.market.product(shop.shopId, 1_000);
const buyer = await trade.market.buyer();
const creator = await trade.creator();
const terms = { creatorId: creator.creatorId, commissionBps: 1_000, hosted: true };
const sold = () =>
  trade.sold(buyer, shop.shopId, [{ product: apples, quantity: 1, unitFen: 100_000, terms }]);
const termsOf = async ({ orderId }: Awaited<ReturnType<typeof sold>>) =>
  (await billsOfOrder(database.db, orderId))[0]!.terms;
const promised = { disputeDays: 7, reserveBps: 500, reserveDays: 8 };
const stricter = { ...periodsPolicy.defaults, disputeDays: 60, reserveBps: 5_000, reserveDays: 90 };

test('an order settles as it was promised when it was paid; a later one as the new version says', async () => {
  const before = await sold();
  await database.transact((tx) =>
    changePolicy(tx, {
      name: periodsPolicy.name,
      body: stricter,
      seenVersion: 0,
      actorId: null,
      reason: '收紧',
    }),
  );
  const after = await sold();
  expect(await termsOf(before)).toMatchObject(promised);
  expect(await termsOf(after)).toMatchObject({ disputeDays: 60, reserveBps: 5_000, reserveDays: 90 });

  for (const order of [before, after]) {
    await trade.receive(order, shop.shopId);
    await database.transact((tx) => endDispute(tx, order.orderId, later(new Date(), 5 * day)));
  }
  const due = async (order: typeof before) =>
    ((await billsOfOrder(database.db, order.orderId))[0]!.dueAt!.getTime() - Date.now()) / day;
  expect(await due(before)).toBeCloseTo(12, 1);
  expect(await due(after)).toBeCloseTo(65, 1);

  const reserve = async (order: typeof before) => {
    const { rows } = await database.pool.query(
      `select amount_fen::int as fen, extract(epoch from release_at - settled_at) / 86400 as days
       from settlement.reserves join settlement.bills using (bill_id) where order_id = $1`,
      [order.orderId],
    );
    return rows.map(({ fen, days }) => [fen, Math.round(Number(days))]);
  };
  await trade.passPeriod(13);
  await trade.passPeriod(66);
  expect(await reserve(before)).toEqual([[500, 8]]);
  expect(await reserve(after)).toEqual([[5_000, 90]]);
});

test('a bill from before gets what the policy said when it was paid', async () => {
  const sql = await readFile(
    new URL('../migrations/20261130-0922-frozen-periods.sql', import.meta.url),
    'utf8',
  );
  const early = await sold();
  const late = await sold();
  await database.pool.query(
    `update settlement.bills set terms = terms - 'disputeDays' - 'reserveBps' - 'reserveDays'`,
  );
  await database.pool.query(
    `update settlement.bills set paid_at = now() - interval '2 hours' where order_id = $1`,
    [early.orderId],
  );
  await database.pool.query(sql);
  expect(await termsOf(early)).toMatchObject({ ...promised, periodDays: 9, commissionBps: 1_000 });
  expect(await termsOf(late)).toMatchObject({ disputeDays: 60, reserveBps: 5_000, reserveDays: 90 });
});
