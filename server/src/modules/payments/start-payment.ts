import { later, now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { closeAttempts } from './close-payments.ts';
import { GatewayUnavailable, type Gateway, type OpenTrade } from './gateway.ts';
import { nextQueryDelayMs, type Purpose } from './payment.ts';
import { insertPayment, lockPaymentsOf, notePending } from './payments.sql.ts';
import { alreadyPaid, bankAway } from './problems.ts';
import type { PaymentRow, SubjectId } from './tables.ts';

export type StartPayment = {
  readonly buyerId: Id<'person'>;
  readonly purpose: Purpose;
  readonly subjectId: SubjectId;
  readonly amountFen: bigint;
  /** What the provider shows the buyer. */
  readonly subject: string;
  readonly returnUrl: string;
} & Pick<OpenTrade, 'expiresAt' | 'buyer'>;

/** Where to pay: a page to go to, a text to show as a QR code (`scan`), or what to give to the wallet around the page. */
export type StartedPayment = {
  readonly paymentId: Id<'payment'>;
  readonly redirectUrl: string;
  readonly scan: boolean;
  readonly invoke?: Readonly<Record<string, string>>;
};

/**
 * Records the intent, then asks the provider, then records its answer: a crash between leaves a payment whose outcome
 * is asked later. An attempt still open is used again, so that two tabs lead to one trade; one whose address has expired
 * is closed for a new one, and money that comes for both goes back once.
 */
export async function startPayment(
  database: Database,
  gateway: Gateway,
  start: StartPayment,
): Promise<StartedPayment> {
  const payment = await database.transact((tx) => recordIntent(tx, gateway, start));
  const paymentId = payment.payment_id;
  if (payment.redirect_url) return { paymentId, redirectUrl: payment.redirect_url, scan: payment.scan };
  const { subject, returnUrl, expiresAt, buyer } = start;
  const trade = await gateway
    .openTrade({
      paymentId: toWire('payment', paymentId),
      amountFen: payment.amount_fen,
      subject,
      returnUrl: withPayment(returnUrl, paymentId),
      ...(expiresAt ? { expiresAt } : {}),
      ...(buyer ? { buyer } : {}),
    })
    .catch(unavailableAsProblem);
  await database.transact((tx) => notePending(tx, payment, trade));
  const { redirectUrl, codeUrl, invoke } = trade;
  return { paymentId, redirectUrl, scan: codeUrl !== undefined, ...(invoke ? { invoke } : {}) };
}

async function recordIntent(
  tx: Tx,
  { method, pageLastsMs = Infinity }: Gateway,
  { buyerId, purpose, subjectId, amountFen }: StartPayment,
): Promise<PaymentRow> {
  const attempts = await lockPaymentsOf(tx, buyerId, subjectId);
  if (attempts.some(({ state }) => state === 'captured')) throw new Problem(alreadyPaid);
  const open = attempts.filter(
    (p) =>
      p.method === method && p.amount_fen === amountFen && (p.state === 'starting' || p.state === 'pending'),
  );
  const usable = open.find(
    ({ state, started_at }) => state === 'starting' || now().getTime() - started_at.getTime() < pageLastsMs,
  );
  if (usable) return usable;
  await closeAttempts(tx, open);
  const row: PaymentRow = {
    buyer_id: buyerId,
    payment_id: newId('payment', buyerId),
    purpose,
    subject_id: subjectId,
    method,
    amount_fen: amountFen,
    currency: 'CNY',
    state: 'starting',
    refunded_fen: 0n,
    provider_trade_no: null,
    redirect_url: null,
    scan: false,
    started_at: now(),
    ended_at: null,
    next_query_at: later(now(), nextQueryDelayMs(0)),
    queries: 0,
  };
  await insertPayment(tx, row);
  return row;
}

function withPayment(returnUrl: string, paymentId: Id<'payment'>): string {
  return `${returnUrl}${returnUrl.includes('?') ? '&' : '?'}payment=${toWire('payment', paymentId)}`;
}

/** A provider that is away is told to the caller as such; everything else stays what it is. */
export function unavailableAsProblem(error: unknown): never {
  throw error instanceof GatewayUnavailable ? new Problem(bankAway) : error;
}
