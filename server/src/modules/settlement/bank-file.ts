import { stringify } from 'csv-stringify/sync';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { insertPayoutFile, payoutFileById, type PayoutFile } from './payout-files.sql.ts';
import { findPayouts, payoutById, type Payout } from './payouts.sql.ts';
import { fileAnswered, nothingToSend } from './problems.ts';
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
  const fileId = newId('payoutFile');
  const waiting = await findPayouts(tx, { state: 'approved', after: null, limit: atMost, oldestFirst: true });
  const sent: Payout[] = [];
  for (const { payoutId } of waiting)
    if ((await sendPayout(tx, payoutId, 'file', fileId)) === 'sent')
      sent.push((await payoutById(tx, payoutId))!);
  if (sent.length === 0) throw new Problem(nothingToSend);
  for (const payout of sent)
    await record(tx, 'settlement.payout_in_file', payout, by, {
      file: toWire('payoutFile', fileId),
    });
  await insertPayoutFile(tx, {
    fileId,
    madeAt: now(),
    madeBy: by.personId,
    payouts: sent.length,
    amountFen: sent.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  });
  return written(sent, numberOf);
}

/**
 * A file once more: a connection that broke while it was answered must not leave money in transit that no bank was told
 * of. Byte for byte the same until the bank has answered; what it answered is left out, because a row that it refused once
 * and takes the second time would be paid beside the money that went back. Throws fileAnswered.
 */
export async function readBankFile(
  tx: Tx,
  fileId: Id<'payoutFile'>,
  numberOf: (payout: Payout) => string,
  by: Pick<Decider, 'personId'>,
): Promise<{ readonly file: PayoutFile; readonly csv: string }> {
  const file = await payoutFileById(tx, fileId);
  if (!file) throw new Problem(idNotFound);
  const asked = { fileId, state: 'sent', after: null, limit: atMost, oldestFirst: true } as const;
  const payouts = await findPayouts(tx, asked);
  if (payouts.length === 0) throw new Problem(fileAnswered);
  await audit(tx, {
    actorId: by.personId,
    action: 'settlement.payout_file_downloaded',
    subject: toWire('payoutFile', fileId),
    details: {
      payouts: payouts.length,
      amountFen: Number(payouts.reduce((sum, { amountFen }) => sum + amountFen, 0n)),
    },
  });
  return { file, csv: written(payouts, numberOf) };
}

/** In the order of their ids. */
const written = (payouts: readonly Payout[], numberOf: (payout: Payout) => string): string =>
  stringify([columns, ...payouts.map((payout) => rowOf(payout, numberOf(payout)))]);

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
