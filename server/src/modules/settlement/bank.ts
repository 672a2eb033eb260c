import type { Database } from '../../platform/db.ts';
import { eachDue, type Due } from '../../platform/each-due.ts';
import { toWire, type Id } from '../../platform/ids.ts';
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

/**
 * Asks the bank about everything it was told and has not answered, a page at once. What it does not know, the process died
 * before telling it: told again, under the same reference. One that fails does not hold up the others.
 */
export function askBank(database: Database, { bank, numberOf }: Opened, stop?: AbortSignal): Promise<number> {
  return eachDue({
    of: 'payout',
    page: (limit, after) => askAbout(database, bank, limit, after),
    act: async ({ id: payoutId, said }) => {
      if (said instanceof Error) throw said;
      if (said) await hearAll(database, payoutId, said);
      else await sendThroughBank(database, { bank, numberOf }, payoutId);
    },
    stop,
  });
}

async function askAbout(database: Database, bank: Bank, limit: number, after: Due | null) {
  const waiting = await unansweredPayouts(database.db, limit, after);
  if (waiting.length === 0) return [];
  const away = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
  const answers = await bank.answers(waiting.map(({ id }) => toWire('payout', id))).catch(away);
  return waiting.map((payout) => ({
    ...payout,
    said: answers instanceof Error ? answers : answers.get(toWire('payout', payout.id)),
  }));
}

async function hearAll(
  database: Database,
  payoutId: Id<'payout'>,
  said: readonly PayoutOutcome[],
): Promise<void> {
  for (const outcome of said) await database.transact((tx) => finishPayout(tx, payoutId, outcome));
}
