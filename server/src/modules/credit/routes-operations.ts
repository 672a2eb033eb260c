import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { cursorIn, integerIn, page, timeAndId, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { peopleByIds } from '../identity/index.ts';
import { freeze, release } from './activate.ts';
import { listAgreements } from './agreements.sql.ts';
import { daysBetween } from './calendar.ts';
import type { operationsCreditContract } from './contract-operations.ts';
import { historyOf, standingOf } from './lines.sql.ts';
import { listLines, listOverdue, remindersOf, type LineRow } from './operations.sql.ts';
import { showPortfolio } from './show-portfolio.ts';
import { iso, showAgreement, showInstalments } from './show.ts';
import { writeOff } from './write-off.ts';

const perPage = 20;
const shownAgreements = 50;

export const operationsHandlers: Handlers<typeof operationsCreditContract> = {
  'GET /operations/credit/portfolio': ({ db }) => showPortfolio(db),
  'GET /operations/credit/people': async ({ db, query: { cursor, limit = perPage, state } }) => {
    const key = cursorIn(cursor, 2);
    const after = key && { fen: BigInt(integerIn(key[0])), id: uuidIn(key[1]) };
    const rows = await listLines(db, { state, after, limit });
    const nameOf = await namesOf(db, rows);
    return page(
      rows,
      limit,
      (row) => showLine(row, nameOf(row.buyerId)),
      ({ overdueFen, buyerId }) => [fenOut(overdueFen), buyerId],
    );
  },
  'GET /operations/credit/people/:personId': ({ db, params }) =>
    showPerson(db, fromWire('person', params.personId)),
  'POST /operations/credit/people/:personId/freeze': async ({ tx, caller, params, body }) => {
    const buyerId = fromWire('person', params.personId);
    await freeze(tx, { buyerId, actorId: caller.personId, reason: body.reason });
    return null;
  },
  'POST /operations/credit/people/:personId/release': async ({ tx, caller, params, body }) => {
    const buyerId = fromWire('person', params.personId);
    await release(tx, { buyerId, actorId: caller.personId, reason: body.reason });
    return null;
  },
  'GET /operations/credit/overdue': async ({
    db,
    query: { cursor, limit = perPage, writtenOff = false },
  }) => {
    const rows = await listOverdue(db, { writtenOff, after: timeAndId(cursor), limit });
    const nameOf = await namesOf(db, rows);
    const shown = await Promise.all(rows.map((row) => showInstalments(db, row.buyerId, [row])));
    return page(
      rows.map((row, n) => ({ row, instalment: shown[n]![0]! })),
      limit,
      ({ row, instalment }) => ({
        personId: toWire('person', row.buyerId),
        nickname: nameOf(row.buyerId),
        instalment,
        overdueSince: row.overdueSince!.toISOString(),
        daysOverdue: Math.max(0, daysBetween(row.overdueSince!, now())),
        failures: row.failures,
      }),
      ({ row }) => [row.overdueSince!.toISOString(), row.instalmentId],
    );
  },
  'POST /operations/credit/people/:personId/instalments/:instalmentId/write-off': async ({
    tx,
    caller,
    params,
    body,
  }) => {
    await writeOff(tx, {
      buyerId: fromWire('person', params.personId),
      instalmentId: fromWire('instalment', params.instalmentId),
      actorId: caller.personId,
      reason: body.reason,
    });
    return null;
  },
};

async function namesOf(db: Db, rows: readonly { buyerId: Id<'person'> }[]) {
  const people = await peopleByIds(
    db,
    rows.map(({ buyerId }) => buyerId),
  );
  return (buyerId: Id<'person'>) => people.get(buyerId)?.nickname ?? '';
}

function showLine({ buyerId, ...line }: LineRow, nickname: string) {
  return {
    personId: toWire('person', buyerId),
    nickname,
    state: line.state,
    limitFen: fenOut(line.limitFen),
    usedFen: fenOut(line.usedFen),
    overdueFen: fenOut(line.overdueFen),
    score: line.score,
    decidedBy: line.decidedBy,
    frozenReason: line.frozenReason,
  };
}

/** Why a person has the limit they have, and what became of what was lent. */
async function showPerson(db: Db, buyerId: Id<'person'>) {
  const { line, overdueFen } = await standingOf(db, buyerId);
  if (!line) throw new Problem(idNotFound);
  const { receivedFen, ...counts } = await historyOf(db, buyerId);
  const agreements = await listAgreements(db, buyerId, { after: null, limit: shownAgreements });
  const nameOf = await namesOf(db, [line]);
  return {
    ...showLine({ ...line, limitFen: line.grantedFen, overdueFen }, nameOf(buyerId)),
    decidedAt: line.decidedAt.toISOString(),
    activatedAt: iso(line.activatedAt),
    factors: [...line.factors],
    history: { ...counts, receivedFen: fenOut(receivedFen) },
    agreements: agreements.slice(0, shownAgreements).map(showAgreement),
    reminders: (await remindersOf(db, buyerId)).map(({ at, step, instalmentId }) => ({
      at: at.toISOString(),
      step,
      instalmentId: toWire('instalment', instalmentId),
    })),
  };
}
