// Break it: in post_legs (20261122-0022) delete `for update`, or in post_batch `on conflict … do nothing`.
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { brokenInvariants } from '../index.ts';
import { postMove, sourceOn } from './make.ts';

const database = await testDatabase({ size: 16 });
const times = <T>(n: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => act(i)));
const balances = async (shard: number) =>
  Object.fromEntries(
    (
      await sql<{
        code: string;
        balance: bigint;
      }>`select code, balance from ledger.accounts where shard = ${shard}`.execute(database.db)
    ).rows.map(({ code, balance }) => [code, balance]),
  );

afterEach(async () => expect(await brokenInvariants(database.db)).toEqual([]));

test('64 concurrent duplicates collapse to one', async () => {
  const sourceId = sourceOn(20);
  const answers = await times(64, () =>
    postMove(database, 'platform.equity', 'buyers.funds', 7n, { sourceId }),
  );
  expect(answers.filter((answer) => answer === 'posted')).toHaveLength(1);
  expect((await balances(20))['buyers.funds']).toBe(-7n);
});

test('500 concurrent credits on a hot account lose nothing', async () => {
  await times(500, () =>
    postMove(database, 'platform.equity', 'buyers.funds', 3n, { sourceId: sourceOn(21) }),
  );
  expect((await balances(21))['buyers.funds']).toBe(-1_500n);
});

test('400 transfers to and fro conserve value', async () => {
  await postMove(database, 'gateway.transit', 'buyers.funds', 100_000n, { sourceId: sourceOn(22) });
  await times(400, (i) => {
    const [from, to] =
      i % 2 === 0
        ? (['buyers.funds', 'orders.promised'] as const)
        : (['orders.promised', 'buyers.funds'] as const);
    return postMove(database, from, to, BigInt(1 + (i % 13)), { sourceId: sourceOn(22) }).catch(
      () => 'refused',
    );
  });
  const after = await balances(22);
  expect(after['buyers.funds']! + after['orders.promised']!).toBe(-100_000n);
});

test('a drain by 64 stops at zero', async () => {
  await postMove(database, 'gateway.transit', 'buyers.funds', 100n, { sourceId: sourceOn(23) });
  const answers = await times(64, () =>
    postMove(database, 'buyers.funds', 'gateway.transit', 10n, { sourceId: sourceOn(23) }).catch(
      () => 'refused',
    ),
  );
  expect(answers.filter((answer) => answer === 'posted')).toHaveLength(10);
  expect((await balances(23))['buyers.funds']).toBe(0n);
});

test('1,000 moves of one fen do not drift', async () => {
  await times(1_000, () =>
    postMove(database, 'platform.equity', 'shops.earned', 1n, { sourceId: sourceOn(24) }),
  );
  expect((await balances(24))['shops.earned']).toBe(-1_000n);
});
