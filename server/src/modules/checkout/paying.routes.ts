import { routes } from '../../platform/endpoint.ts';
import { now } from '../../platform/clock.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { fenOut } from '../../platform/money.ts';
import type { Db } from '../../platform/db.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { linesOf, ordersByIds, purchaseOf, type Purchase } from '../orders/index.ts';
import { showOffer } from '../credit/index.ts';
import {
  isLent,
  offeredGateway,
  openGateways,
  payerOf,
  paymentProblems,
  paymentsOf,
  showWhere,
  startPayment,
} from '../payments/index.ts';
import { payingContract } from './paying.contract.ts';
import { offerFor, payLent } from './on-credit.ts';
import { notPayable } from './paying.problems.ts';

export const payingRoutes = ({ config }: House) => {
  const gateways = openGateways(config);
  return routes(payingContract, {
    'POST /purchases/:purchaseId/payments': async ({ database, caller, params, body, locale, request }) => {
      const purchaseId = fromWire('purchase', params.purchaseId);
      const purchase = await mine(database.db, caller.personId, purchaseId);
      if (purchase.state === 'paid') throw new Problem(paymentProblems.alreadyPaid);
      if (purchase.state !== 'unpaid' || purchase.payBy <= now()) throw new Problem(notPayable);
      const { method, tenor, returnPath, openId } = body;
      if (isLent(method)) {
        const lentId = toWire('payment', await payLent(database, purchase, { method, tenor }));
        return { paymentId: lentId, redirectUrl: comeBack(returnPath, lentId), scan: false, invoke: null };
      }
      const started = await startPayment(database, offeredGateway(gateways, method), {
        buyerId: caller.personId,
        purpose: 'purchase',
        subjectId: purchaseId,
        amountFen: purchase.payableFen,
        subject: await subjectOf(database.db, purchase, locale),
        returnUrl: returnPath,
        expiresAt: purchase.payBy,
        buyer: payerOf(request, openId),
      });
      return { paymentId: toWire('payment', started.paymentId), ...showWhere(started) };
    },
    'GET /purchases/:purchaseId/credit-offer': async ({ db, caller, params }) =>
      showOffer(await offerFor(db, await mine(db, caller.personId, fromWire('purchase', params.purchaseId)))),
    'GET /purchases/:purchaseId/payments': async ({ db, caller, params }) => {
      const purchaseId = fromWire('purchase', params.purchaseId);
      await mine(db, caller.personId, purchaseId);
      const attempts = await paymentsOf(db, caller.personId, purchaseId);
      return { items: attempts.map(show), next: null };
    },
    'GET /purchases/:purchaseId/payments/:paymentId': async ({ db, caller, params }) => {
      const paymentId = fromWire('payment', params.paymentId);
      const attempts = await paymentsOf(db, caller.personId, fromWire('purchase', params.purchaseId));
      const payment = attempts.find(({ payment_id }) => payment_id === paymentId);
      if (!payment) throw new Problem(idNotFound);
      return show(payment);
    },
  });
};

type PaymentRow = Awaited<ReturnType<typeof paymentsOf>>[number];

function show({ payment_id, method, amount_fen, refunded_fen, state, started_at, ended_at }: PaymentRow) {
  return {
    paymentId: toWire('payment', payment_id),
    method,
    amountFen: fenOut(amount_fen),
    refundedFen: fenOut(refunded_fen),
    state,
    startedAt: started_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
  };
}

/** Nothing is to be done elsewhere: the buyer comes back at once, as from a provider. */
const comeBack = (path: string, payment: string) =>
  `${path}${path.includes('?') ? '&' : '?'}payment=${payment}`;

async function mine(db: Db, buyerId: Id<'person'>, purchaseId: Id<'purchase'>) {
  const purchase = await purchaseOf(db, buyerId, purchaseId);
  if (!purchase) throw new Problem(idNotFound);
  return purchase;
}

/** What the provider shows the buyer: the first title, and how much more there is. */
async function subjectOf(db: Db, { buyerId, orderIds }: Purchase, locale: Locale): Promise<string> {
  const lines = [...(await linesOf(db, await ordersByIds(db, buyerId, orderIds))).values()].flat();
  const first = lines[0];
  if (!first) return 'Jishi';
  const title = (locale === 'en' && first.titleEn) || first.title;
  const more = lines.length - 1;
  return more === 0 ? title : `${title} ${locale === 'en' ? `and ${more} more` : `等 ${lines.length} 件`}`;
}
