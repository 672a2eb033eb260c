import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { later, minute, now } from '../../../platform/clock.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { GatewayUnavailable, type Gateway } from '../gateway.ts';
import { gatewaysOf } from '../gateways.ts';
import { queryUnknownOutcomes } from '../jobs.ts';

const database = await testDatabase();

async function pending(minutesLate: number): Promise<Id<'payment'>> {
  const buyerId = newId('person');
  const paymentId = newId('payment', buyerId);
  const at = later(now(), -minutesLate * minute);
  await sql`
    insert into payments.payments (buyer_id, payment_id, purpose, subject_id, method, amount_fen, currency, state, refunded_fen, started_at, next_query_at, queries)
    values (${buyerId}, ${paymentId}, 'purchase', ${newId('purchase', buyerId)}, 'alipay', 100, 'CNY', 'pending', 0, ${at}, ${at}, 0)`.execute(
    database.db,
  );
  await sql`insert into payments.owners (id, buyer_id) values (${paymentId}, ${buyerId}) on conflict do nothing`.execute(
    database.db,
  );
  return paymentId;
}

// Line that must break this: the catch in eachDue, or `unlessAway` around ask in jobs.ts.
it('payments whose outcome cannot be learnt hold up none behind them, and are asked again later', async () => {
  for (let n = 0; n < 150; n++) await pending(60);
  const good = await pending(10);
  let asked = 0;
  const gateway = {
    method: 'alipay',
    merchantNo: 'm',
    queryTrade: async (wireId: string) => {
      if (wireId !== toWire('payment', good)) {
        if (++asked % 2 === 0) throw new GatewayUnavailable('away');
        throw new Error('an answer that nobody understands');
      }
      return { outcome: 'paid', tradeNo: 'T', amountFen: 100n, currency: 'CNY', merchantNo: 'm' } as const;
    },
  } as unknown as Gateway;
  const [payments] = queryUnknownOutcomes(gatewaysOf([gateway]));
  await expect(payments!.run(database)).rejects.toThrow(/^75 of what was due could not be done: pay_/);
  const { rows } = await sql`select state from payments.payments where payment_id = ${good}`.execute(
    database.db,
  );
  expect(rows).toEqual([{ state: 'captured' }]);
  expect(await payments!.run(database)).toBe(0); // the others are not due again yet
  expect(asked).toBe(150);
});
