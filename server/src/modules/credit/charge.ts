import { assert } from '../../platform/assert.ts';
import { day, later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import { requestCharge, type ChargeFailed, type ChargeSucceeded } from '../payments/index.ts';
import { agreementOf } from './agreements.sql.ts';
import { postOverdue } from './books.ts';
import { isOpen, openOf } from './debts.ts';
import { dueForCharge, instalmentsOf, saveInstalment, type Key } from './instalments.sql.ts';
import { lockLine } from './lines.sql.ts';
import { tellCharged } from './tell.ts';
import { receive } from './receive.ts';
import type { InstalmentRow } from './tables.ts';

/** Charges what is due. Each debt in a transaction of its own: the request and its mark are written together or not at all. */
export function chargeDue(database: Database, stop?: AbortSignal): Promise<number> {
  const time = now();
  return eachDue({
    of: 'instalment',
    page: (limit, after) => dueForCharge(database.db, time, limit, after),
    act: (key) => database.transact((tx) => chargeOne(tx, key)),
    stop,
  });
}

async function chargeOne(tx: Tx, { buyerId, instalmentId }: Key): Promise<void> {
  const line = await lockLine(tx, buyerId);
  const [instalment] = await instalmentsOf(tx, buyerId, { instalmentId });
  assert(line && instalment, 'a debt belongs to somebody with credit');
  if (instalment.chargeId || !instalment.nextChargeAt || instalment.nextChargeAt > now()) return;
  const { agreementId, failures } = instalment;
  const agreement = (await agreementOf(tx, buyerId, { agreementId }))!;
  const chargeId = await requestCharge(tx, {
    buyerId,
    mandateId: line.mandateId ?? agreement.mandateId,
    amountFen: openOf(instalment),
    subject: agreement.method === 'pay_later' ? '先用后付' : `分期 ${instalment.number}/${agreement.tenor}`,
    sourceKey: sourceOf(instalmentId, failures),
  });
  await saveInstalment(tx, { ...instalment, chargeId, nextChargeAt: null });
}

/** A debt is tried once for each failure before it, so the same try is never charged twice. */
const sourceOf = (instalmentId: Id<'instalment'>, failures: number) => `credit:${instalmentId}:${failures}`;

async function instalmentOf(
  tx: Tx,
  { buyerId, sourceKey }: Pick<ChargeSucceeded, 'buyerId' | 'sourceKey'>,
): Promise<InstalmentRow | undefined> {
  const [owner, id] = sourceKey.split(':');
  if (owner !== 'credit') return undefined;
  await lockLine(tx, buyerId);
  return (await instalmentsOf(tx, buyerId, { instalmentId: id as Id<'instalment'> }))[0];
}

/** Money came under the mandate, perhaps after the bank had said it would not: what is not owed any more goes back. */
export async function chargeSucceeded(tx: Tx, said: ChargeSucceeded): Promise<void> {
  const instalment = await instalmentOf(tx, said);
  if (!instalment) return;
  const { buyerId, chargeId } = said;
  const current = instalment.chargeId === chargeId ? { ...instalment, chargeId: null } : instalment;
  if (current !== instalment) await saveInstalment(tx, current);
  const receipt = {
    buyerId,
    receiptId: chargeId,
    kind: 'charge',
    amountFen: BigInt(said.amountFen),
  } as const;
  const changes = await receive(tx, receipt, isOpen(current) ? [current] : []);
  await tellCharged(tx, buyerId, changes);
}

/** The bank refused: the debt is overdue, its shop has its money all the same, and it is tried again on the days agreed. */
export async function chargeFailed(tx: Tx, said: ChargeFailed): Promise<void> {
  const instalment = await instalmentOf(tx, said);
  if (instalment?.chargeId !== said.chargeId) return;
  const failed = {
    ...instalment,
    chargeId: null,
    failures: instalment.failures + 1,
    lastFailure: said.reason,
  };
  if (!isOpen(instalment) || instalment.state === 'written_off') return saveInstalment(tx, failed);
  const { method, promised } = (await agreementOf(tx, said.buyerId, instalment))!;
  const overdueSince = instalment.overdueSince ?? now();
  const again = promised.retryAfterDays[failed.failures - 1];
  await saveInstalment(tx, {
    ...failed,
    state: 'overdue',
    overdueSince,
    nextChargeAt: again === undefined ? null : later(overdueSince, again * day),
  });
  if (instalment.state === 'scheduled') await postOverdue(tx, method, instalment);
}
