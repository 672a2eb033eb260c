import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { move, post, type Account } from '../ledger/index.ts';
import { book, hold, lockAccount } from './accounts.sql.ts';
import { changePayout, lockPayout, type Payout } from './payouts.sql.ts';

const accountOf = ({ pot, ownerKind }: Payout): Account =>
  pot === 'deposit' ? 'shops.deposits' : ownerKind === 'shop' ? 'shops.payable' : 'creators.payable';
const leaves = ({ pot }: Payout) => (pot === 'deposit' ? 'deposit_returned' : 'payout');

/**
 * The money leaves the owner's account, before the bank is told: a crash between leaves a payout whose outcome is asked
 * later. When refunds have meanwhile taken what was held, nothing is sent. 'known': it was sent before.
 */
export async function sendPayout(
  tx: Tx,
  payoutId: Id<'payout'>,
  channel: 'bank' | 'file',
  fileId?: Id<'payoutFile'>,
): Promise<'sent' | 'failed' | 'known'> {
  const payout = await lockPayout(tx, payoutId); // RACE: without this lock and the next line a payout is sent twice
  if (payout?.state !== 'approved') return 'known';
  const { pot, amountFen } = payout;
  const account = await lockAccount(tx, payout, pot);
  await hold(tx, payout, pot, -amountFen);
  if (account.balanceFen < amountFen) {
    await changePayout(tx, payoutId, { state: 'failed', finishedAt: now(), reason: 'arrears' });
    await sayPayout(tx, payout, 'failed');
    return 'failed';
  }
  await book(tx, [{ ...payout, pot, kind: leaves(payout), amountFen: -amountFen, sourceId: payoutId }]);
  await changePayout(tx, payoutId, { state: 'sent', sentAt: now(), channel, ...(fileId ? { fileId } : {}) });
  await post(tx, {
    kind: 'payout_sent',
    sourceId: payoutId,
    legs: move(accountOf(payout), 'payouts.transit', amountFen),
  });
  return 'sent';
}

export type PayoutOutcome = {
  readonly outcome: 'done' | 'failed';
  readonly bankReference?: string;
  readonly reason?: string | null;
};

/** What the bank said. The first answer counts; the same again, or a late contradiction, changes nothing ('known'). */
export async function finishPayout(
  tx: Tx,
  payoutId: Id<'payout'>,
  { outcome, bankReference, reason = null }: PayoutOutcome,
): Promise<'finished' | 'known'> {
  const payout = await lockPayout(tx, payoutId);
  if (payout?.state !== 'sent') return 'known'; // RACE: the state under the lock is what makes it once
  await changePayout(tx, payoutId, {
    state: outcome,
    finishedAt: now(),
    reason,
    ...(bankReference ? { bankReference } : {}),
  });
  await sayPayout(tx, payout, outcome);
  const { pot, amountFen } = payout;
  if (outcome === 'done') {
    await post(tx, {
      kind: 'payout_done',
      sourceId: payoutId,
      legs: move('payouts.transit', 'bank.account', amountFen),
    });
    return 'finished';
  }
  await book(tx, [{ ...payout, pot, kind: 'payout_returned', amountFen, sourceId: payoutId }]);
  await post(tx, {
    kind: 'payout_failed',
    sourceId: payoutId,
    legs: move('payouts.transit', accountOf(payout), amountFen),
  });
  return 'finished';
}

/** Tells the owner, through whoever hears it. */
export const sayPayout = (
  tx: Tx,
  { payoutId, ownerKind, ownerId, amountFen }: Payout,
  outcome: 'done' | 'failed' | 'rejected',
) =>
  publish(tx, `settlement.payout_${outcome}`, { payoutId, ownerKind, ownerId, amountFen: String(amountFen) });
