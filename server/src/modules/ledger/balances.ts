import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { shardOf, type Id } from '../../platform/ids.ts';
import type { Account } from './entry.ts';

export type TrialBalance = {
  account: Account;
  nameEn: string;
  nameZh: string;
  debitedFen: bigint;
  creditedFen: bigint;
  balanceFen: bigint;
};

/** Every account over all shards. The balances sum to zero. */
export async function trialBalance(db: Db): Promise<TrialBalance[]> {
  const { rows } = await sql<TrialBalance>`
    select code as account, name_en as "nameEn", name_zh as "nameZh", sum(debited)::bigint as "debitedFen",
      sum(credited)::bigint as "creditedFen", sum(balance)::bigint as "balanceFen"
    from ledger.accounts join ledger.chart using (code) group by code, name_en, name_zh order by code`.execute(
    db,
  );
  return rows;
}

export type PostedLeg = { kind: string; account: Account; amountFen: bigint; postedAt: Date };

/** The money trail of one thing: every leg that was posted for it, oldest first. */
export async function legsOf(db: Db, sourceId: Id): Promise<PostedLeg[]> {
  const { rows } = await sql<PostedLeg>`
    select kind, account, amount as "amountFen", posted_at as "postedAt"
    from ledger.legs join ledger.entries using (shard, source_id, kind)
    where shard = ${shardOf(sourceId)} and source_id = ${sourceId} order by posted_at, kind, account`.execute(
    db,
  );
  return rows;
}
