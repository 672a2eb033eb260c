import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { book, movementsOf, ofShop } from '../accounts.sql.ts';
import { closeMonth, writeMonth } from '../close-month.ts';
import { statementsOf } from '../statements.sql.ts';

/**
 * RACE: a month is closed while money is booked in it. Take away `for share` in settlement.book or `for update` in `closeMonth`
 * (both marked CLOSE) and the first test finds a movement in a month that was closed without it.
 */
const database = await testDatabase({ size: 24 });
const owner = ofShop(newId('shop'));
const july = new Date('2026-07-20T02:00:00Z');
const august = new Date('2026-08-02T02:00:00Z');
const september = new Date('2026-09-05T02:00:00Z');
const earn = (amountFen: bigint, time: Date, sourceId = newId('settlementBill')) =>
  at(time, () => database.transact((tx) => book(tx, [{ ...owner, kind: 'settled', amountFen, sourceId }])));
const days = async () =>
  (
    await movementsOf(database.db, owner, {
      pot: 'payable',
      fromDay: undefined,
      toDay: undefined,
      after: null,
      limit: 100,
    })
  ).map(({ bookOn }) => bookOn);

describe('closing a month', () => {
  it('waits for what is being booked in it, and whoever comes after is booked on the first open day', async () => {
    const finish = Promise.withResolvers<void>();
    const booked = Promise.withResolvers<void>();
    const slow = at(july, () =>
      database.transact(async (tx) => {
        await book(tx, [{ ...owner, kind: 'settled', amountFen: 100n, sourceId: newId('settlementBill') }]);
        booked.resolve();
        await finish.promise;
      }),
    );
    await booked.promise;
    const order: string[] = [];
    const closing = at(august, () =>
      database.transact((tx) => closeMonth(tx, '2026-07', newId('person'))),
    ).then(() => order.push('closed'));
    await new Promise((wake) => setTimeout(wake, 150));
    order.push('booked');
    finish.resolve();
    await Promise.all([slow, closing]);
    expect(order).toEqual(['booked', 'closed']);
    await earn(7n, july);
    expect(await days()).toEqual(['2026-08-01', '2026-07-20']);
  });

  it('has statements that never change, and that follow each other', async () => {
    await writeMonth(database, '2026-07');
    const statement = () =>
      database.pool.query(
        `select opening_fen, closing_fen, movements from settlement.month_statements where month = '2026-07-01'`,
      );
    const before = (await statement()).rows;
    expect(before).toEqual([{ opening_fen: 0n, closing_fen: 100n, movements: 1 }]);
    await earn(11n, july);
    await writeMonth(database, '2026-07');
    expect((await statement()).rows).toEqual(before);
    const [newer, older] = await statementsOf(database.db, owner, {
      pot: 'payable',
      by: 'month',
      fromDay: '2026-07-01',
      toDay: '2026-08-31',
    });
    expect(older).toMatchObject({ period: '2026-07', closingFen: 100n, closed: true });
    expect(newer).toMatchObject({ period: '2026-08', openingFen: 100n, closingFen: 118n, closed: false });
  });

  it('books one thing once, however many say it at the same time', async () => {
    const sourceId = newId('settlementBill');
    const counts = await Promise.all(Array.from({ length: 64 }, () => earn(5n, september, sourceId)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('goes in order, after the last day', async () => {
    const close = (month: string, time: Date) =>
      at(time, () => database.transact((tx) => closeMonth(tx, month, newId('person')))).catch(
        (error: { kind?: { code: string } }) => error.kind?.code,
      );
    expect(await close('2026-09', september)).toBe('settlement.month_not_over');
    expect(await close('2026-08', september)).toBeUndefined();
    expect(await close('2026-10', new Date('2026-11-02T00:00:00Z'))).toBe('settlement.month_not_over');
  });
});
