import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { at as asOf, day, hour, later } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { trialBalance } from '../../ledger/index.ts';
import { fromBeijing } from '../provider-words.ts';
import { compare, type OurLine } from '../reconciliation/compare.ts';
import { listDifferences, resolveDifference } from '../reconciliation/differences.sql.ts';
import { reconcile } from '../reconciliation/reconcile.ts';
import { listReconciliations, reconciliationById } from '../reconciliation/reconciliations.sql.ts';
import { requestRefund } from '../request-refund.ts';
import { openProviders } from './providers.ts';

const database = await testDatabase({ size: 10 });
const at = await openProviders(database);

describe('comparing', () => {
  const line = {
    kind: 'trade',
    ourNo: 'pay_1',
    tradeNo: 'T1',
    amountFen: 100n,
    feeFen: 1n,
    at: new Date(),
    done: true,
  } as const;
  const our: OurLine = {
    kind: 'trade',
    ourNo: 'pay_1',
    amountFen: 100n,
    done: true,
    state: 'captured',
    onThisDay: true,
  };
  const kinds = (theirs: object[], ours: object[]) =>
    compare(theirs as never, ours as never).differences.map(({ kind }) => kind);

  it('agrees', () => {
    const { matched, differences } = compare([line], [our]);
    expect([matched, differences]).toEqual([[line], []]);
  });
  it.each<[string, object[], object[], string[]]>([
    ['a trade we do not know', [line], [], ['missing_here']],
    ['a trade they do not know', [], [our], ['missing_there']],
    ['another amount', [{ ...line, amountFen: 99n }], [our], ['amount_differs']],
    ['a trade that we think open', [line], [{ ...our, done: false, state: 'pending' }], ['state_differs']],
    ['a refund that they are still making', [{ ...line, done: false }], [{ ...our, done: false }], []],
    ['a refund that only we think done', [{ ...line, done: false }], [our], ['state_differs']],
    ['the same trade twice', [line, line], [our], ['listed_twice']],
    [
      'a refund with the number of a trade',
      [{ ...line, kind: 'refund' }],
      [our],
      ['missing_here', 'missing_there'],
    ],
    ['a trade of another day that the bill names', [line], [{ ...our, onThisDay: false }], []],
    ['a trade of another day that it does not name', [], [{ ...our, onThisDay: false }], []],
    ['an attempt that was never paid', [], [{ ...our, done: false, onThisDay: true }], []],
  ])('finds %s', (_what, theirs, ours, found) => expect(kinds(theirs, ours)).toEqual(found));
});

/** The bills of the providers are of yesterday: everything here happens on its own day in the past. */
describe.each([
  ['local_bank', '2026-03-01', 0n],
  ['alipay', '2026-03-02', 29n],
  ['wechat_pay', '2026-03-03', 29n],
] as const)('the bill of %s', (method, theDay, feeFen) => {
  const noon = fromBeijing(`${theDay} 12:00:00`);
  const after = later(noon, 2 * day);
  const run = () => asOf(after, () => reconcile(database, at.gateways.of(method), theDay));
  const paid = async (amountFen = 4_768n, when = noon) => {
    const payment = await asOf(when, () => at.start(method, amountFen));
    await at.decide(payment.redirectUrl, 'silent');
    await asOf(when, () => at.askOutcomes());
    await sql`update local_bank.trades set opened_at = ${when}, decided_at = ${when} where trade_no =
      (select provider_trade_no from payments.payments where payment_id = ${payment.paymentId})`.execute(
      database.db,
    );
    await sql`update payments.payments set ended_at = ${when} where payment_id = ${payment.paymentId}`.execute(
      database.db,
    );
    return payment;
  };
  const open = async () =>
    (await listDifferences(database.db, { state: 'open', after: null, limit: 50 })).filter(
      (d) => d.method === method,
    );
  const balance = async (account: string) =>
    (await trialBalance(database.db)).find((row) => row.account === account)?.balanceFen ?? 0n;

  it('agrees with our books, and is booked once', async () => {
    await paid();
    const before = await balance('bank.account');
    const id = await run();
    expect(await reconciliationById(database.db, id)).toMatchObject({
      state: 'done',
      theirsCount: 1,
      matchedCount: 1,
      openDifferences: 0,
      paidFen: 4_768n,
      feeFen,
    });
    expect(await run()).toBe(id);
    expect((await balance('bank.account')) - before).toBe(4_768n - feeFen);
  });

  it('names a refund, and takes it off', async () => {
    const payment = await paid(2_000n);
    const { buyerId, purchaseId } = payment;
    const refundId = await database.transact((tx) =>
      requestRefund(tx, { buyerId, purchaseId, orderId: null, amountFen: 500n, reason: 'r', sourceKey: 's' }),
    );
    await at.job('payments.send_refund').run(database, { buyerId, refundId });
    const wire = toWire('refund', refundId);
    await sql`update local_bank.refunds set refunded_at = ${noon} where out_refund_no = ${wire}`.execute(
      database.db,
    );
    await sql`update payments.refunds set ended_at = ${noon} where refund_id = ${refundId}`.execute(
      database.db,
    );
    expect(await reconciliationById(database.db, await run())).toMatchObject({
      matchedCount: 3,
      refundedFen: 500n,
    });
    expect(await open()).toEqual([]);
  });

  it('shows what nobody told us, what they do not have, and what differs; settled and compared again', async () => {
    const [lost, wrong] = [await paid(300n), await paid(400n)];
    const pending = await paid(500n);
    await sql`delete from local_bank.trades where out_trade_no like ${`%${lost.wireId.slice(4)}`}`.execute(
      database.db,
    );
    await sql`update local_bank.trades set amount_fen = 401 where out_trade_no like ${`%${wrong.wireId.slice(4)}`}`.execute(
      database.db,
    );
    await sql`update payments.payments set state = 'pending' where payment_id = ${pending.paymentId}`.execute(
      database.db,
    );
    await run();
    const found = await open();
    expect(new Map(found.map(({ kind, ourNo }) => [kind, ourNo]))).toEqual(
      new Map([
        ['missing_there', lost.wireId],
        ['amount_differs', wrong.wireId],
        ['state_differs', pending.wireId],
      ]),
    );
    const { differenceId } = found.find(({ kind }) => kind === 'missing_there')!;
    const settle = () =>
      database.transact((tx) =>
        resolveDifference(tx, { differenceId, actorId: newId('person'), note: 'asked them' }),
      );
    expect(await settle()).toBe('resolved');
    expect(await settle()).toBe('known');
    await sql`update payments.payments set state = 'captured' where payment_id = ${pending.paymentId}`.execute(
      database.db,
    );
    await run();
    expect((await open()).map(({ kind }) => kind)).toEqual(['amount_differs']);
  });

  it('of the next day may have what was paid at midnight', async () => {
    const [lastSecond, nextDay] = [fromBeijing(`${theDay} 23:59:59`), later(noon, 10 * hour + 13 * hour)];
    const payment = await paid(600n, lastSecond);
    await sql`update local_bank.trades set decided_at = ${nextDay} where out_trade_no like ${`%${payment.wireId.slice(4)}`}`.execute(
      database.db,
    );
    await run();
    expect((await open()).map(({ kind }) => kind)).toContain('missing_there');
    const tomorrow = new Date(noon.getTime() + day).toISOString().slice(0, 10);
    await asOf(after, () => reconcile(database, at.gateways.of(method), tomorrow));
    expect((await open()).map(({ kind }) => kind)).not.toContain('missing_there');
    await run();
    expect((await open()).map(({ kind }) => kind)).not.toContain('missing_there');
  });
});

describe('a day', () => {
  it('is compared when it is over', async () => {
    const early = asOf(fromBeijing('2026-03-01 23:00:00'), () =>
      reconcile(database, at.gateways.of('local_bank'), '2026-03-01'),
    );
    await expect(early).rejects.toMatchObject({ kind: { code: 'payments.day_not_over' } });
  });

  it('waits for a bill that is not there, when we know of payments', async () => {
    const none = { ...at.gateways.of('local_bank'), readBill: async () => null };
    const id = await reconcile(database, none, '2026-03-01');
    expect(await reconciliationById(database.db, id)).toMatchObject({ state: 'waiting' });
    const quiet = await reconcile(database, none, '2026-02-01');
    expect(await reconciliationById(database.db, quiet)).toMatchObject({ state: 'done', oursCount: 0 });
  });

  it('is taken up by the sweep, from eleven in Beijing on', async () => {
    const sweep = at.payments.sweeps!.find(({ name }) => name === 'payments.reconcile_daily')!;
    const days = async () =>
      (await listReconciliations(database.db, { method: 'local_bank', after: null, limit: 50 })).map(
        (r) => r.day,
      );
    const before = await days();
    await asOf(fromBeijing('2026-03-05 10:59:00'), () => sweep.run(database));
    expect(await days()).toEqual(before);
    await asOf(fromBeijing('2026-03-05 11:00:00'), () => sweep.run(database));
    expect((await days()).slice(0, 3)).toEqual(['2026-03-04', '2026-03-03', '2026-03-02']);
  });
});
