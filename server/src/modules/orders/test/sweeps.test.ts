import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { later, minute, now } from '../../../platform/clock.ts';
import { newId, type Id } from '../../../platform/ids.ts';
import { dropUnpaid } from '../sweeps.ts';

const database = await testDatabase();

async function unpaid(minutesLate: number, orderIds: Id<'order'>[]): Promise<Id<'purchase'>> {
  const buyerId = newId('person');
  const purchaseId = newId('purchase', buyerId);
  const payBy = later(now(), -minutesLate * minute);
  await sql`
    insert into orders.purchases (buyer_id, purchase_id, idempotency_key, request_hash, order_ids, payable_fen, region_code, delivery_sealed, placed_at, pay_by)
    values (${buyerId}, ${purchaseId}, ${purchaseId}, '', ${orderIds}::uuid[], 1, '330106', '', ${payBy}, ${payBy})`.execute(
    database.db,
  );
  return purchaseId;
}

// Line that must break this: the catch in eachDue.
it('a purchase that cannot be dropped does not hold up those behind it', async () => {
  await unpaid(20, [newId('order')]); // its order was never posted, so there is nothing to reverse
  const behind = await unpaid(10, []);
  await expect(dropUnpaid(database)).rejects.toThrow(/nothing to reverse/);
  const { rows } = await sql`select state from orders.purchases where purchase_id = ${behind}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: 'cancelled' }]);
});

// Line that must break this: `behind(after, …)` in unpaidSince.
it('a hundred and more that cannot be dropped do not hold up the one behind them', async () => {
  for (let n = 0; n < 120; n++) await unpaid(60, [newId('order')]);
  const behind = await unpaid(10, []);
  await expect(dropUnpaid(database)).rejects.toThrow(/^12[01] of what was due could not be done: pur_/);
  const { rows } = await sql`select state from orders.purchases where purchase_id = ${behind}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: 'cancelled' }]);
});
