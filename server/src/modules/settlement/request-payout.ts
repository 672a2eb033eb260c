import { audit } from '../../platform/audit.ts';
import { hour, later, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { accountOf, hold, lockAccount, type AccountRow, type Owner, type Pot } from './accounts.sql.ts';
import { lockPayable } from './available.ts';
import { stateIn } from './payout-words.ts';
import { lockBankAccount } from './payout-accounts.sql.ts';
import { askedSince, changePayout, insertPayout, lockPayout } from './payouts.sql.ts';
import { depositOf } from './pay-deposit.ts';
import { payoutsPolicy } from './policy.ts';
import {
  belowMinimum,
  depositNeeded,
  inArrears,
  noPayoutAccount,
  notEnough,
  payoutDecided,
} from './problems.ts';

export type RequestPayout = {
  readonly owner: Owner;
  readonly pot?: Pot;
  readonly amountFen: bigint;
  readonly actorId: Id<'person'>;
};

/**
 * An owner asks for money: it is held from now on. To an account that is new it is accepted all the same and waits for its
 * approval: who named it asks once and need not come back at an hour, and the owner, whom every change of the account is told,
 * sees in the list what somebody is trying and takes it back. Throws notEnough, belowMinimum, inArrears, depositNeeded, noPayoutAccount. */
export async function requestPayout(
  tx: Tx,
  { owner, pot = 'payable', amountFen, actorId }: RequestPayout,
): Promise<Id<'payout'>> {
  const policy = await inForce(tx, payoutsPolicy);
  if (amountFen < BigInt(policy.minFen))
    throw new Problem(belowMinimum, { yuan: yuan(BigInt(policy.minFen)) });
  // RACE: without this lock requests from both pots at once do not see each other, and each needs one operator only.
  const bank = await lockBankAccount(tx, owner);
  if (!bank) throw new Problem(noPayoutAccount);
  if (pot === 'deposit') await lockSpareDeposit(tx, owner, amountFen);
  else {
    const blocked = await blockedWhy(tx, owner, await accountOf(tx, owner, 'payable'));
    if (blocked) throw blocked;
    await lockPayable(tx, owner, amountFen);
  }
  await hold(tx, owner, pot, amountFen);
  const payoutId = newId('payout');
  const requestedAt = now();
  // All of some hours count together: what needs two operators is not split into parts that need one.
  const together =
    amountFen + (await askedSince(tx, owner, later(requestedAt, -policy.togetherHours * hour)));
  await insertPayout(tx, {
    ...owner,
    ...bank,
    payoutId,
    pot,
    amountFen,
    approvalsNeeded: together >= BigInt(policy.twoApprovalsFromFen) ? 2 : 1,
    requestedBy: actorId,
    requestedAt,
    accountNamedAt: bank.namedAt,
    notBefore: bank.waitsUntil > requestedAt ? bank.waitsUntil : null,
  });
  await audit(tx, {
    actorId,
    action: 'settlement.payout_requested',
    subject: toWire('payout', payoutId),
    ...(owner.ownerKind === 'shop' ? { shopId: owner.ownerId } : {}),
    details: { amountFen: Number(amountFen), pot },
  });
  return payoutId;
}

/** Why nothing can be withdrawn now, apart from there being too little. */
export async function blockedWhy(
  db: Db | Tx,
  owner: Owner,
  { balanceFen }: AccountRow,
): Promise<Problem | null> {
  if (balanceFen < 0n) return new Problem(inArrears);
  if (owner.ownerKind === 'creator') return null;
  const { shortFen } = await depositOf(db, owner.ownerId);
  return shortFen > 0n ? new Problem(depositNeeded, { yuan: yuan(shortFen) }) : null;
}

/** Only what is above the required deposit can be taken back. */
async function lockSpareDeposit(tx: Tx, owner: Owner, amountFen: bigint): Promise<void> {
  if (owner.ownerKind !== 'shop') throw new Problem(idNotFound);
  // The deposit is what covers arrears: it stays while there are any.
  if ((await accountOf(tx, owner, 'payable')).balanceFen < 0n) throw new Problem(inArrears);
  const { balanceFen, heldFen } = await lockAccount(tx, owner, 'deposit');
  const { requiredFen } = await depositOf(tx, owner.ownerId);
  const spare = balanceFen - heldFen - requiredFen;
  if (amountFen > spare) throw new Problem(notEnough, { yuan: yuan(spare > 0n ? spare : 0n) });
}

/** The owner takes a request back while nobody has approved it. Throws payoutDecided. */
export async function cancelPayout(
  tx: Tx,
  { owner, payoutId, actorId }: { owner: Owner; payoutId: Id<'payout'>; actorId: Id<'person'> },
): Promise<void> {
  const payout = await lockPayout(tx, payoutId);
  if (payout?.ownerId !== owner.ownerId) throw new Problem(idNotFound);
  if (payout.state !== 'requested' || payout.approvedBy.length > 0)
    throw new Problem(payoutDecided, stateIn(payout.state));
  await lockAccount(tx, owner, payout.pot);
  await hold(tx, owner, payout.pot, -payout.amountFen);
  await changePayout(tx, payoutId, { state: 'cancelled', finishedAt: now() });
  await audit(tx, {
    actorId,
    action: 'settlement.payout_cancelled',
    subject: toWire('payout', payoutId),
    ...(owner.ownerKind === 'shop' ? { shopId: owner.ownerId } : {}),
  });
}
