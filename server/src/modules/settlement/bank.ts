import { toWire, type Id } from '../../platform/ids.ts';
import type { Database } from '../../platform/db.ts';
import type { Payout } from './payouts.sql.ts';
import { payoutById, unansweredPayouts } from './payouts.sql.ts';
import { finishPayout, sendPayout, type PayoutOutcome } from './send-payout.ts';

export type Transfer = {
  /** Names the transfer: telling the bank twice moves money once. */
  readonly reference: string;
  readonly amountFen: bigint;
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};
/** The bank that payouts are sent through. */
export type Bank = {
  transfer(transfer: Transfer): Promise<void>;
  /** What it says of transfers, in the order of arrival: nothing yet, or one answer or more. */
  answers(references: readonly string[]): Promise<ReadonlyMap<string, readonly PayoutOutcome[]>>;
};

type Opened = { readonly bank: Bank; readonly numberOf: (payout: Payout) => string };

/** Moves the money into transit, then tells the bank. A retry after a crash finds it in transit and tells it again. */
export async function sendThroughBank(
  database: Database,
  { bank, numberOf }: Opened,
  payoutId: Id<'payout'>,
): Promise<void> {
  await database.transact((tx) => sendPayout(tx, payoutId, 'bank'));
  const payout = await payoutById(database.db, payoutId);
  if (payout?.state !== 'sent' || payout.channel !== 'bank') return;
  await bank.transfer({
    reference: toWire('payout', payoutId),
    amountFen: payout.amountFen,
    holder: payout.holder,
    bank: payout.bank,
    number: numberOf(payout),
  });
}

const batch = 100;

/** Asks the bank about everything it was told and has not answered. */
export async function askBank(database: Database, { bank, numberOf }: Opened): Promise<number> {
  const waiting = await unansweredPayouts(database.db, batch);
  if (waiting.length === 0) return 0;
  const answers = await bank.answers(waiting.map((payoutId) => toWire('payout', payoutId)));
  let finished = 0;
  for (const payoutId of waiting) {
    const said = answers.get(toWire('payout', payoutId));
    // The bank does not know it: the process died before telling it. Told again, under the same reference.
    if (said === undefined) await sendThroughBank(database, { bank, numberOf }, payoutId);
    for (const outcome of said ?? [])
      if ((await database.transact((tx) => finishPayout(tx, payoutId, outcome))) === 'finished') finished++;
  }
  return waiting.length === batch && finished > 0 ? finished : 0;
}
