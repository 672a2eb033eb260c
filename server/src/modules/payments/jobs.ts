import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { toWire, type Id, type Kind } from '../../platform/ids.ts';
import type { Job, Sweep } from '../../platform/jobs.ts';
import { leaseDueCharges } from './charges.sql.ts';
import { GatewayUnavailable, type Gateway, type Statement } from './gateway.ts';
import type { Gateways } from './gateways.ts';
import { leaseDueMandates } from './mandates.sql.ts';
import type { ProviderMethod } from './payment.ts';
import { leaseDueQueries, paymentOf } from './payments.sql.ts';
import { recordOutcome } from './record-outcome.ts';
import { queryCharge, sendCharge } from './request-charge.ts';
import { sendRefund } from './send-refund.ts';
import { recordMandate, tellRevoked } from './sign-mandate.ts';
import type { MandateRow, PaymentRow } from './tables.ts';

export function paymentJobs(gateways: Gateways): Job[] {
  return [
    {
      name: 'payments.send_refund',
      run: (database, { buyerId, refundId }) =>
        sendRefund(database, gateways, buyerId as Id<'person'>, refundId as Id<'refund'>),
    },
    {
      name: 'payments.send_charge',
      run: (database, { buyerId, chargeId }) =>
        unlessAway(sendCharge(database, gateways, buyerId as Id<'person'>, chargeId as Id<'charge'>)),
    },
    {
      name: 'payments.close_trade',
      run: (database, { buyerId, paymentId }) =>
        closeTrade(database, gateways, buyerId as Id<'person'>, paymentId as Id<'payment'>),
    },
    {
      name: 'payments.revoke_mandate',
      run: (database, { buyerId, mandateId }) =>
        tellRevoked(database, gateways, buyerId as Id<'person'>, mandateId as Id<'mandate'>),
    },
  ];
}

async function closeTrade(
  database: Database,
  gateways: Gateways,
  buyerId: Id<'person'>,
  paymentId: Id<'payment'>,
): Promise<void> {
  const payment = await paymentOf(database.db, buyerId, paymentId);
  if (payment?.state !== 'starting' && payment?.state !== 'pending') return;
  const gateway = gateways.of(payment.method as ProviderMethod);
  const said = await gateway.closeTrade(toWire('payment', paymentId));
  await database.transact((tx) => recordOutcome(tx, gateway, paymentId, said));
}

/**
 * Asks providers about outcomes that no notice has brought: the query is the truth, the notice a hint. Payments, charges and
 * mandates have a timer each, so that none of them waits for another.
 */
export function queryUnknownOutcomes(gateways: Gateways): Sweep[] {
  const everyMs = 5_000;
  return [
    {
      name: 'payments.query_payments',
      everyMs,
      run: (database, stop) =>
        eachLeased(database, 'payment', stop, {
          lease: leaseDueQueries,
          idOf: ({ payment_id }) => payment_id,
          ask: (payment) => queryPayment(database, gateways, payment),
        }),
    },
    {
      name: 'payments.query_charges',
      everyMs,
      run: (database, stop) =>
        eachLeased(database, 'charge', stop, {
          lease: leaseDueCharges,
          idOf: ({ charge_id }) => charge_id,
          ask: (charge) => queryCharge(database, gateways.of(charge.method), charge),
        }),
    },
    {
      name: 'payments.query_mandates',
      everyMs,
      run: (database, stop) =>
        eachLeased(database, 'mandate', stop, {
          lease: leaseDueMandates,
          idOf: ({ mandate_id }) => mandate_id,
          ask: (mandate) => queryMandate(database, gateways, mandate),
        }),
    },
  ];
}

type Leased<Row> = {
  readonly lease: (tx: Tx, time: Date, limit: number) => Promise<Row[]>;
  readonly idOf: (row: Row) => string;
  readonly ask: (row: Row) => Promise<unknown>;
};

/** Rows that are leased have their next query later: they are not due a second time in one run. */
function eachLeased<Row>(
  database: Database,
  of: Kind,
  stop: AbortSignal | undefined,
  { lease, idOf, ask }: Leased<Row>,
): Promise<number> {
  const time = now();
  return eachDue({
    of,
    page: async (limit) =>
      (await database.transact((tx) => lease(tx, time, limit))).map((row) => ({ id: idOf(row), row })),
    act: ({ row }) => unlessAway(ask(row)),
    stop,
  });
}

/** After this a page that was left is taken for left. Money that comes all the same is captured, however late. */
const openLastsMs = 24 * 3_600_000;

/** Closes what nobody pays. A trade that the provider does not know, or will not close, is closed on our side. */
async function giveUp(gateway: Gateway, paymentId: string): Promise<Statement> {
  const said = await gateway.closeTrade(paymentId);
  return said.outcome === 'open' ? { ...said, outcome: 'closed' } : said;
}

async function queryPayment(
  database: Database,
  gateways: Gateways,
  { payment_id: paymentId, method, started_at: startedAt }: PaymentRow,
): Promise<void> {
  const gateway = gateways.of(method as ProviderMethod);
  const wireId = toWire('payment', paymentId);
  const abandoned = later(startedAt, openLastsMs) < now();
  const said = await (abandoned ? giveUp(gateway, wireId) : gateway.queryTrade(wireId));
  await database.transact((tx) => recordOutcome(tx, gateway, paymentId, said));
}

async function queryMandate(
  database: Database,
  gateways: Gateways,
  { mandate_id: mandateId, method, started_at: startedAt }: MandateRow,
): Promise<void> {
  const gateway = gateways.of(method);
  const said = await gateway.mandates?.query(toWire('mandate', mandateId));
  if (!said) return;
  const abandoned = later(startedAt, openLastsMs) < now();
  const outcome = said.state === 'signing' && abandoned ? { ...said, state: 'refused' as const } : said;
  await database.transact((tx) => recordMandate(tx, gateway, mandateId, outcome));
}

/** A provider that does not answer is asked again later; anything else is our mistake. */
async function unlessAway(asking: Promise<unknown>): Promise<void> {
  await asking.catch((error: unknown) => {
    if (!(error instanceof GatewayUnavailable)) throw error;
  });
}
