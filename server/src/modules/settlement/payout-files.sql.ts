import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type PayoutFile = {
  readonly fileId: Id<'payoutFile'>;
  readonly madeAt: Date;
  readonly madeBy: Id<'person'> | null;
  readonly payouts: number;
  readonly amountFen: bigint;
};
const columns = sql`file_id as "fileId", made_at as "madeAt", made_by as "madeBy", payouts, amount_fen as "amountFen"`;

export async function insertPayoutFile(tx: Tx, file: PayoutFile): Promise<void> {
  await sql`
    insert into settlement.payout_files (file_id, made_at, made_by, payouts, amount_fen)
    values (${file.fileId}, ${file.madeAt}, ${file.madeBy}, ${file.payouts}, ${file.amountFen})`.execute(tx);
}

export async function payoutFileById(db: Db | Tx, fileId: Id<'payoutFile'>): Promise<PayoutFile | undefined> {
  const { rows } =
    await sql<PayoutFile>`select ${columns} from settlement.payout_files where file_id = ${fileId}`.execute(
      db,
    );
  return rows[0];
}

/** Newest first, each with how many of its payouts the bank has not answered. */
export async function payoutFiles(
  db: Db,
  { after, limit }: { after: string | null; limit: number },
): Promise<(PayoutFile & { readonly unanswered: number })[]> {
  const { rows } = await sql<PayoutFile & { unanswered: number }>`
    select ${columns}, (select count(*)::int from settlement.payouts p where p.file_id = f.file_id and p.state = 'sent') as unanswered
    from settlement.payout_files f ${after ? sql`where file_id < ${after}::uuid` : sql``}
    order by file_id desc limit ${limit}`.execute(db);
  return rows;
}
