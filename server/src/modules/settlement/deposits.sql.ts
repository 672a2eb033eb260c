import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type Deposit = {
  readonly depositId: Id<'deposit'>;
  readonly shopId: Id<'shop'>;
  readonly kind: 'paid' | 'used';
  readonly amountFen: bigint;
  readonly state: 'waiting' | 'done';
  readonly reason: string | null;
  readonly createdAt: Date;
  /** null: the house itself, by rule. */
  readonly createdBy: Id<'person'> | null;
};

const columns = sql`
  deposit_id as "depositId", shop_id as "shopId", kind, amount_fen as "amountFen", state, reason, created_at as "createdAt",
  created_by as "createdBy"`;

export async function insertDeposit(tx: Tx, deposit: Deposit): Promise<void> {
  await sql`
    insert into settlement.deposits (deposit_id, shop_id, kind, amount_fen, state, reason, created_at, created_by)
    values (${deposit.depositId}, ${deposit.shopId}, ${deposit.kind}, ${deposit.amountFen}, ${deposit.state}, ${deposit.reason},
      ${deposit.createdAt}, ${deposit.createdBy})
    on conflict on constraint deposits_pk do nothing`.execute(tx);
}

export async function lockDeposit(tx: Tx, depositId: Id<'deposit'>): Promise<Deposit | undefined> {
  const { rows } = await sql<Deposit>`
    select ${columns} from settlement.deposits where deposit_id = ${depositId} for update`.execute(tx);
  return rows[0];
}

export async function setDepositDone(tx: Tx, depositId: Id<'deposit'>): Promise<void> {
  await sql`update settlement.deposits set state = 'done' where deposit_id = ${depositId}`.execute(tx);
}

export async function depositsOf(
  db: Db,
  shopId: Id<'shop'>,
  { after, limit }: { after: string | null; limit: number },
): Promise<Deposit[]> {
  const { rows } = await sql<Deposit>`
    select ${columns} from settlement.deposits where shop_id = ${shopId} ${after ? sql`and deposit_id < ${after}::uuid` : sql``}
    order by deposit_id desc limit ${limit}`.execute(db);
  return rows;
}
