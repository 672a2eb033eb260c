import { newId, type Id } from '../../../platform/ids.ts';
import type { Database } from '../../../platform/db.ts';
import { move, post, reverse, type Account, type EntryKind } from '../index.ts';

/** A source whose shard is the given one. */
export function sourceOn(shard: number): Id<'order'> {
  return newId('order', `0000-${shard.toString(16).padStart(4, '0')}` as Id);
}

export function postMove(
  database: Database,
  from: Account,
  to: Account,
  amountFen: bigint,
  { sourceId = sourceOn(7), kind = 'correction' }: { sourceId?: Id; kind?: EntryKind } = {},
) {
  return database.transact((tx) => post(tx, { kind, sourceId, legs: move(from, to, amountFen) }));
}

/** A little trade on one shard: two orders placed, one paid, one dropped. */
export async function trade(
  database: Database,
  shard = 7,
): Promise<{ paid: Id<'order'>; dropped: Id<'order'> }> {
  const [paid, dropped] = [sourceOn(shard), sourceOn(shard)];
  for (const sourceId of [paid, dropped])
    await postMove(database, 'buyers.due', 'orders.promised', 1_000n, { sourceId, kind: 'order_placed' });
  await postMove(database, 'gateway.transit', 'buyers.funds', 1_000n, {
    sourceId: paid,
    kind: 'payment_captured',
  });
  await postMove(database, 'buyers.funds', 'buyers.due', 1_000n, { sourceId: paid, kind: 'order_paid' });
  await database.transact((tx) => reverse(tx, dropped, 'order_placed', 'order_dropped'));
  return { paid, dropped };
}
