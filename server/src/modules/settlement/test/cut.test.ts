import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { agreeParts, noTerms } from '../parts.ts';
import { cutCommission, ownCommissionFen } from '../../commission/index.ts';

const creatorId = newId('creator');
const rates = { technicalBps: 0, paymentBps: 0, commissionBps: 1_000, platformShareBps: 1_000, taxBps: 0 };
const bps = (max: number) => fc.integer({ min: 0, max });

test.each([
  ['a tenth, of which the platform keeps a tenth', {}, 422n],
  ['and a fifth of the rest is tax', { taxBps: 2_000 }, 338n],
  ['nothing without a creator', { creatorId: null }, 0n],
  ['what the fees of the house leave', { commissionBps: 8_000, technicalBps: 2_500, paymentBps: 60 }, 3_140n],
  ['nothing where they leave nothing', { technicalBps: 9_990, paymentBps: 60 }, 0n],
])('of 46.90 a creator gets %s', (_, changes, own) => {
  expect(ownCommissionFen({ ...noTerms, creatorId, ...rates, ...changes }, 4_690n)).toBe(own);
});

test('the three parts of a commission sum to it', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), bps(5_000), bps(4_500), (grossFen, platformShareBps, taxBps) => {
      const { ownFen, shareFen, taxFen } = cutCommission({ platformShareBps, taxBps }, grossFen);
      expect(ownFen + shareFen + taxFen).toBe(grossFen);
      expect([ownFen, shareFen, taxFen].every((fen) => fen >= 0n)).toBe(true);
    }),
  );
});

test('it is what settlement agrees to on the same terms, as long as nothing is lent', () => {
  const sale = { creatorSubsidyFen: 0n, credit: null };
  const rules = {
    technicalReturns: 'never',
    paymentReturns: 'never',
    commissionReturns: 'proportional',
  } as const;
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 9n),
      fc.record({
        technicalBps: bps(3_000),
        paymentBps: bps(300),
        commissionBps: bps(9_000),
        platformShareBps: bps(5_000),
        taxBps: bps(4_500),
      }),
      (paidFen, of) => {
        const terms = { ...noTerms, creatorId, ...of };
        const own = agreeParts(terms, { paidFen, ...sale, rules }).find(({ part }) => part === 'commission');
        expect(ownCommissionFen(terms, paidFen)).toBe(own?.agreedFen ?? 0n);
      },
    ),
  );
});
