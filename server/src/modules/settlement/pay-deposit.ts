import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { shopsByIds } from '../identity/index.ts';
import { move, post } from '../ledger/index.ts';
import { accountOf, book, ofShop } from './accounts.sql.ts';
import { insertDeposit, lockDeposit, setDepositDone } from './deposits.sql.ts';
import { lockPayable } from './available.ts';
import { depositsPolicy } from './policy.ts';

/** What a shop has to keep with the platform. */
export async function requiredDeposit(db: Db | Tx, shopId: Id<'shop'>): Promise<bigint> {
  const score = (await shopsByIds(db as Db, [shopId])).get(shopId)?.score ?? null;
  const policy = await inForce(db, depositsPolicy);
  if (score === null) return BigInt(policy.newFen);
  if (score >= policy.goodScore) return BigInt(policy.goodFen);
  return BigInt(score >= policy.fairScore ? policy.fairFen : policy.lowFen);
}

export async function depositOf(db: Db | Tx, shopId: Id<'shop'>) {
  const { balanceFen, heldFen } = await accountOf(db, ofShop(shopId), 'deposit');
  const requiredFen = await requiredDeposit(db, shopId);
  return {
    balanceFen,
    heldFen,
    requiredFen,
    shortFen: requiredFen > balanceFen ? requiredFen - balanceFen : 0n,
  };
}

type PayDeposit = { readonly shopId: Id<'shop'>; readonly amountFen: bigint; readonly actorId: Id<'person'> };

/** A deposit that is to be paid at a provider; the money is booked when it was captured. */
export async function startDeposit(
  tx: Tx,
  { shopId, amountFen, actorId }: PayDeposit,
): Promise<Id<'deposit'>> {
  const depositId = newId('deposit', actorId);
  await insertDeposit(tx, {
    depositId,
    shopId,
    kind: 'paid',
    amountFen,
    state: 'waiting',
    reason: null,
    createdAt: now(),
    createdBy: actorId,
  });
  return depositId;
}

/** Part of what was settled becomes the deposit. Throws notEnough. */
export async function depositFromBalance(
  tx: Tx,
  { shopId, amountFen, actorId }: PayDeposit,
): Promise<Id<'deposit'>> {
  await lockPayable(tx, ofShop(shopId), amountFen);
  const depositId = newId('deposit', actorId);
  await insertDeposit(tx, {
    depositId,
    shopId,
    kind: 'paid',
    amountFen,
    state: 'done',
    reason: null,
    createdAt: now(),
    createdBy: actorId,
  });
  const about = { ...ofShop(shopId), kind: 'deposit_paid', sourceId: depositId } as const;
  await book(tx, [
    { ...about, pot: 'deposit', amountFen },
    { ...about, pot: 'payable', amountFen: -amountFen },
  ]);
  await post(tx, {
    kind: 'deposit_paid',
    sourceId: depositId,
    legs: move('shops.payable', 'shops.deposits', amountFen),
  });
  return depositId;
}

/** The provider has the money of a deposit. Again changes nothing. */
export async function takeDeposit(tx: Tx, depositId: Id<'deposit'>, amountFen: bigint): Promise<void> {
  const deposit = await lockDeposit(tx, depositId);
  assert(deposit, 'a payment for a deposit names one');
  if (deposit.state === 'done') return;
  assert(deposit.amountFen === amountFen, 'payments captures exactly what the deposit is');
  await setDepositDone(tx, depositId);
  await book(tx, [
    { ...ofShop(deposit.shopId), pot: 'deposit', kind: 'deposit_paid', amountFen, sourceId: depositId },
  ]);
  await post(tx, {
    kind: 'deposit_paid',
    sourceId: depositId,
    legs: move('gateway.transit', 'shops.deposits', amountFen),
  });
}
