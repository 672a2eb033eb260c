import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import { newId, shardCount, shardOf, type Id } from '../../../platform/ids.ts';
import { postAll, type Account, type Entry, type Leg } from '../../ledger/index.ts';
import type { BillLine } from '../gateway.ts';
import type { ProviderMethod } from '../payment.ts';

export type Matched = BillLine & { readonly buyerId: Id<'person'> };

/**
 * Books lines that a provider and we agree on: what it pays out to our bank account, less its fee. A line is booked once,
 * however often its day is compared; the money moves on the shard where it came in, one entry a shard.
 */
export async function bookSettled(
  tx: Tx,
  method: ProviderMethod,
  day: string,
  matched: readonly Matched[],
): Promise<void> {
  const { rows: fresh } = await sql<{ key: string }>`
    insert into payments.settled_lines (method, what, our_no, buyer_id, day, amount_fen, fee_fen)
    select ${method}, line.what, line.our_no, line.buyer_id, ${day}::date, line.amount, line.fee
    from unnest(${matched.map(({ kind }) => kind)}::text[], ${matched.map(({ ourNo }) => ourNo)}::text[],
      ${matched.map(({ buyerId }) => buyerId)}::uuid[], ${matched.map(({ amountFen }) => amountFen)}::bigint[],
      ${matched.map(({ feeFen }) => feeFen)}::bigint[]) as line (what, our_no, buyer_id, amount, fee)
    on conflict on constraint settled_lines_pk do nothing
    returning what || ' ' || our_no as key`.execute(tx);
  const booked = new Set(fresh.map(({ key }) => key));
  const lines = matched.filter(({ kind, ourNo }) => booked.has(`${kind} ${ourNo}`));
  const shards = Map.groupBy(lines, ({ buyerId }) => shardOf(buyerId));
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
