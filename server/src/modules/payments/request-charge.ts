import { assert } from '../../platform/assert.ts';
import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { chargeBySource, chargeOf, insertCharge } from './charges.sql.ts';
import type { Gateway } from './gateway.ts';
import type { Gateways } from './gateways.ts';
import { mandateOf } from './mandates.sql.ts';
import { nextQueryDelayMs } from './payment.ts';
import { recordCharge } from './record-charge.ts';
import type { ChargeRow } from './tables.ts';

export type RequestCharge = {
  readonly buyerId: Id<'person'>;
  readonly mandateId: Id<'mandate'>;
  readonly amountFen: bigint;
  readonly subject: string;
  /** Names what is charged for; the same source is charged once. */
  readonly sourceKey: string;
};

/**
 * Asks for money under a mandate. It is recorded here, sent by a job, and heard of as payments.charge_succeeded or
 * payments.charge_failed. The same source again is the same charge, whatever became of it.
 */
export async function requestCharge(tx: Tx, wanted: RequestCharge): Promise<Id<'charge'>> {
  const { buyerId, mandateId, amountFen, subject, sourceKey } = wanted;
  const mandate = await mandateOf(tx, buyerId, mandateId);
  assert(mandate, 'a charge is made under a mandate of its buyer');
  const charge: ChargeRow = {
    buyer_id: buyerId,
    charge_id: newId('charge', buyerId),
    mandate_id: mandateId,
    method: mandate.method,
    amount_fen: amountFen,
    currency: 'CNY',
    subject,
    source_key: sourceKey,
    state: 'requested',
    reason: null,
    refunded_fen: 0n,
    provider_trade_no: null,
    requested_at: now(),
    ended_at: null,
    next_query_at: later(now(), nextQueryDelayMs(0)),
    queries: 0,
  };
  if (!(await insertCharge(tx, charge))) return (await chargeBySource(tx, buyerId, sourceKey))!.charge_id;
  const chargeId = charge.charge_id;
  await enqueue(tx, 'payments.send_charge', { buyerId, chargeId }, { key: `charge:${chargeId}` });
  return chargeId;
}

/** Sends a charge that was recorded. Without an answer its outcome is unknown, and asked by the sweep. */
export async function sendCharge(
  database: Database,
  gateways: Gateways,
  buyerId: Id<'person'>,
  chargeId: Id<'charge'>,
): Promise<void> {
  const charge = await chargeOf(database.db, buyerId, chargeId);
  if (charge?.state !== 'requested') return;
  await sendTo(database, gateways.of(charge.method), charge);
}

/** Asks what became of a charge; one that the provider never heard of is sent again. */
export async function queryCharge(database: Database, gateway: Gateway, charge: ChargeRow): Promise<void> {
  const said = await gateway.mandates?.queryCharge(toWire('charge', charge.charge_id));
  if (said) await database.transact((tx) => recordCharge(tx, gateway, charge.charge_id, said));
  else await sendTo(database, gateway, charge);
}

async function sendTo(database: Database, gateway: Gateway, charge: ChargeRow): Promise<void> {
  const { buyer_id: buyerId, charge_id: chargeId, amount_fen: amountFen, subject } = charge;
  const mandate = await mandateOf(database.db, buyerId, charge.mandate_id);
  assert(mandate && gateway.mandates, 'a mandate was signed where charges are possible');
  const refused = { outcome: 'declined', tradeNo: '', amountFen, currency: 'CNY' } as const;
  const said =
    mandate.state === 'active'
      ? await gateway.mandates.charge({
          chargeId: toWire('charge', chargeId),
          agreementNo: mandate.agreement_no!,
          amountFen,
          subject,
        })
      : ({ ...refused, merchantNo: gateway.merchantNo, reason: 'mandate_revoked' } as const);
  await database.transact((tx) => recordCharge(tx, gateway, chargeId, said));
}
