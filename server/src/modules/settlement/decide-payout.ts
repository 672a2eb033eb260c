import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { momentWords } from '../../platform/moment-words.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { hold, lockAccount } from './accounts.sql.ts';
import { stateIn } from './payout-words.ts';
import { addApproval, changePayout, lockPayout, type Payout } from './payouts.sql.ts';
import { payoutsPolicy } from './policy.ts';
import { accountWaits, approvedByYou, ownPayout, payoutDecided } from './problems.ts';
import { sayPayout } from './send-payout.ts';

/** Who decides, and whom they must not decide for. */
export type Decider = {
  readonly personId: Id<'person'>;
  readonly shops: ReadonlyMap<Id<'shop'>, unknown>;
  readonly creatorId: Id<'creator'> | null;
};

/**
 * One operator more says yes; the last one needed sends it. Nobody does while its account is new: until then the owner, who
 * was told, can take it back. Throws payoutDecided, ownPayout, accountWaits, approvedByYou.
 */
export async function approvePayout(tx: Tx, payoutId: Id<'payout'>, by: Decider): Promise<void> {
  const payout = await undecided(tx, payoutId, by);
  if (payout.notBefore && payout.notBefore > now())
    throw new Problem(accountWaits, { when: momentWords(payout.notBefore) });
  // ONCE: the key (payout, operator) counts an operator once, the lock of the payout makes them come one after another.
  if (!(await addApproval(tx, payoutId, by.personId))) throw new Problem(approvedByYou);
  const approvals = payout.approvedBy.length + 1;
  await record(tx, 'settlement.payout_approved', payout, by, { approvals });
  if (approvals < payout.approvalsNeeded) return;
  const { channel } = await inForce(tx, payoutsPolicy);
  await changePayout(tx, payoutId, { state: 'approved', decidedAt: now(), channel });
  if (channel === 'bank')
    await enqueue(tx, 'settlement.send_payout', { payoutId }, { key: `payout:${payoutId}` });
}

/** The money is free again, and the owner reads why. Throws payoutDecided, ownPayout. */
export async function rejectPayout(
  tx: Tx,
  payoutId: Id<'payout'>,
  reason: string,
  by: Decider,
): Promise<void> {
  const payout = await undecided(tx, payoutId, by);
  await lockAccount(tx, payout, payout.pot);
  await hold(tx, payout, payout.pot, -payout.amountFen);
  await changePayout(tx, payoutId, { state: 'rejected', decidedAt: now(), finishedAt: now(), reason });
  await record(tx, 'settlement.payout_rejected', payout, by, { reason });
  await sayPayout(tx, payout, 'rejected');
}

async function undecided(tx: Tx, payoutId: Id<'payout'>, by: Decider): Promise<Payout> {
  const payout = await lockPayout(tx, payoutId);
  if (!payout) throw new Problem(idNotFound);
  refuseOwn(payout, by);
  if (payout.state !== 'requested') throw new Problem(payoutDecided, stateIn(payout.state));
  return payout;
}

/** Four eyes: nobody decides about money of their own. */
export function refuseOwn(payout: Payout, by: Decider): void {
  const own = payout.ownerKind === 'shop' ? by.shops.has(payout.ownerId) : by.creatorId === payout.ownerId;
  if (own || payout.requestedBy === by.personId) throw new Problem(ownPayout);
}

export const record = (
  tx: Tx,
  action: string,
  payout: Payout,
  by: Pick<Decider, 'personId'>,
  details: Record<string, unknown>,
): Promise<void> =>
  audit(tx, {
    actorId: by.personId,
    action,
    subject: toWire('payout', payout.payoutId),
    ...(payout.ownerKind === 'shop' ? { shopId: payout.ownerId } : {}),
    details: { amountFen: Number(payout.amountFen), ...details },
  });
