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

/**
 * Asks the bank about everything it was told and has not answered. What it does not know, the process died before telling
 * it: told again, under the same reference. One that fails does not hold up the others.
 */
export async function askBank(database: Database, { bank, numberOf }: Opened): Promise<number> {
  const waiting = await unansweredPayouts(database.db, batch);
  if (waiting.length === 0) return 0;
  const answers = await bank.answers(waiting.map((payoutId) => toWire('payout', payoutId)));
  let finished = 0;
  const failures: unknown[] = [];
  for (const payoutId of waiting) {
    const said = answers.get(toWire('payout', payoutId));
    const act = said
      ? hearAll(database, payoutId, said)
      : sendThroughBank(database, { bank, numberOf }, payoutId).then(() => 0);
    finished += await act.catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
  }
  if (failures.length > 0) throw failures[0];
  return waiting.length === batch && finished > 0 ? finished : 0;
}

async function hearAll(
  database: Database,
  payoutId: Id<'payout'>,
  said: readonly PayoutOutcome[],
): Promise<number> {
  let finished = 0;
  for (const outcome of said)
    if ((await database.transact((tx) => finishPayout(tx, payoutId, outcome))) === 'finished') finished++;
  return finished;
}
