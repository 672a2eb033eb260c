import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '../../../platform/ids.ts';
import { bestPlan, nextMidnight, versionAt, type PlanKind, type PlanTerms } from '../plan.ts';
import { technicalBps } from '../terms.ts';

const [me, other] = [newId('creator'), newId('creator')];
const shopId = newId('shop');
const productId = newId('product');
const plan = (kind: PlanKind, commissionBps: number, more: Partial<PlanTerms> = {}): PlanTerms => ({
  planId: newId('commissionPlan'),
  shopId,
  kind,
  productId,
  creatorId: null,
  leaderId: null,
  hosted: false,
  version: 1,
  active: true,
  commissionBps,
  serviceBps: 0,
  validFrom: new Date(0),
  ...more,
});
const never = () => false;

describe('the best plan', () => {
  it.each([
    ['the highest rate', [plan('normal', 500), plan('targeted', 900, { creatorId: me })], 900],
    [
      'not a plan made for somebody else',
      [plan('normal', 500), plan('targeted', 900, { creatorId: other })],
      500,
    ],
    ['a joined campaign only', [plan('normal', 500), plan('leader', 2_000, { leaderId: other })], 500],
    [
      'nothing where somebody else is exclusive',
      [plan('normal', 500), plan('exclusive', 900, { creatorId: other })],
      undefined,
    ],
    [
      'of two exclusive ones mine',
      [plan('exclusive', 700, { creatorId: me }), plan('exclusive', 900, { creatorId: other })],
      700,
    ],
    ['nothing of nothing', [], undefined],
  ])('is %s', (_, plans, expected) => expect(bestPlan(plans, me, never)?.commissionBps).toBe(expected));

  it('is a campaign I joined when it pays more', () =>
    expect(
      bestPlan([plan('normal', 500), plan('leader', 2_000, { leaderId: other })], me, () => true)?.kind,
    ).toBe('leader'));

  it('prefers the narrower plan at the same rate', () => {
    const narrow = plan('normal', 500);
    expect(bestPlan([plan('normal', 500, { productId: null }), narrow], me, never)).toBe(narrow);
  });

  it('does not depend on the order of the plans', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom<PlanKind>('normal', 'targeted'), fc.nat(3_000), fc.boolean()), {
          maxLength: 8,
        }),
        (rows) => {
          const plans = rows.map(([kind, bps, all]) =>
            plan(kind, bps, {
              creatorId: kind === 'normal' ? null : me,
              ...(all ? { productId: null } : {}),
            }),
          );
          expect(bestPlan(plans.toReversed(), me, never)?.planId).toBe(bestPlan(plans, me, never)?.planId);
        },
      ),
    ));
});

describe('versions', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T16:00:00.000Z'],
    ['2026-11-22T15:59:59Z', '2026-11-22T16:00:00.000Z'],
    ['2026-11-22T16:00:00Z', '2026-11-23T16:00:00.000Z'],
  ])('a change at %s counts from %s', (at, from) =>
    expect(nextMidnight(new Date(at)).toISOString()).toBe(from),
  );

  it('the newest that has begun counts', () => {
    const [v1, v2, v3] = [0, 5, 10].map((from, i) => ({
      version: i + 1,
      active: true,
      commissionBps: 0,
      serviceBps: 0,
      validFrom: new Date(from),
    }));
    expect(versionAt([v3!, v1!, v2!], new Date(7))).toBe(v2);
    expect(versionAt([v3!], new Date(7))).toBeUndefined();
  });
});

it('a category has its own technical fee, else that of the one above, else the general one', () => {
  const [top, below, far] = [newId('category'), newId('category'), newId('category')];
  const all = new Map<Id<'category'>, { slug: string; parentId: Id<'category'> | null }>([
    [top, { slug: 'fresh', parentId: null }],
    [below, { slug: 'apples', parentId: top }],
    [far, { slug: 'tools', parentId: null }],
  ]);
  const fees = (rows: { category: string; bps: number }[]) => ({
    technicalBps: 500,
    technicalByCategory: rows,
    paymentBps: 60,
    platformShareBps: 1_000,
    taxBps: 0,
  });
  expect(technicalBps(fees([{ category: 'fresh', bps: 100 }]), all, below)).toBe(100);
  expect(
    technicalBps(
      fees([
        { category: 'fresh', bps: 100 },
        { category: 'apples', bps: 50 },
      ]),
      all,
      below,
    ),
  ).toBe(50);
  expect(technicalBps(fees([{ category: 'fresh', bps: 100 }]), all, far)).toBe(500);
});
