import { later, now } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db.ts';
import type { Id } from '../../../platform/ids.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Bill, Gateway } from '../gateway.ts';
import type { ProviderMethod } from '../payment.ts';
import { beijingDay, fromBeijing } from '../provider-words.ts';
import { dayNotOver } from '../problems.ts';
import { bookSettled, claimLines, matchedElsewhere } from './book.ts';
import { compare, keyOf, type Compared } from './compare.ts';
import { closeFound, keepDifferences } from './differences.sql.ts';
import { ourLines, type OwnedLine } from './ours.sql.ts';
import { countDay, lockDay } from './reconciliations.sql.ts';

const dayMs = 24 * 3_600_000;
const nothing: Bill = { lines: [] };

/** The instants between which a day lies in Beijing. */
const spanOf = (day: string) => {
  const from = fromBeijing(`${day} 00:00:00`);
  return [from, later(from, dayMs)] as const;
};

/**
 * Holds a provider's bill of one day against our books; again gives the same. A bill that is not there yet leaves the day
 * waiting, unless we too know of nothing. Throws dayNotOver, GatewayUnavailable.
 */
export async function reconcile(
  database: Database,
  gateway: Gateway,
  day: string,
): Promise<Id<'reconciliation'>> {
  const span = spanOf(day);
  if (day >= beijingDay(now())) throw new Problem(dayNotOver);
  const bill = await gateway.readBill(day);
  return database.transact((tx) => record(tx, gateway, day, span, bill));
}

async function record(
  tx: Tx,
  { method }: Gateway,
  day: string,
  span: readonly [Date, Date],
  bill: Bill | null,
): Promise<Id<'reconciliation'>> {
  const reconciliationId = await lockDay(tx, method, day);
  const theirs = (bill ?? nothing).lines;
  const ours = await ourLines(
    tx,
    method,
    span,
    theirs.map(({ ourNo }) => ourNo),
  );
  const today = ours.filter(({ onThisDay }) => onThisDay);
  if (bill === null && today.length > 0) {
    const lastError = 'the provider has no bill of this day yet';
    await countDay(tx, reconciliationId, {
      ...noneCounted,
      state: 'waiting',
      oursCount: today.length,
      lastError,
    });
    return reconciliationId;
  }
  const of = { reconciliationId, method, day };
  const { matched, differences } = await matchOnce(tx, of, theirs, ours);
  await keepDifferences(tx, of, differences);
  await closeFound(
    tx,
    of,
    matched.map(({ ourNo }) => ourNo),
  );
  const sum = (kind: string) =>
    theirs.reduce((total, line) => total + (line.kind === kind ? line.amountFen : 0n), 0n);
  await countDay(tx, reconciliationId, {
    state: 'done',
    oursCount: new Set([...today, ...known(ours, theirs)].map(({ ourNo }) => ourNo)).size,
    theirsCount: theirs.length,
    matchedCount: matched.length,
    paidFen: sum('trade'),
    refundedFen: sum('refund'),
    feeFen: theirs.reduce((total, { feeFen }) => total + feeFen, 0n),
    lastError: null,
  });
  return reconciliationId;
}

/**
 * What agrees is claimed before it is said to be matched: whoever compares another day's bill with the same line on it waits
 * here, and then finds it taken. A payment around midnight may stand on the neighbouring day's bill.
 */
async function matchOnce(
  tx: Tx,
  { method, day }: { method: ProviderMethod; day: string },
  theirs: Bill['lines'],
  ours: readonly OwnedLine[],
): Promise<Compared> {
  const owners = new Map(ours.map((line) => [keyOf(line), line.buyerId]));
  const agreed = compare(theirs, ours).matched.map((line) => ({
    ...line,
    buyerId: owners.get(keyOf(line))!,
  }));
  const claimed = await claimLines(tx, method, day, agreed);
  const numbers = [...theirs, ...ours].map(({ ourNo }) => ourNo);
  const compared = compare(theirs, ours, await matchedElsewhere(tx, method, day, numbers));
  await bookSettled(tx, claimed);
  return compared;
}

const noneCounted = { theirsCount: 0, matchedCount: 0, paidFen: 0n, refundedFen: 0n, feeFen: 0n } as const;

function known(ours: readonly OwnedLine[], theirs: Bill['lines']): OwnedLine[] {
  const named = new Set(theirs.map(({ ourNo }) => ourNo));
  return ours.filter(({ ourNo }) => named.has(ourNo));
}
