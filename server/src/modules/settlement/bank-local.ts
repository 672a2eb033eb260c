import { sql } from 'kysely';
import { hour, later, now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Bank } from './bank.ts';
import { openNumber } from './numbers.ts';
import type { Payout } from './payouts.sql.ts';
import type { PayoutOutcome } from './send-payout.ts';

type Told = { readonly reference: string; readonly tail: string; readonly toldAt: Date };

/**
 * The bank of development. The last digits of the account say how it behaves: …02 refuses, …03 answers an hour late,
 * …04 answers twice, …05 says done and later that it failed; all others are paid at once.
 */
export function localBank(db: Db): Bank {
  return {
    async transfer({ reference, amountFen, number }) {
      await sql`
        insert into settlement.local_transfers (reference, amount_fen, tail, told_at)
        values (${reference}, ${amountFen}, ${number.slice(-2)}, ${now()})
        on conflict on constraint local_transfers_pk do nothing`.execute(db);
    },
    async answers(references) {
      const { rows } = await sql<Told>`
        select reference, tail, told_at as "toldAt" from settlement.local_transfers
        where reference = any(${references}::text[])`.execute(db);
      return new Map(rows.map((told) => [told.reference, answerOf(told)]));
    },
  };
}

function answerOf({ reference, tail, toldAt }: Told): PayoutOutcome[] {
  const done: PayoutOutcome = { outcome: 'done', bankReference: `LB${reference.slice(-12)}` };
  const failed: PayoutOutcome = { outcome: 'failed', reason: 'account closed' };
  switch (tail) {
    case '02':
      return [failed];
    case '03':
      return now() >= later(toldAt, hour) ? [done] : [];
    case '04':
      return [done, done];
    case '05':
      return [done, failed];
    default:
      return [done];
  }
}

/** The bank, and how an account number is read for it. */
export const openLocalBank = (db: Db, secret: string) => ({
  bank: localBank(db),
  numberOf: (payout: Payout) => openNumber(secret, payout.ownerId, payout.numberSealed),
});
