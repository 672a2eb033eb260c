import { audit } from '../../platform/audit.ts';
import { hour, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import type { Owner } from './accounts.sql.ts';
import { ownerWire } from './export-rows.ts';
import { openNumber, plainNumber, sealNumber } from './numbers.ts';
import { lockBankAccount, saveBankAccount, type PayoutAccount } from './payout-accounts.sql.ts';
import { payoutsPolicy } from './policy.ts';

export type NameBank = { readonly holder: string; readonly bank: string; readonly number: string };

/**
 * Says where an owner's money goes. What is asked for from now on waits some hours, and everybody who keeps this money is told:
 * whoever took over one of them cannot change the account and empty it in one sitting. The same account again changes nothing.
 * Throws accountUnsound.
 */
export async function nameBank(
  tx: Tx,
  secret: string,
  owner: Owner,
  said: NameBank,
  by: Id<'person'>,
): Promise<PayoutAccount> {
  const number = plainNumber(said.number);
  const { holder, bank } = { holder: said.holder.trim(), bank: said.bank.trim() };
  const known = await lockBankAccount(tx, owner);
  const unchanged = known && known.holder === holder && known.bank === bank;
  if (unchanged && isNumber(secret, owner, known, number)) return known;

  const { accountWaitHours } = await inForce(tx, payoutsPolicy);
  const namedAt = now();
  const account: PayoutAccount = {
    holder,
    bank,
    numberSealed: sealNumber(secret, owner.ownerId, number),
    numberTail: number.slice(-4),
    namedAt,
    waitsUntil: later(namedAt, accountWaitHours * hour),
  };
  await saveBankAccount(tx, owner, account, by);
  const facts = { tail: account.numberTail, first: !known, waitsUntil: account.waitsUntil.toISOString() };
  await audit(tx, {
    actorId: by,
    action: 'settlement.payout_account_changed',
    subject: ownerWire(owner),
    ...(owner.ownerKind === 'shop' ? { shopId: owner.ownerId } : {}),
    details: facts,
  });
  await publish(tx, 'settlement.payout_account_changed', {
    ownerKind: owner.ownerKind,
    ownerId: owner.ownerId,
    bank,
    ...facts,
  });
  return account;
}

function isNumber(
  secret: string,
  { ownerId }: Owner,
  { numberSealed }: PayoutAccount,
  number: string,
): boolean {
  try {
    return openNumber(secret, ownerId, numberSealed) === number;
  } catch {
    return false; // sealed with a secret that was lost: naming it again is what mends that
  }
}
