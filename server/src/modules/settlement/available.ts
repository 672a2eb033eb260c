import type { Tx } from '../../platform/db.ts';
import { yuan } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { lockAccount, type AccountRow, type Owner } from './accounts.sql.ts';
import { notEnough } from './problems.ts';

/** What may leave an account: not what is asked for already, nor what is kept back for refunds. */
export function availableOf({ balanceFen, heldFen, reservedFen }: AccountRow): bigint {
  const free = balanceFen - heldFen - reservedFen;
  return free > 0n ? free : 0n;
}

/** Locks what is payable and sees that this much is there. Throws notEnough. */
export async function lockPayable(tx: Tx, owner: Owner, amountFen: bigint): Promise<AccountRow> {
  const account = await lockAccount(tx, owner, 'payable'); // RACE: without this lock the same money is asked for twice
  const available = availableOf(account);
  if (amountFen > available || amountFen <= 0n) throw new Problem(notEnough, { yuan: yuan(available) });
  return account;
}
