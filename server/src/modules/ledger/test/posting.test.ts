import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { sqlState } from '../../../platform/db.ts';
import { now } from '../../../platform/clock.ts';
import {
  brokenInvariants,
  credit,
  debit,
  legsOf,
  move,
  post,
  postAll,
  reverse,
  trialBalance,
} from '../index.ts';
import { postMove, sourceOn, trade } from './make.ts';

const database = await testDatabase();

afterEach(async () => expect(await brokenInvariants(database.db)).toEqual([]));

const balanceOf = async (shard: number, code: string) =>
  (
    await sql<{
      balance: bigint;
    }>`select balance from ledger.accounts where shard = ${shard} and code = ${code}`.execute(database.db)
  ).rows[0]!.balance;
const refusal = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', sqlState);

test('a trade leaves balanced books whose balances sum to zero', async () => {
  const { paid, dropped } = await trade(database);
  expect((await trialBalance(database.db)).reduce((sum, { balanceFen }) => sum + balanceFen, 0n)).toBe(0n);
  expect(await legsOf(database.db, paid)).toHaveLength(6);
  expect(await legsOf(database.db, dropped)).toHaveLength(4);
});

test('the same again is known and changes nothing', async () => {
  const sourceId = sourceOn(1);
  expect(await postMove(database, 'platform.equity', 'buyers.funds', 5n, { sourceId })).toBe('posted');
  expect(await postMove(database, 'platform.equity', 'buyers.funds', 5n, { sourceId })).toBe('known');
  expect(await balanceOf(1, 'buyers.funds')).toBe(-5n);
});

test('a batch with entries posted before posts the others only, and one listed twice once', async () => {
  const [a, b] = [sourceOn(2), sourceOn(2)].map((sourceId) => ({
    kind: 'correction' as const,
    sourceId,
    legs: move('platform.equity', 'buyers.funds', 3n),
  })) as [never, never];
  await database.transact((tx) => postAll(tx, [a]));
  expect(await database.transact((tx) => postAll(tx, [a, b]))).toEqual(['known', 'posted']);
  expect(await balanceOf(2, 'buyers.funds')).toBe(-6n);
});

test('refuses what would break the books', async () => {
  const sourceId = sourceOn(3);
  const attempt = (legs: ReturnType<typeof move>) =>
    refusal(database.transact((tx) => post(tx, { kind: 'correction', sourceId, legs })));
  expect(await attempt([debit('buyers.due', 5n), credit('orders.promised', 4n)])).toBe('JL001');
  expect(await attempt([debit('no.such' as never, 5n), credit('orders.promised', 5n)])).toBe('JL003');
  expect(
    await attempt(move('buyers.due', 'orders.promised', 5n).map((leg) => ({ ...leg, currency: 'USD' }))),
  ).toBe('JL004');
  expect(await attempt(move('orders.promised', 'buyers.due', 5n))).toBe('JL005');
  expect(await attempt(move('buyers.due', 'orders.promised', 5n))).toBe('accepted');
  expect(await attempt(move('buyers.due', 'orders.promised', 6n))).toBe('JL002');
});

test('one transaction cannot even pass below zero between two legs of a guarded account', async () => {
  const entries = [
    move('buyers.funds', 'platform.equity', 9n),
    move('platform.equity', 'buyers.funds', 9n),
  ].map((legs) => ({
    kind: 'correction' as const,
    sourceId: sourceOn(4),
    legs,
  }));
  expect(await refusal(database.transact((tx) => postAll(tx, entries)))).toBe('JL005');
});

test('a refused entry leaves nothing: the same entry is posted once it can be', async () => {
  const sourceId = sourceOn(5);
  expect(await refusal(postMove(database, 'buyers.funds', 'gateway.transit', 8n, { sourceId }))).toBe(
    'JL005',
  );
  await postMove(database, 'gateway.transit', 'buyers.funds', 8n, { sourceId: sourceOn(5) });
  expect(await postMove(database, 'buyers.funds', 'gateway.transit', 8n, { sourceId })).toBe('posted');
});

test('a reversal compensates, once', async () => {
  const sourceId = sourceOn(6);
  await postMove(database, 'buyers.due', 'orders.promised', 70n, { sourceId, kind: 'order_placed' });
  const undo = () => database.transact((tx) => reverse(tx, sourceId, 'order_placed', 'order_dropped'));
  expect([await undo(), await undo()]).toEqual(['posted', 'known']);
  expect(await balanceOf(6, 'buyers.due')).toBe(0n);
  expect(
    await refusal(database.transact((tx) => reverse(tx, sourceOn(6), 'order_placed', 'order_dropped'))),
  ).toBe('JL006');
});

test('posted rows cannot be changed, added to or taken away', async () => {
  const { paid } = await trade(database, 8);
  for (const statement of [
    'update ledger.legs set amount = 1',
    'delete from ledger.legs',
    'truncate ledger.legs',
    'update ledger.entries set kind = kind',
    'delete from ledger.entries',
    'truncate ledger.entries',
  ])
    expect([statement, await refusal(sql.raw(statement).execute(database.db))]).toEqual([statement, '23001']);
  const more = sql`insert into ledger.legs values (8, 'buyers.due', 99, ${paid}, 'order_paid', 1, 'CNY', 1)`;
  expect(await refusal(more.execute(database.db))).toBe('23001');
});

test('an entry written around the posting function must still balance when it commits', async () => {
  const attempt = database.transact(async (tx) => {
    await sql`insert into ledger.entries values (9, ${sourceOn(9)}, 'correction', null, 2, ${now()})`.execute(
      tx,
    );
  });
  expect(await refusal(attempt)).toBe('23514');
});

test('seals follow the entries, and each covers the one before', async () => {
  const seals = async () => {
    await sql`select ledger.seal(${now()})`.execute(database.db);
    return (
      await sql<{ seal: bigint }>`select seal from ledger.seals where shard = 10 order by seal`.execute(
        database.db,
      )
    ).rows.map(({ seal }) => seal);
  };
  // A transaction of a neighbouring test may hold the horizon back for a moment.
  await trade(database, 10);
  await expect.poll(seals).toEqual([1n]);
  await trade(database, 10);
  await expect.poll(seals).toEqual([1n, 2n]);
});
