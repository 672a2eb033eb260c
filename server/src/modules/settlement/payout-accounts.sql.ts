import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Owner } from './accounts.sql.ts';
import type { BankAccount } from './payouts.sql.ts';

/** Where an owner wants its money: since when, and until when nothing is paid to it. */
export type PayoutAccount = BankAccount & { readonly namedAt: Date; readonly waitsUntil: Date };

export async function saveBankAccount(
  tx: Tx,
  owner: Owner,
  account: PayoutAccount,
  by: Id<'person'>,
): Promise<void> {
  await sql`
    insert into settlement.payout_accounts (owner_kind, owner_id, holder, bank, number_sealed, number_tail, changed_at, waits_until, changed_by)
    values (${owner.ownerKind}, ${owner.ownerId}, ${account.holder}, ${account.bank}, ${account.numberSealed}, ${account.numberTail},
      ${account.namedAt}, ${account.waitsUntil}, ${by})
    on conflict on constraint payout_accounts_pk do update set holder = excluded.holder, bank = excluded.bank,
      number_sealed = excluded.number_sealed, number_tail = excluded.number_tail, changed_at = excluded.changed_at,
      waits_until = excluded.waits_until, changed_by = excluded.changed_by`.execute(tx);
}

export async function bankAccountOf(
  db: Db | Tx,
  { ownerKind, ownerId }: Owner,
  lock = sql``,
): Promise<PayoutAccount | undefined> {
  const { rows } = await sql<PayoutAccount>`
    select holder, bank, number_sealed as "numberSealed", number_tail as "numberTail", changed_at as "namedAt",
      waits_until as "waitsUntil"
    from settlement.payout_accounts where owner_kind = ${ownerKind} and owner_id = ${ownerId} ${lock}`.execute(
    db,
  );
  return rows[0];
}

/** The lock of whoever names an account, and of requests of an owner, which are added up whatever pot they come from. */
export const lockBankAccount = (tx: Tx, owner: Owner): Promise<PayoutAccount | undefined> =>
  bankAccountOf(tx, owner, sql`for update`);
