import type { Db, Tx } from '../../../platform/db.ts';
import { now } from '../../../platform/clock.ts';

/** How an account answers charges: what a person can try on the bank's page. */
export const behaviours = ['enough', 'insufficient', 'silent', 'twice'] as const;
export type Behaviour = (typeof behaviours)[number];
export const isBehaviour = (text: string): text is Behaviour =>
  (behaviours as readonly string[]).includes(text);

export type AgreementRow = {
  agreement_no: string;
  out_agreement_no: string;
  merchant_no: string;
  state: 'signing' | 'active' | 'revoked' | 'refused';
  behaviour: Behaviour;
  return_url: string;
  notify_url: string;
  opened_at: Date;
  signed_at: Date | null;
};
const books = (db: Db) => db.withTables<{ 'local_bank.agreements': AgreementRow }>();

/** The agreement of this number, opened now or by an earlier call. */
export async function openAgreement(tx: Tx, row: AgreementRow): Promise<AgreementRow> {
  await books(tx)
    .insertInto('local_bank.agreements')
    .values(row)
    .onConflict((clash) => clash.constraint('agreements_once').doNothing())
    .execute();
  return (await agreementByMerchant(tx, row.merchant_no, row.out_agreement_no))!;
}

export function agreementByMerchant(db: Db, merchantNo: string, outAgreementNo: string) {
  return books(db)
    .selectFrom('local_bank.agreements')
    .selectAll()
    .where('merchant_no', '=', merchantNo)
    .where('out_agreement_no', '=', outAgreementNo)
    .executeTakeFirst();
}

export function agreementByNumber(db: Db, agreementNo: string) {
  return books(db)
    .selectFrom('local_bank.agreements')
    .selectAll()
    .where('agreement_no', '=', agreementNo)
    .executeTakeFirst();
}

/** Moves an agreement on; false when it does not stand where it was thought to stand. */
export async function moveAgreement(
  tx: Tx,
  agreementNo: string,
  from: AgreementRow['state'],
  to: AgreementRow['state'],
): Promise<boolean> {
  const moved = await books(tx)
    .updateTable('local_bank.agreements')
    .set({ state: to, ...(to === 'active' ? { signed_at: now() } : {}) })
    .where('agreement_no', '=', agreementNo)
    .where('state', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

export async function setBehaviour(tx: Tx, agreementNo: string, behaviour: Behaviour): Promise<void> {
  await books(tx)
    .updateTable('local_bank.agreements')
    .set({ behaviour })
    .where('agreement_no', '=', agreementNo)
    .execute();
}
