import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { yuan } from '../../platform/money.ts';
import { move, post } from '../ledger/index.ts';
import { accountOf, book, lockAccount, ofShop } from './accounts.sql.ts';
import { insertDeposit } from './deposits.sql.ts';
import { payoutsPolicy } from './policy.ts';
import { depositShort } from './problems.ts';

export type UseDeposit = {
  readonly shopId: Id<'shop'>;
  readonly amountFen: bigint;
  readonly reason: string;
  readonly actorId: Id<'person'> | null;
};

/** Moves part of a shop's deposit to its balance, to cover what it owes. Throws depositShort. */
export async function useDeposit(tx: Tx, { shopId, amountFen, reason, actorId }: UseDeposit): Promise<void> {
  const { balanceFen, heldFen } = await lockAccount(tx, ofShop(shopId), 'deposit');
  if (amountFen > balanceFen - heldFen) throw new Problem(depositShort, { yuan: yuan(balanceFen - heldFen) });
  const depositId = newId('deposit');
  await insertDeposit(tx, {
    depositId,
    shopId,
    kind: 'used',
    amountFen,
    state: 'done',
    reason,
    createdAt: now(),
    createdBy: actorId,
  });
  const about = { ...ofShop(shopId), kind: 'deposit_used', sourceId: depositId } as const;
  await book(tx, [
    { ...about, pot: 'deposit', amountFen: -amountFen },
    { ...about, pot: 'payable', amountFen },
  ]);
  await post(tx, {
    kind: 'deposit_used',
    sourceId: depositId,
    legs: move('shops.deposits', 'shops.payable', amountFen),
  });
}

/** A refund may push a shop below nothing; what goes beyond the allowed arrears is taken from its deposit, as far as it reaches. */
export async function coverArrears(tx: Tx, shopId: Id<'shop'>): Promise<void> {
  const { balanceFen } = await accountOf(tx, ofShop(shopId), 'payable');
  const { arrearsCapFen } = await inForce(tx, payoutsPolicy);
  const missing = -balanceFen - BigInt(arrearsCapFen);
  if (missing <= 0n) return;
  const deposit = await lockAccount(tx, ofShop(shopId), 'deposit');
  const free = deposit.balanceFen - deposit.heldFen;
  const amountFen = missing < free ? missing : free;
  if (amountFen > 0n) await useDeposit(tx, { shopId, amountFen, reason: 'arrears', actorId: null });
}
