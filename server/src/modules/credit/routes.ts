import { routes } from '../../platform/endpoint.ts';
import type { Database } from '../../platform/db.ts';
import { fromWire, idNotFound, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { page, timeAndId } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { payerOf, showWhere, type Gateways } from '../payments/index.ts';
import { activate, deactivate } from './activate.ts';
import { listAgreements } from './agreements.sql.ts';
import { creditContract } from './contract.ts';
import type { CreditDecider } from './credit-decider.ts';
import { schedules, showPlan } from './offer.ts';
import { surplusOf } from './receipts.sql.ts';
import { quoteRepayment, repaymentOf, startRepayment, type Wanted } from './repay.ts';
import { operationsHandlers } from './routes-operations.ts';
import { setShopTerms, shopTermsOf } from './shop-terms.ts';
import { showWholeAgreement } from './show-agreement.ts';
import { showBills } from './show-bills.ts';
import { showAgreement, showStanding } from './show.ts';

const perPage = 20;

export type Outside = {
  readonly database: Database;
  readonly gateways: Gateways;
  readonly decider: CreditDecider;
};

export const creditRoutes = (outside: Outside) =>
  routes(creditContract, {
    'GET /me/credit': ({ db, caller }) => showStanding(db, caller.personId),
    'POST /me/credit/activation': ({ database, caller, body }) =>
      activate(database, outside, {
        buyerId: caller.personId,
        agreementVersion: body.agreementVersion,
        returnUrl: body.returnPath,
      }),
    'POST /me/credit/deactivation': async ({ tx, caller }) => {
      await deactivate(tx, caller.personId);
      return null;
    },
    'GET /me/credit/bills': ({ db, caller, query }) => showBills(db, caller.personId, query.month),
    'GET /me/credit/agreements': async ({ db, caller, query }) => {
      const { cursor, limit = perPage, open, purchaseId } = query;
      const rows = await listAgreements(db, caller.personId, {
        after: timeAndId(cursor),
        limit,
        open,
        purchaseId: purchaseId === undefined ? undefined : fromWire('purchase', purchaseId),
      });
      return page(rows, limit, showAgreement, ({ grantedAt, agreementId }) => [
        grantedAt.toISOString(),
        agreementId,
      ]);
    },
    'GET /me/credit/agreements/:agreementId': ({ db, caller, params }) =>
      showWholeAgreement(db, caller.personId, fromWire('creditAgreement', params.agreementId)),
    'GET /me/credit/plans': async ({ db, query }) => ({
      plans: (await schedules(db, [], BigInt(query.amountFen))).map(showPlan),
    }),
    'POST /me/credit/repayment-quotes': async ({ tx, caller, body }) => {
      const { amountFen, savedFeeFen, debts } = await quoteRepayment(tx, caller.personId, wantedOf(body));
      return {
        amountFen: fenOut(amountFen),
        savedFeeFen: fenOut(savedFeeFen),
        instalmentIds: debts.map(({ instalmentId }) => toWire('instalment', instalmentId)),
      };
    },
    'POST /me/credit/repayments': async ({ database, caller, body, request }) => {
      const started = await startRepayment(database, outside.gateways, {
        ...wantedOf(body),
        buyerId: caller.personId,
        method: body.method,
        returnUrl: body.returnPath,
        buyer: payerOf(request, body.openId),
      });
      return {
        repaymentId: toWire('repayment', started.repaymentId),
        amountFen: fenOut(started.amountFen),
        ...showWhere(started),
      };
    },
    'GET /me/credit/repayments/:repaymentId': async ({ db, caller, params }) => {
      const repaymentId = fromWire('repayment', params.repaymentId);
      const repayment = await repaymentOf(db, caller.personId, repaymentId);
      if (!repayment) throw new Problem(idNotFound);
      const surplusFen = await surplusOf(db, caller.personId, repaymentId);
      return {
        repaymentId: params.repaymentId,
        state: repayment.state,
        amountFen: fenOut(repayment.amountFen),
        surplusFen: surplusFen === null ? null : fenOut(surplusFen),
      };
    },
    'GET /shops/:shopId/credit-terms': ({ db, shopId }) => showTerms(db, shopId),
    'PUT /shops/:shopId/credit-terms': async ({ tx, shopId, caller, body }) => {
      await setShopTerms(tx, { shopId, actorId: caller.personId, terms: body });
      return showTerms(tx, shopId);
    },
    ...operationsHandlers,
  });

async function showTerms(
  ...[db, shopId]: [Parameters<typeof shopTermsOf>[0], Parameters<typeof shopTermsOf>[1][number]]
) {
  const [terms] = await shopTermsOf(db, [shopId]);
  return { payLater: terms!.payLater, freeTenors: [...terms!.freeTenors] };
}

type Asked = { scope: Wanted['scope']; agreementId?: string; amountFen?: number };

/** Everything of one agreement, of what is overdue, or of all; an agreement that is meant must be named. */
function wantedOf({ scope, agreementId, amountFen }: Asked): Wanted {
  if (scope === 'agreement' && agreementId === undefined) throw new Problem(idNotFound);
  return {
    scope,
    agreementId: agreementId === undefined ? undefined : fromWire('creditAgreement', agreementId),
    amountFen: amountFen === undefined ? undefined : BigInt(amountFen),
  };
}
