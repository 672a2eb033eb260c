import { later, now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
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

const batch = 50;

/** Asks providers about outcomes that no notice has brought: the query is the truth, the notice a hint. */
export function queryUnknownOutcomes(gateways: Gateways): Sweep {
  return {
    name: 'payments.query_unknown_outcomes',
    everyMs: 5_000,
    run: async (database) => {
      const taken = [
        await queryPayments(database, gateways),
        await queryCharges(database, gateways),
        await queryMandates(database, gateways),
      ];
      return taken.some((count) => count === batch) ? 1 : 0;
    },
  };
}

/** After this a page that was left is taken for left. Money that comes all the same is captured, however late. */
const openLastsMs = 24 * 3_600_000;

/** Closes what nobody pays. A trade that the provider does not know, or will not close, is closed on our side. */
async function giveUp(gateway: Gateway, paymentId: string): Promise<Statement> {
  const said = await gateway.closeTrade(paymentId);
  return said.outcome === 'open' ? { ...said, outcome: 'closed' } : said;
}

async function queryPayments(database: Database, gateways: Gateways): Promise<number> {
  const due = await database.transact((tx) => leaseDueQueries(tx, batch));
  for (const { payment_id: paymentId, method, started_at: startedAt } of due) {
    const gateway = gateways.of(method as ProviderMethod);
    await unlessAway(
      (later(startedAt, openLastsMs) < now()
        ? giveUp(gateway, toWire('payment', paymentId))
        : gateway.queryTrade(toWire('payment', paymentId))
      ).then((said) => database.transact((tx) => recordOutcome(tx, gateway, paymentId, said))),
    );
  }
  return due.length;
}

async function queryCharges(database: Database, gateways: Gateways): Promise<number> {
  const due = await database.transact((tx) => leaseDueCharges(tx, batch));
  for (const charge of due) await unlessAway(queryCharge(database, gateways.of(charge.method), charge));
  return due.length;
}

async function queryMandates(database: Database, gateways: Gateways): Promise<number> {
  const due = await database.transact((tx) => leaseDueMandates(tx, batch));
  for (const { mandate_id: mandateId, method, started_at: startedAt } of due) {
    const gateway = gateways.of(method);
    const query = gateway.mandates?.query(toWire('mandate', mandateId));
    if (!query) continue;
    const abandoned = later(startedAt, openLastsMs) < now();
    await unlessAway(
      query.then((said) =>
        database.transact((tx) =>
          recordMandate(
            tx,
            gateway,
            mandateId,
            said.state === 'signing' && abandoned ? { ...said, state: 'refused' } : said,
          ),
        ),
      ),
    );
  }
  return due.length;
}

/** A provider that does not answer is asked again later; anything else is our mistake. */
async function unlessAway(asking: Promise<unknown>): Promise<void> {
  await asking.catch((error: unknown) => {
    if (!(error instanceof GatewayUnavailable)) throw error;
  });
}
