// Deleting `on conflict on constraint settled_lines_pk do nothing`, or asking matchedElsewhere before claimLines, must make
// "two bills with the same lines are compared at once" fail.
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { at as asOf, day, later } from '../../../platform/clock.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { trialBalance } from '../../ledger/index.ts';
import type { Bill, BillLine } from '../gateway.ts';
import { fromBeijing } from '../provider-words.ts';
import { compare } from '../reconciliation/compare.ts';
import { listDifferences, resolveDifference, type DifferenceRow } from '../reconciliation/differences.sql.ts';
import { reconcile } from '../reconciliation/reconcile.ts';
import { reconciliationById } from '../reconciliation/reconciliations.sql.ts';
import { openProviders } from './providers.ts';

const database = await testDatabase({ size: 20 });
const at = await openProviders(database);
const method = 'alipay';
const days = ['2026-04-01', '2026-04-02', '2026-04-03'] as const;
const after = fromBeijing('2026-04-10 12:00:00');
const bills = new Map<string, BillLine[]>();
const gateway = {
  ...at.gateways.of(method),
  readBill: async (of: string): Promise<Bill> => ({ lines: bills.get(of) ?? [] }),
};

const run = (of: string) => asOf(after, () => reconcile(database, gateway, of));
const counted = async (id: Id<'reconciliation'>) => (await reconciliationById(database.db, id)).matchedCount;
const open = async () =>
  (await listDifferences(database.db, { state: 'open', after: null, limit: 50 })).map(inShort);
const inShort = ({ day: of, kind, ourNo, otherDay }: DifferenceRow) => ({ of, kind, ourNo, otherDay });
const bank = async () =>
  (await trialBalance(database.db)).find(({ account }) => account === 'bank.account')?.balanceFen ?? 0n;

/** A payment of ours that ended at a time in Beijing, and the line of a bill about it. */
async function paid(when = `${days[0]} 12:00:00`, amountFen = 1_000n): Promise<BillLine> {
  const ended = fromBeijing(when);
  const payment = await asOf(ended, () => at.start(method, amountFen));
  await at.notify.alipay(payment.wireId, { amountFen: Number(amountFen) });
  await sql`update payments.payments set ended_at = ${ended} where payment_id = ${payment.paymentId}`.execute(
    database.db,
  );
  return {
    kind: 'trade',
    ourNo: payment.wireId,
    tradeNo: `T${payment.wireId.slice(-6)}`,
    amountFen,
    feeFen: 6n,
    at: ended,
    done: true,
  };
}

beforeEach(async () => {
  bills.clear();
  await sql`truncate payments.reconciliations, payments.differences, payments.settled_lines`.execute(
    database.db,
  );
  await sql`delete from payments.payments where method = ${method}`.execute(database.db);
});

describe('each trade of ours is matched at most once over all bills', () => {
  it('when the same bill is compared again, by as many as like', async () => {
    bills.set(days[0], [await paid(), await paid()]);
    const before = await bank();
    await Promise.all(Array.from({ length: 8 }, () => run(days[0])));
    expect(await counted(await run(days[0]))).toBe(2);
    expect([await open(), (await bank()) - before]).toEqual([[], 1_988n]);
  });

  it('when two bills have the same line: the second is a difference of its own kind, and names the first', async () => {
    const line = await paid();
    const before = await bank();
    bills.set(days[0], [line]).set(days[1], [line]);
    expect(await counted(await run(days[0]))).toBe(1);
    expect(await counted(await run(days[1]))).toBe(0);
    expect(await counted(await run(days[0]))).toBe(1);
    expect(await open()).toEqual([
      { of: days[1], kind: 'listed_twice', ourNo: line.ourNo, otherDay: days[0] },
    ]);
    expect((await bank()) - before).toBe(994n);
  });

  it('when two bills with the same lines are compared at once', async () => {
    const lines: BillLine[] = [];
    for (let n = 0; n < 10; n++) lines.push(await paid());
    const before = await bank();
    bills.set(days[0], lines).set(days[1], lines.toReversed()).set(days[2], lines);
    // Once each: a second run of a day would put right what the first got wrong.
    const matched = await Promise.all((await Promise.all(days.map(run))).map(counted));
    expect(matched.filter((count) => count === 0)).toHaveLength(2);
    const winner = days[matched.indexOf(10)]!;
    const found = await open();
    expect(found.filter(({ kind }) => kind === 'listed_twice')).toHaveLength(20);
    expect(new Set(found.flatMap(({ otherDay }) => otherDay ?? []))).toEqual(new Set([winner]));
    expect((await bank()) - before).toBe(9_940n);
  });

  it('when it stands three times on one bill: the difference is all that moved too often', async () => {
    const line = await paid();
    const before = await bank();
    bills.set(days[0], [line, line, line]);
    expect(await counted(await run(days[0]))).toBe(1);
    expect(await open()).toEqual([{ of: days[0], kind: 'listed_twice', ourNo: line.ourNo, otherDay: null }]);
    const [extra] = await listDifferences(database.db, { state: 'open', after: null, limit: 1 });
    expect(extra).toMatchObject({ oursFen: 1_000n, theirsFen: 2_000n });
    expect((await bank()) - before).toBe(994n);
  });

  it('when it was settled and still more moves: it is open again at the new sum, and only then', async () => {
    const line = await paid();
    bills.set(days[0], [line, line]);
    await run(days[0]);
    const [extra] = await listDifferences(database.db, { state: 'open', after: null, limit: 1 });
    const settle = () =>
      database.transact((tx) =>
        resolveDifference(tx, { ...extra!, actorId: newId('person'), note: 'got 10.00 back' }),
      );
    expect(await settle()).toBe('resolved');
    await run(days[0]);
    expect(await open()).toEqual([]);
    bills.set(days[0], [line, line, line]);
    await run(days[0]);
    const [again] = await listDifferences(database.db, { state: 'open', after: null, limit: 1 });
    expect(again).toMatchObject({ differenceId: extra!.differenceId, theirsFen: 2_000n, note: null });
  });

  it('when it closed itself and is found again: it is open again', async () => {
    const line = await paid();
    for (const lines of [[line, line], [line], [line, line]]) {
      bills.set(days[0], lines);
      await run(days[0]);
      expect(await open()).toHaveLength(lines.length - 1);
    }
  });

  it('when the second bill says another amount', async () => {
    const line = await paid();
    bills.set(days[0], [line]).set(days[1], [{ ...line, amountFen: 900n }]);
    await run(days[0]);
    await run(days[1]);
    expect((await open()).map(({ of, kind }) => [of, kind])).toEqual([[days[1], 'listed_twice']]);
  });
});

describe('a neighbouring bill', () => {
  it('may have what was paid at midnight, once', async () => {
    const line = await paid(`${days[0]} 23:59:59`);
    bills.set(days[1], [line]).set(days[2], [line]);
    await run(days[0]);
    expect((await open()).map(({ kind }) => kind)).toEqual(['missing_there']);
    expect(await counted(await run(days[1]))).toBe(1);
    expect(await open()).toEqual([]);
    await run(days[0]);
    expect(await open()).toEqual([]);
    await run(days[2]);
    expect(await open()).toEqual([
      { of: days[2], kind: 'listed_twice', ourNo: line.ourNo, otherDay: days[1] },
    ]);
  });

  it('that is corrected closes the difference', async () => {
    const line = await paid();
    bills.set(days[0], [line]).set(days[1], [line]);
    await run(days[0]);
    await run(days[1]);
    bills.set(days[1], []);
    await run(days[1]);
    expect(await open()).toEqual([]);
  });

  it('that loses a line which was matched with it shows it missing', async () => {
    bills.set(days[0], [await paid(), await paid()]);
    await run(days[0]);
    const [line, gone] = bills.get(days[0])!;
    bills.set(days[0], [line!]);
    await run(days[0]);
    expect(await open()).toEqual([
      { of: days[0], kind: 'missing_there', ourNo: gone!.ourNo, otherDay: null },
    ]);
  });
});

it('is a pure rule: what another bill has is neither matched nor missing', () => {
  const ourNo = toWire('payment', newId('payment'));
  const line = {
    kind: 'trade',
    ourNo,
    tradeNo: 'T',
    amountFen: 1n,
    feeFen: 0n,
    at: later(after, -day),
    done: true,
  } as const;
  const our = {
    kind: 'trade',
    ourNo,
    amountFen: 1n,
    done: true,
    state: 'captured',
    onThisDay: true,
  } as const;
  const elsewhere = new Map([[`trade ${ourNo}`, days[0]]]);
  expect(compare([], [our], elsewhere)).toEqual({ matched: [], differences: [] });
  expect(compare([line], [our], elsewhere)).toMatchObject({
    matched: [],
    differences: [{ kind: 'listed_twice', otherDay: days[0] }],
  });
});
