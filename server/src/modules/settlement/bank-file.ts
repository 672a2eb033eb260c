import { stringify } from 'csv-stringify/sync';
import type { Tx } from '../../platform/db.ts';
import { newId, toWire } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { findPayouts, payoutById, type Payout } from './payouts.sql.ts';
import { nothingToSend } from './problems.ts';
import { record, type Decider } from './decide-payout.ts';
import { sendPayout } from './send-payout.ts';

const columns = [
  'reference',
  'account_holder',
  'bank',
  'account_number',
  'amount_yuan',
  'currency',
  'purpose',
] as const;
const atMost = 5_000;

/**
 * All approved payouts as one file for the bank (its columns are in the README). They are in
 * transit from here on; what the bank said is recorded one by one. Throws nothingToSend.
 */
export async function makeBankFile(
  tx: Tx,
  numberOf: (payout: Payout) => string,
  by: Decider,
): Promise<string> {
  const fileId = newId('dataExport');
  const waiting = await findPayouts(tx, { state: 'approved', after: null, limit: atMost, oldestFirst: true });
  const sent: Payout[] = [];
  for (const { payoutId } of waiting)
    if ((await sendPayout(tx, payoutId, 'file', fileId)) === 'sent')
      sent.push((await payoutById(tx, payoutId))!);
  if (sent.length === 0) throw new Problem(nothingToSend);
  for (const payout of sent)
    await record(tx, 'settlement.payout_in_file', payout, by, {
      file: toWire('dataExport', fileId),
    });
  return stringify([columns, ...sent.map((payout) => rowOf(payout, numberOf(payout)))]);
}

function rowOf({ payoutId, holder, bank, amountFen }: Payout, number: string): string[] {
  return [
    toWire('payout', payoutId),
    plain(holder),
    plain(bank),
    number,
    yuan(amountFen),
    'CNY',
    'settlement',
  ];
}

/** A spreadsheet must not take what people wrote for a formula. */
export const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
