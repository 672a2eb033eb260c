import { audit } from '../../platform/audit.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { badCursor, cursorIn, page, timeAndId } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import type { Gateways } from './gateways.ts';
import { operatingContract } from './operating.contract.ts';
import { alreadyResolved, methodNotOffered } from './problems.ts';
import { listDifferences, resolveDifference, type DifferenceRow } from './reconciliation/differences.sql.ts';
import { reconcile } from './reconciliation/reconcile.ts';
import {
  listReconciliations,
  reconciliationById,
  type ReconciliationRow,
} from './reconciliation/reconciliations.sql.ts';
import { listRefusedRefunds, retryRefund, settleRefund, type RefusedRefund } from './refused-refunds.ts';
import { unavailableAsProblem } from './start-payment.ts';

const perPage = 20;

export const operatingRoutes = (gateways: Gateways) =>
  routes(operatingContract, {
    'GET /operations/reconciliations': async ({ db, query: { method, cursor, limit = perPage } }) => {
      const after = dayAndMethod(cursor);
      const rows = await listReconciliations(db, { after, limit, ...(method ? { method } : {}) });
      return page(rows, limit, reconciliationView, ({ day, method: of }) => [day, of]);
    },
    'POST /operations/reconciliations': async ({ database, caller, body: { method, day } }) => {
      const gateway = gateways.offered.find((each) => each.method === method);
      if (!gateway) throw new Problem(methodNotOffered);
      const id = await reconcile(database, gateway, day).catch(unavailableAsProblem);
      const subject = toWire('reconciliation', id);
      await database.transact((tx) =>
        audit(tx, {
          actorId: caller.personId,
          action: 'reconciliation.run',
          subject,
          details: { method, day },
        }),
      );
      return reconciliationView(await reconciliationById(database.db, id));
    },
    'GET /operations/differences': async ({ db, query }) => {
      const { state, reconciliationId, cursor, limit = perPage } = query;
      const rows = await listDifferences(db, {
        ...(state ? { state } : {}),
        ...(reconciliationId ? { reconciliationId: fromWire('reconciliation', reconciliationId) } : {}),
        after: timeAndId(cursor),
        limit,
      });
      return page(rows, limit, differenceView, (row) => [row.foundAt.toISOString(), row.differenceId]);
    },
    'POST /operations/differences/:differenceId/resolution': async ({
      tx,
      caller,
      params,
      body: { note },
    }) => {
      const differenceId = fromWire('difference', params.differenceId);
      const outcome = await resolveDifference(tx, { differenceId, actorId: caller.personId, note });
      if (outcome === 'missing') throw new Problem(idNotFound);
      if (outcome === 'known') throw new Problem(alreadyResolved);
      const subject = params.differenceId;
      await audit(tx, {
        actorId: caller.personId,
        action: 'difference.resolved',
        subject,
        details: { note },
      });
      return null;
    },
    'GET /operations/refused-refunds': async ({ db, query: { cursor, limit = perPage } }) => {
      const rows = await listRefusedRefunds(db, { after: timeAndId(cursor), limit });
      return page(rows, limit, refundView, (row) => [row.requestedAt.toISOString(), row.refundId]);
    },
    'POST /operations/refused-refunds/:refundId/retry': async ({ tx, caller, params }) => {
      await retryRefund(tx, { refundId: fromWire('refund', params.refundId), actorId: caller.personId });
      return null;
    },
    'POST /operations/refused-refunds/:refundId/settlement': async ({
      tx,
      caller,
      params,
      body: { note },
    }) => {
      await settleRefund(tx, {
        refundId: fromWire('refund', params.refundId),
        actorId: caller.personId,
        note,
      });
      return null;
    },
  });

function dayAndMethod(cursor: string | undefined): [string, string] | null {
  const key = cursorIn(cursor, 2);
  if (!key) return null;
  const [day, method] = key;
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))
    throw new Problem(badCursor);
  return [day, String(method)];
}

function reconciliationView({
  reconciliationId,
  ranAt,
  paidFen,
  refundedFen,
  feeFen,
  ...row
}: ReconciliationRow) {
  return {
    ...row,
    reconciliationId: toWire('reconciliation', reconciliationId),
    ranAt: ranAt.toISOString(),
    paidFen: fenOut(paidFen),
    refundedFen: fenOut(refundedFen),
    feeFen: fenOut(feeFen),
  };
}

function differenceView({ differenceId, reconciliationId, oursFen, theirsFen, ...row }: DifferenceRow) {
  return {
    ...row,
    differenceId: toWire('difference', differenceId),
    reconciliationId: toWire('reconciliation', reconciliationId),
    oursFen: oursFen === null ? null : fenOut(oursFen),
    theirsFen: theirsFen === null ? null : fenOut(theirsFen),
    foundAt: row.foundAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}

function refundView({ refundId, buyerId, amountFen, requestedAt, refusedAt, ...row }: RefusedRefund) {
  return {
    ...row,
    refundId: toWire('refund', refundId),
    buyerId: toWire('person', buyerId),
    amountFen: fenOut(amountFen),
    requestedAt: requestedAt.toISOString(),
    refusedAt: refusedAt.toISOString(),
  };
}
