import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire, type Id } from '../../platform/ids.ts';
import { page, timeAndId } from '../../platform/paging.ts';
import { peopleByIds } from '../identity/index.ts';
import { listAudit, type AuditRow } from './audit-log.sql.ts';
import { operationsContract } from './contract.ts';
import { listFailures, type FailureRow } from './failures.sql.ts';
import { dismissFailure, retryFailure } from './settle-failure.ts';

const perPage = 20;

export const operationsRoutes = routes(operationsContract, {
  'GET /operations/failures': async ({ db, query: { kind, cursor, limit = perPage } }) => {
    const rows = await listFailures(db, { limit, after: timeAndId(cursor), ...(kind ? { kind } : {}) });
    return page(rows, limit, failureView, ({ failedAt, failureId }) => [failedAt.toISOString(), failureId]);
  },
  'POST /operations/failures/:failureId/retry': async ({ tx, caller, params }) => {
    await retryFailure(tx, { failureId: fromWire('failure', params.failureId), actorId: caller.personId });
    return null;
  },
  'POST /operations/failures/:failureId/dismissal': async ({ tx, caller, params, body }) => {
    await dismissFailure(tx, {
      failureId: fromWire('failure', params.failureId),
      actorId: caller.personId,
      reason: body.reason,
    });
    return null;
  },
  'GET /operations/audit-log': async ({
    db,
    query: { actorId, shopId, action, subject, from, to, cursor, limit = perPage },
  }) => {
    const filter = {
      ...(actorId ? { actorId: fromWire('person', actorId) } : {}),
      ...(shopId ? { shopId: fromWire('shop', shopId) } : {}),
      ...(action ? { action } : {}),
      ...(subject ? { subject } : {}),
      ...(from ? { from: new Date(from) } : {}),
      ...(to ? { to: new Date(to) } : {}),
    };
    const rows = await listAudit(db, filter, timeAndId(cursor), limit);
    const people = await peopleByIds(
      db,
      rows.flatMap((row) => row.actorId ?? []),
    );
    const nameOf = (personId: Id<'person'>) => people.get(personId)?.nickname ?? '';
    return page(
      rows,
      limit,
      (row) => auditView(row, nameOf),
      ({ at, auditId }) => [at.toISOString(), auditId],
    );
  },
});

function failureView({
  failureId,
  kind,
  source,
  subject,
  error,
  payload,
  attempts,
  failedAt,
  retrying,
}: FailureRow) {
  return {
    failureId: toWire('failure', failureId),
    kind,
    source,
    subject,
    error: error.split('\n', 1)[0]!,
    trace: error,
    payload,
    attempts,
    failedAt: failedAt.toISOString(),
    state: retrying ? ('retrying' as const) : ('open' as const),
  };
}

function auditView(
  { auditId, at, actorId, action, subject, shopId, details }: AuditRow,
  nameOf: (personId: Id<'person'>) => string,
) {
  return {
    auditId: toWire('audit', auditId),
    at: at.toISOString(),
    action,
    subject,
    details,
    actor: actorId === null ? null : { personId: toWire('person', actorId), nickname: nameOf(actorId) },
    shopId: shopId === null ? null : toWire('shop', shopId),
  };
}
