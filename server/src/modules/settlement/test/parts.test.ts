import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { shareOut } from '../share-out.ts';
import { agreeParts, byShop, keptFen, noTerms, returnedAfter, totalsOf, type Part } from '../parts.ts';

const creatorId = newId('creator');
const leaderId = newId('creator');
const rules = {
  technicalReturns: 'proportional',
  paymentReturns: 'proportional',
  commissionReturns: 'proportional',
} as const;
const at = new Date('2026-11-22T12:00:00Z');

const bps = (max: number) => fc.integer({ min: 0, max });
const anyTerms = fc.record({
  technicalBps: bps(3_000),
  paymentBps: bps(300),
  commissionBps: bps(8_000),
  serviceBps: bps(3_000),
  platformShareBps: bps(5_000),
  taxBps: bps(4_500),
});
const anyPaid = fc.bigInt({ min: 0n, max: 10_000_000n });
const agree = (terms: object, paidFen: bigint, creatorSubsidyFen = 0n) =>
  agreeParts(
    { ...noTerms, creatorId, leaderId, ...terms },
    { paidFen, creatorSubsidyFen, credit: null, rules },
  );
const sum = (parts: readonly Part[], of: (part: Part) => bigint) =>
  parts.reduce((all, part) => all + of(part), 0n);

describe('what a line gives away', () => {
  it.each([
    // paid, technical, commission rate → technical, creator, share
    [9_900n, 200, 1_000, 198n, 891n, 99n],
    [1n, 500, 5_000, 0n, 1n, 0n],
    [333n, 200, 333, 7n, 10n, 1n],
    [0n, 200, 1_000, 0n, 0n, 0n],
  ])('of %s fen at %s + %s bps', (paid, technicalBps, commissionBps, technical, creator, share) => {
    const parts = agree({ technicalBps, commissionBps, platformShareBps: 1_000 }, paid);
    const fen = (name: string) => parts.find(({ part }) => part === name)?.agreedFen ?? 0n;
    expect([fen('technical'), fen('commission'), fen('commission_share')]).toEqual([
      technical,
      creator,
      share,
    ]);
  });

  it('is never more than what was paid, and each part is positive', () =>
    fc.assert(
      fc.property(anyTerms, anyPaid, (terms, paidFen) => {
        const parts = agree(terms, paidFen);
        expect(parts.every(({ agreedFen }) => agreedFen > 0n)).toBe(true);
        expect(sum(parts, ({ agreedFen }) => agreedFen)).toBeLessThanOrEqual(paidFen);
      }),
    ));

  it('income − refund − outgoing = what the shop gets, for any bill', () =>
    fc.assert(
      fc.property(anyTerms, anyPaid, fc.nat(100_000), (terms, paidFen, platform) => {
        const parts = agree(terms, paidFen);
        const income = {
          paidFen,
          platformFen: BigInt(platform),
          marketFen: 0n,
          governmentFen: 0n,
          refundFen: 0n,
        };
        const { netFen, outgoingFen, incomeFen } = totalsOf(income, parts);
        expect(netFen + outgoingFen).toBe(incomeFen);
        expect(netFen).toBeGreaterThanOrEqual(0n);
      }),
    ));
});

/** Refunds one after another, as bills hear of them. */
function refundAll(parts: readonly Part[], paidFen: bigint, refunds: readonly bigint[]) {
  let gone = 0n;
  let now = parts;
  const taken: bigint[] = [];
  for (const refund of refunds) {
    gone += refund;
    const next = now.map((part) => ({
      ...part,
      returnedFen: returnedAfter(part, {
        paidFen,
        refundedPaidFen: gone,
        wholeAtOnce: false,
        creatorSubsidyFen: 0n,
        at,
      }),
    }));
    taken.push(sum(next, ({ returnedFen }) => returnedFen) - sum(now, ({ returnedFen }) => returnedFen));
    now = next;
  }
  return { parts: now, taken };
}

describe('what comes back with refunds', () => {
  it('is all of it when all was refunded, however it was cut, and never negative on the way', () =>
    fc.assert(
      fc.property(
        anyTerms,
        anyPaid,
        fc.array(fc.nat(1_000), { minLength: 1, maxLength: 12 }),
        (terms, paidFen, cuts) => {
          const parts = agree(terms, paidFen);
          const weights = cuts.map((cut) => BigInt(cut) + 1n);
          const { parts: after, taken } = refundAll(parts, paidFen, shareOut(paidFen, weights));
          expect(taken.every((fen) => fen >= 0n)).toBe(true);
          if (paidFen > 0n) expect(sum(after, keptFen)).toBe(0n);
        },
      ),
    ));

  it('is the same for one refund as for the same amount in pieces', () =>
    fc.assert(
      fc.property(
        anyTerms,
        fc.bigInt({ min: 1n, max: 1_000_000n }),
        fc.array(fc.nat(500), { minLength: 2, maxLength: 8 }),
        (terms, paidFen, cuts) => {
          const pieces = shareOut(
            paidFen / 2n,
            cuts.map((cut) => BigInt(cut) + 1n),
          );
          const whole = refundAll(agree(terms, paidFen), paidFen, [paidFen / 2n]);
          expect(refundAll(agree(terms, paidFen), paidFen, pieces).parts).toEqual(whole.parts);
        },
      ),
    ));

  it('follows the rule of each part', () => {
    const part = (returns: Part['returns'], returnsUntil: Date | null = null): Part => ({
      part: 'credit',
      account: 'fees.credit',
      creatorId: null,
      agreedFen: 100n,
      returnedFen: 0n,
      returns,
      returnsUntil,
    });
    const half = { paidFen: 1_000n, refundedPaidFen: 500n, wholeAtOnce: false, creatorSubsidyFen: 30n, at };
    const whole = { ...half, refundedPaidFen: 1_000n, wholeAtOnce: true };
    expect(returnedAfter(part('proportional'), half)).toBe(50n);
    expect(returnedAfter(part('never'), whole)).toBe(0n);
    expect(returnedAfter(part('full_only'), half)).toBe(0n);
    expect(returnedAfter(part('full_only'), whole)).toBe(100n);
    expect(returnedAfter(part('exact'), half)).toBe(30n);
    expect(returnedAfter(part('proportional', new Date(at.getTime() - 1)), whole)).toBe(0n);
  });

  it('takes a creator’s own discount from the creator alone', () => {
    const parts = agree({ commissionBps: 1_000 }, 1_000n, 40n);
    expect(parts.filter((part) => !byShop(part)).map(({ agreedFen }) => agreedFen)).toEqual([40n]);
    const income = { paidFen: 1_000n, platformFen: 0n, marketFen: 40n, governmentFen: 0n, refundFen: 0n };
    expect(totalsOf(income, parts).outgoingFen).toBe(100n);
  });
});

describe('sharing an amount out', () => {
  it('sums to it, and gives nobody a fen more than one beyond their share', () =>
    fc.assert(
      fc.property(anyPaid, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (amount, weights) => {
        const shares = shareOut(amount, weights.map(BigInt));
        const total = weights.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0n)).toBe(total === 0 ? 0n : amount);
        for (const [i, share] of shares.entries())
          if (total > 0)
            expect(share - (amount * BigInt(weights[i]!)) / BigInt(total)).toBeLessThanOrEqual(1n);
      }),
    ));
});
