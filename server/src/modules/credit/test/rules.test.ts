import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, later } from '../../../platform/clock.ts';
import { atRate } from '../../../platform/money.ts';
import { daysBetween, dayOf, monthsLater } from '../calendar.ts';
import {
  apply,
  changed,
  notBegun,
  openOf,
  openPrincipal,
  reduce,
  sum,
  toSettle,
  type Debt,
} from '../debts.ts';
import { feeReturnedBy, type FeePart } from '../fees.ts';
import { schedule, type Plan } from '../schedule.ts';

const fen = (max = 10_000_000n) => fc.bigInt({ min: 1n, max });
const plan = fc.record({
  tenor: fc.integer({ min: 1, max: 36 }),
  rateBps: fc.integer({ min: 0, max: 3_000 }),
  bearer: fc.constantFrom('BUYER', 'MERCHANT', 'PLATFORM'),
}) as fc.Arbitrary<Plan>;
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
const beijing = (text: string) => new Date(`${text}+08:00`);

const debtsOf = (principalFen: bigint, of: Plan, from: Date): Debt[] =>
  schedule(principalFen, of, from, 10)
    // A term without anything to pay is none.
    .terms.filter((term) => term.principalFen + term.feeFen > 0n)
    .map(({ dueAt, ...amounts }) => ({
      ...amounts,
      dueAt,
      state: 'scheduled',
      paidFen: 0n,
      paidFeeFen: 0n,
      cancelledFen: 0n,
      cancelledFeeFen: 0n,
    }));

describe('a schedule', () => {
  test('is exact to the fen, and its remainder is in the first term', () => {
    const { feeFen, terms } = schedule(
      100_000n,
      { tenor: 3, rateBps: 180, bearer: 'BUYER' },
      beijing('2026-11-22T20:00:00'),
      10,
    );
    expect(feeFen).toBe(1_800n);
    expect(terms.map(({ principalFen, feeFen: fee }) => [principalFen, fee])).toEqual([
      [33_334n, 600n],
      [33_333n, 600n],
      [33_333n, 600n],
    ]);
    expect(terms.map(({ dueAt }) => dueAt)).toEqual([
      beijing('2026-12-22T10:00:00'),
      beijing('2027-01-22T10:00:00'),
      beijing('2027-02-22T10:00:00'),
    ]);
  });

  test('re-adds to principal and fee, whatever they are', () => {
    fc.assert(
      fc.property(fen(), plan, instant, (principal, of, from) => {
        const { feeFen, terms } = schedule(principal, of, from, 10);
        expect(sum(terms.map((t) => t.principalFen))).toBe(principal);
        expect(sum(terms.map((t) => t.feeFen))).toBe(feeFen);
        expect(feeFen).toBe(of.bearer === 'BUYER' ? atRate(principal, of.rateBps) : 0n);
        expect(terms.length).toBe(of.tenor);
        const [first, ...rest] = terms;
        for (const each of rest) {
          expect(each.principalFen).toBe(rest[0]!.principalFen);
          expect(first!.principalFen - each.principalFen).toBeGreaterThanOrEqual(0n);
          expect(first!.principalFen - each.principalFen).toBeLessThan(BigInt(of.tenor));
        }
        for (const [n, { dueAt }] of terms.entries())
          if (n > 0) expect(dueAt > terms[n - 1]!.dueAt).toBe(true);
      }),
    );
  });

  test('keeps the day of the month, or the last one of a shorter month, and then comes back to it', () => {
    const from = beijing('2027-01-31T23:30:00');
    expect([1, 2, 3].map((n) => monthsLater(from, n))).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(monthsLater(from, -2)).toBe('2026-11-30');
  });

  test('counts days as people in China do', () => {
    expect(dayOf(beijing('2026-11-22T00:10:00'))).toBe('2026-11-22');
    expect(daysBetween(beijing('2026-11-22T23:59:00'), beijing('2026-11-23T00:01:00'))).toBe(1);
    expect(daysBetween(beijing('2026-11-22T00:01:00'), beijing('2026-11-22T23:59:00'))).toBe(0);
  });
});

describe('money and refunds', () => {
  const owed = (debts: readonly Debt[]) => sum(debts.map(openOf));

  test('any sequence of payments and refunds keeps: principal + fee = paid + cancelled + open', () => {
    const step = fc.record({ kind: fc.constantFrom('pay', 'refund', 'pay_early'), fen: fen(2_000_000n) });
    fc.assert(
      fc.property(
        fen(5_000_000n),
        plan,
        instant,
        fc.array(step, { maxLength: 12 }),
        (principal, of, from, steps) => {
          let debts = debtsOf(principal, of, from);
          const { feeFen } = schedule(principal, of, from, 10);
          let received = 0n;
          let surplus = 0n;
          let cancelled = 0n;
          let returned = 0n;
          for (const { kind, fen: amount } of steps) {
            const free = notBegun(debts, from);
            const changes = (() => {
              if (kind === 'refund') {
                const refundable = principal - cancelled - returned;
                const done = reduce(debts, amount < refundable ? amount : refundable);
                cancelled += done.cancelledFen;
                returned += done.leftFen;
                return done.changes;
              }
              const done = apply(debts, amount, kind === 'pay_early' ? (debt) => free.has(debt) : undefined);
              received += amount;
              surplus += done.surplusFen;
              return done.changes;
            })();
            const after = new Map(changes.map((change) => [change.debt, changed(change)]));
            debts = debts.map((debt) => after.get(debt) ?? debt);
          }
          const paid = sum(debts.map((d) => d.paidFen + d.paidFeeFen));
          const gone = sum(debts.map((d) => d.cancelledFen + d.cancelledFeeFen));
          expect(paid + gone + owed(debts)).toBe(principal + feeFen);
          expect(paid + surplus).toBe(received);
          // Money goes back only where all that was owed is gone, and never more than was paid.
          if (returned > 0n) expect(sum(debts.map(openPrincipal))).toBe(0n);
          expect(returned).toBeLessThanOrEqual(sum(debts.map((d) => d.paidFen)));
          for (const d of debts) {
            expect(openPrincipal(d)).toBeGreaterThanOrEqual(0n);
            expect(openOf(d) - openPrincipal(d)).toBeGreaterThanOrEqual(0n);
            expect(openOf(d) === 0n).toBe(d.state === 'paid' || d.state === 'cancelled');
          }
        },
      ),
    );
  });

  test('refunds of all parts re-add to what was lent, in whatever portions', () => {
    fc.assert(
      fc.property(
        fen(),
        plan,
        instant,
        fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
        (principal, of, from, cuts) => {
          let debts = debtsOf(principal, of, from);
          let left = principal;
          for (const percent of [...cuts, 100]) {
            const part = (left * BigInt(percent)) / 100n;
            if (part === 0n) continue;
            const { changes, leftFen } = reduce(debts, part);
            expect(leftFen).toBe(0n);
            const after = new Map(changes.map((change) => [change.debt, changed(change)]));
            debts = debts.map((debt) => after.get(debt) ?? debt);
            left -= part;
          }
          expect(sum(debts.map((d) => d.cancelledFen))).toBe(principal - left);
          // Nothing is owed any more, the fee of it least of all.
          if (left === 0n) expect(owed(debts)).toBe(0n);
        },
      ),
    );
  });

  test('a refund cancels the last terms first, and the fee with them', () => {
    const debts = debtsOf(90_000n, { tenor: 3, rateBps: 300, bearer: 'BUYER' }, new Date('2026-11-22'));
    const { changes, cancelledFeeFen, leftFen } = reduce(debts, 45_000n);
    expect(
      changes.map(({ debt, cancelledFen, cancelledFeeFen: fee }) => [
        (debt as Debt & { number: number }).number,
        cancelledFen,
        fee,
      ]),
    ).toEqual([
      [3, 30_000n, 900n],
      [2, 15_000n, 450n],
    ]);
    expect([cancelledFeeFen, leftFen]).toEqual([1_350n, 0n]);
  });

  test('what was paid comes back only after all that was owed is cancelled', () => {
    const [first, ...rest] = debtsOf(
      90_000n,
      { tenor: 3, rateBps: 0, bearer: 'MERCHANT' },
      new Date('2026-11-22'),
    );
    const paid = changed(apply([first!], 30_000n).changes[0]!);
    expect(paid.state).toBe('paid');
    expect(reduce([paid, ...rest], 70_000n).leftFen).toBe(10_000n);
  });

  test('paying all of it early saves the fee of months that have not begun', () => {
    const from = new Date('2026-11-22T04:00:00Z');
    const debts = debtsOf(90_000n, { tenor: 3, rateBps: 300, bearer: 'BUYER' }, from);
    const free = notBegun(debts, later(from, 40 * day));
    expect(toSettle(debts, (debt) => free.has(debt))).toEqual({ amountFen: 91_800n, savedFeeFen: 900n });
    const { changes, surplusFen } = apply(debts, 91_800n, (debt) => free.has(debt));
    expect(surplusFen).toBe(0n);
    expect(changes.map(changed).every(({ state }) => state === 'paid')).toBe(true);
  });
});

describe("the shop's fee", () => {
  const grantedAt = new Date('2026-11-01T04:00:00Z');
  const part = (more: Partial<FeePart>): FeePart => ({
    method: 'pay_later',
    amountFen: 9_000n,
    refundedFen: 0n,
    shopFeeFen: atRate(9_000n, 40),
    feeReturnedFen: 0n,
    grantedAt,
    feeReturnDays: 10,
    ...more,
  });

  test('of pay later is 0.4 % of what the buyer owes: back when all is refunded at once, never for parts', () => {
    expect(part({}).shopFeeFen).toBe(36n);
    expect(feeReturnedBy(part({}), 9_000n, grantedAt)).toBe(36n);
    expect(feeReturnedBy(part({}), 8_999n, grantedAt)).toBe(0n);
    expect(feeReturnedBy(part({ refundedFen: 4_000n }), 5_000n, grantedAt)).toBe(0n);
  });

  test('of instalments comes back in proportion for ten days, and not after', () => {
    const instalments = part({ method: 'instalments', amountFen: 30_000n, shopFeeFen: 541n });
    expect(feeReturnedBy(instalments, 15_000n, later(grantedAt, 10 * day))).toBe(270n);
    expect(feeReturnedBy(instalments, 15_000n, later(grantedAt, 10 * day + 1))).toBe(0n);
  });

  test('many small refunds within ten days return what one large one would', () => {
    fc.assert(
      fc.property(
        fen(),
        fen(100_000n),
        fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 8 }),
        (amountFen, shopFeeFen, percents) => {
          let [refundedFen, feeReturnedFen] = [0n, 0n];
          for (const percent of [...percents, 100]) {
            const refundFen = ((amountFen - refundedFen) * BigInt(percent)) / 100n;
            const now = part({ method: 'instalments', amountFen, shopFeeFen, refundedFen, feeReturnedFen });
            feeReturnedFen += feeReturnedBy(now, refundFen, grantedAt);
            refundedFen += refundFen;
          }
          expect([refundedFen, feeReturnedFen]).toEqual([amountFen, shopFeeFen]);
        },
      ),
    );
  });
});
