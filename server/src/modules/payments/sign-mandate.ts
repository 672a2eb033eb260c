import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { mandateChanged } from './events.ts';
import { unavailableAsProblem } from './start-payment.ts';
import type { Gateway, MandateStatement } from './gateway.ts';
import type { Gateways } from './gateways.ts';
import { mandateAfter, type MandateState } from './mandate.ts';
import { insertMandate, lockMandatesOf, mandateOf, setMandate } from './mandates.sql.ts';
import { nextQueryDelayMs, type ProviderMethod } from './payment.ts';
import { ownerOf } from './payments.sql.ts';
import { noMandates } from './problems.ts';
import type { Recorded } from './record-outcome.ts';
import type { MandateRow } from './tables.ts';

export type SignMandate = {
  readonly buyerId: Id<'person'>;
  readonly method: ProviderMethod;
  /** A path of ours to come back to. */
  readonly returnUrl: string;
};
export type Signing = {
  readonly mandateId: Id<'mandate'>;
  readonly state: MandateState;
  /** Where the buyer signs; null when it is signed already. */
  readonly redirectUrl: string | null;
};

/**
 * Leads the buyer to the provider to allow charges; recorded before the provider is asked. One that is signed, or open,
 * is used again. Throws noMandates, noProvider, bankAway.
 */
export async function signMandate(
  database: Database,
  gateways: Gateways,
  { buyerId, method, returnUrl }: SignMandate,
): Promise<Signing> {
  const gateway = gateways.of(method);
  if (!gateway.mandates) throw new Problem(noMandates);
  const mandate = await database.transact((tx) => recordIntent(tx, buyerId, method));
  const mandateId = mandate.mandate_id;
  if (mandate.state === 'active') return { mandateId, state: 'active', redirectUrl: null };
  const { redirectUrl } = await gateway.mandates
    .sign({ mandateId: toWire('mandate', mandateId), returnUrl })
    .catch(unavailableAsProblem);
  await database.transact((tx) => setMandate(tx, mandate, { redirect_url: redirectUrl }));
  return { mandateId, state: 'signing', redirectUrl };
}

async function recordIntent(tx: Tx, buyerId: Id<'person'>, method: ProviderMethod): Promise<MandateRow> {
  const mandates = (await lockMandatesOf(tx, buyerId)).filter((mandate) => mandate.method === method);
  const open =
    mandates.find(({ state }) => state === 'active') ?? mandates.find(({ state }) => state === 'signing');
  if (open) return open;
  const row: MandateRow = {
    buyer_id: buyerId,
    mandate_id: newId('mandate', buyerId),
    method,
    state: 'signing',
    agreement_no: null,
    redirect_url: null,
    started_at: now(),
    signed_at: null,
    ended_at: null,
    next_query_at: later(now(), nextQueryDelayMs(0)),
    queries: 0,
  };
  await insertMandate(tx, row);
  return row;
}

/** Takes what a provider says of a mandate, by notice or by query. */
export async function recordMandate(
  tx: Tx,
  { method }: Pick<Gateway, 'method'>,
  mandateId: Id<'mandate'>,
  said: MandateStatement,
): Promise<Recorded> {
  const buyerId = await ownerOf(tx, mandateId);
  if (!buyerId) return 'unknown';
  const mandates = await lockMandatesOf(tx, buyerId);
  const mandate = mandates.find((m) => m.mandate_id === mandateId);
  if (!mandate) return 'unknown';
  if (mandate.method !== method) return 'mismatch';
  let state = mandateAfter(mandate.state, said.state);
  if (state === mandate.state) return 'unchanged';
  if (state === 'active' && said.agreementNo === null) return 'mismatch';
  const agreementNo = said.agreementNo ?? mandate.agreement_no;
  const another = mandates.some(
    (m) => m.method === method && m.state === 'active' && m.mandate_id !== mandateId,
  );
  const redundant = state === 'active' && another;
  if (redundant) state = 'revoked';
  await setMandate(tx, mandate, {
    state,
    agreement_no: agreementNo,
    next_query_at: null,
    ...(state === 'active' ? { signed_at: now() } : { ended_at: now() }),
  });
  // Two tabs signed twice: one permission is enough, the other is given back.
  if (redundant) return revokeAtProvider(tx, mandate).then(() => 'changed');
  await mandateChanged(tx, state === 'active' ? 'signed' : (state as 'revoked' | 'refused'), mandate);
  return 'changed';
}

/** Ends a mandate: here at once, at the provider by a job until it has heard. */
export async function revokeMandate(
  tx: Tx,
  { buyerId, mandateId }: { buyerId: Id<'person'>; mandateId: Id<'mandate'> },
): Promise<void> {
  const mandate = (await lockMandatesOf(tx, buyerId)).find((m) => m.mandate_id === mandateId);
  if (!mandate) throw new Problem(idNotFound);
  if (mandate.state !== 'active') return;
  await setMandate(tx, mandate, { state: 'revoked', ended_at: now() });
  await revokeAtProvider(tx, mandate);
  await mandateChanged(tx, 'revoked', mandate);
}

const revokeAtProvider = (tx: Tx, { buyer_id: buyerId, mandate_id: mandateId }: MandateRow) =>
  enqueue(tx, 'payments.revoke_mandate', { buyerId, mandateId }, { key: `revoke:${mandateId}` });

/** The job behind it. */
export async function tellRevoked(
  database: Database,
  gateways: Gateways,
  buyerId: Id<'person'>,
  mandateId: Id<'mandate'>,
): Promise<void> {
  const mandate = await mandateOf(database.db, buyerId, mandateId);
  if (mandate?.state !== 'revoked' || !mandate.agreement_no) return;
  const { method, agreement_no: agreementNo } = mandate;
  await gateways.of(method).mandates?.revoke({ mandateId: toWire('mandate', mandateId), agreementNo });
}
