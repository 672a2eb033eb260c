import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import { newId, shardCount, shardOf, type Id } from '../../../platform/ids.ts';
import { postAll, type Account, type Entry, type Leg } from '../../ledger/index.ts';
import type { BillLine } from '../gateway.ts';
import type { ProviderMethod } from '../payment.ts';
import { keyOf, type Elsewhere } from './compare.ts';

export type Matched = BillLine & { readonly buyerId: Id<'person'> };

/**
 * Marks lines as matched with the bill of a day, each of ours once over all bills, however many of them are compared at once:
 * of two that want the same one the second waits for the first, and gets nothing. Answers those that nobody had before.
 */
export async function claimLines(
  tx: Tx,
  method: ProviderMethod,
  day: string,
  lines: readonly Matched[],
): Promise<Matched[]> {
  const { rows: fresh } = await sql<{ key: string }>`
    insert into payments.settled_lines (method, what, our_no, buyer_id, day, amount_fen, fee_fen)
    select ${method}, line.what, line.our_no, line.buyer_id, ${day}::date, line.amount, line.fee
    from unnest(${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ ourNo }) => ourNo)}::text[],
      ${lines.map(({ buyerId }) => buyerId)}::uuid[], ${lines.map(({ amountFen }) => amountFen)}::bigint[],
      ${lines.map(({ feeFen }) => feeFen)}::bigint[]) as line (what, our_no, buyer_id, amount, fee)
    order by 2, 3
    on conflict on constraint settled_lines_pk do nothing
    returning what || ' ' || our_no as key`.execute(tx);
  const claimed = new Set(fresh.map(({ key }) => key));
  return lines.filter((line) => claimed.has(keyOf(line)));
}

/** What stands matched with the bills of other days, among these numbers. */
export async function matchedElsewhere(
  tx: Tx,
  method: ProviderMethod,
  day: string,
  numbers: readonly string[],
): Promise<Elsewhere> {
  const { rows } = await sql<{ kind: 'trade' | 'refund'; ourNo: string; day: string }>`
    select what as kind, our_no as "ourNo", day::text as day from payments.settled_lines
    where method = ${method} and day <> ${day}::date and our_no = any(${numbers}::text[])`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row.day]));
}

/**
 * Books lines that were claimed: what a provider pays out to our bank account, less its fee. The money moves on the shard
 * where it came in, one entry a shard.
 */
export async function bookSettled(tx: Tx, claimed: readonly Matched[]): Promise<void> {
  const shards = Map.groupBy(claimed, ({ buyerId }) => shardOf(buyerId));
  await postAll(
    tx,
    [...shards].flatMap(([shard, ofShard]) => entryOf(shard, ofShard)),
  );
}

function entryOf(shard: number, lines: readonly Matched[]): Entry[] {
  const sum = (amount: (line: Matched) => bigint) => lines.reduce((total, line) => total + amount(line), 0n);
  const moved = sum(({ kind, amountFen }) => (kind === 'trade' ? amountFen : -amountFen));
  const fee = sum(({ feeFen }) => feeFen);
  const legs = [
    leg('bank.account', moved - fee),
    leg('gateway.fees', fee),
    leg('gateway.transit', -moved),
  ].filter(({ amountFen }) => amountFen !== 0n);
  return legs.length === 0 ? [] : [{ kind: 'provider_settled', sourceId: idOnShard(shard), legs }];
}

const leg = (account: Account, amountFen: bigint): Leg => ({ account, amountFen });

/** A new id that lives on a shard: its last bytes say so, as those of a buyer's things do. */
function idOnShard(shard: number): Id {
  const id = newId('reconciliation');
  return `${id.slice(0, -4)}${(shard % shardCount).toString(16).padStart(4, '0')}` as Id;
}
