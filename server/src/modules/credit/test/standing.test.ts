import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, later } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import type { CreditQuestion } from '../credit-decider.ts';
import {
  allOk,
  instalmentReasons,
  payLaterReasons,
  whyNot,
  type Standing,
  type Wanted,
} from '../eligibility.ts';
import { collectionPolicy, instalmentsPolicy, payLaterPolicy, scoringPolicy } from '../policy.ts';
import { reminderNow, type Remindable } from '../reminders.ts';
import { score } from '../scorecard.ts';

const rules = { payLater: payLaterPolicy.defaults, instalments: instalmentsPolicy.defaults };
const good: Standing = {
  state: 'active',
  grantedFen: 100_000n,
  usedFen: 0n,
  overdueFen: 0n,
  openPayLaterOrders: 0,
};
const socks = { title: '袜子', titleEn: 'Socks', categories: ['trousers', 'clothing'], topPriceFen: 3_000n };
const wanted: Wanted = { amountFen: 30_000n, items: [socks], orders: 1, shopsOffer: true };

describe('eligibility', () => {
  test('looks at everything, and says what it saw in both languages', () => {
    const reasons = payLaterReasons(good, wanted, rules);
    expect(allOk(reasons)).toBe(true);
    expect(reasons.map(({ code }) => code)).toEqual([
      'active',
      'not_overdue',
      'within_limit',
      'shops_offer',
      'category',
      'item_price',
      'open_orders',
    ]);
    for (const { words } of [...reasons, ...instalmentReasons(good, wanted, rules)]) {
      expect(words.zh).toMatch(/[\u4e00-\u9fff]|^$/);
      expect(words.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test.each([
    ['active', { ...good, state: 'none' }, wanted],
    ['active', { ...good, state: 'frozen' }, wanted],
    ['not_overdue', { ...good, overdueFen: 1n }, wanted],
    ['within_limit', { ...good, usedFen: 70_001n }, wanted],
    ['shops_offer', good, { ...wanted, shopsOffer: false }],
    ['category', good, { ...wanted, items: [socks, { ...socks, categories: ['apples', 'fresh'] }] }],
    ['item_price', good, { ...wanted, items: [{ ...socks, topPriceFen: 50_001n }] }],
    ['open_orders', { ...good, openPayLaterOrders: 10 }, wanted],
  ] as [string, Standing, Wanted][])('pay later is refused for %s', (code, standing, what) => {
    expect(whyNot(payLaterReasons(standing, what, rules))?.reason).toBe(code);
  });

  test('500 yuan is not above 500 yuan, and the whole limit may be used', () => {
    const dear = { ...wanted, amountFen: 100_000n, items: [{ ...socks, topPriceFen: 50_000n }] };
    expect(allOk(payLaterReasons(good, dear, rules))).toBe(true);
  });

  test('instalments begin at an amount', () => {
    expect(whyNot(instalmentReasons(good, { ...wanted, amountFen: 19_999n }, rules))?.reason).toBe('amount');
    expect(allOk(instalmentReasons(good, { ...wanted, amountFen: 20_000n }, rules))).toBe(true);
  });
});

describe('the scorecard', () => {
  const question: CreditQuestion = {
    buyerId: newId('person'),
    at: new Date('2026-11-22'),
    memberSince: new Date('2026-05-01'),
    usedFen: 0n,
    history: {
      receivedOrders: 3,
      receivedFen: 30_000n,
      cancelledOrders: 0,
      refunds: 1,
      paidOnTime: 0,
      paidLate: 0,
      writtenOff: 0,
    },
  };

  test('adds points up, each with its words, and more points never lower the limit', () => {
    const decided = score(question, scoringPolicy.defaults);
    expect(decided.score).toBe(decided.factors.reduce((all, { points }) => all + points, 0));
    expect(decided).toMatchObject({ granted: true, score: 40 + 12 + 12 - 3, decidedBy: 'scorecard' });
    fc.assert(
      fc.property(fc.nat(200), fc.nat(20), (orders, late) => {
        const at = (receivedOrders: number, paidLate: number) =>
          score(
            { ...question, history: { ...question.history, receivedOrders, paidLate } },
            scoringPolicy.defaults,
          );
        expect(at(orders + 1, late).limitFen).toBeGreaterThanOrEqual(at(orders, late).limitFen);
        expect(at(orders, late + 1).limitFen).toBeLessThanOrEqual(at(orders, late).limitFen);
        expect(at(orders, late).limitFen).toBeLessThanOrEqual(500_000n);
      }),
    );
  });

  test('who never paid is refused, and told why', () => {
    const decided = score(
      { ...question, history: { ...question.history, writtenOff: 1 } },
      scoringPolicy.defaults,
    );
    expect(decided).toMatchObject({ granted: false, limitFen: 0n });
    expect(decided.words.zh).toContain('评分');
  });
});

describe('reminders', () => {
  const ladder = collectionPolicy.defaults;
  const noon = new Date('2026-11-22T12:00:00+08:00');
  const debt = (more: Partial<Remindable>): Remindable => ({
    instalmentId: newId('instalment'),
    state: 'scheduled',
    dueAt: later(noon, 3 * day),
    overdueSince: null,
    openFen: 1_000n,
    charging: false,
    sent: [],
    ...more,
  });
  const overdue = (days: number, more: Partial<Remindable> = {}) =>
    debt({
      state: 'overdue',
      dueAt: later(noon, -days * day),
      overdueSince: later(noon, -days * day),
      ...more,
    });
  const kind = (...debts: Remindable[]) => reminderNow(debts, noon, ladder, 0)?.kind ?? null;

  test('climb the ladder, each step once', () => {
    expect(kind(debt({}))).toBe('due_soon');
    expect(kind(debt({ dueAt: later(noon, 2 * day) }))).toBeNull();
    expect(kind(debt({ dueAt: later(noon, hour) }))).toBe('due_today');
    expect(kind(overdue(0))).toBe('failed');
    expect(kind(overdue(0, { sent: ['failed'] }))).toBeNull();
    expect(kind(overdue(1, { sent: ['failed'] }))).toBe('overdue');
    expect(kind(overdue(2, { sent: ['failed', 'overdue:1'] }))).toBeNull();
    expect(kind(overdue(400, { sent: ['overdue:30'] }))).toBeNull();
    expect(kind(overdue(3, { charging: true }))).toBeNull();
    expect(kind(overdue(3, { state: 'written_off' }))).toBeNull();
  });

  test('speak once of everything there is, in the words of the gravest', () => {
    const both = reminderNow([debt({}), overdue(3)], noon, ladder, 0);
    expect(both).toMatchObject({ kind: 'overdue', amountFen: 2_000n });
    expect(both!.steps).toHaveLength(2);
    expect(reminderNow([overdue(3)], noon, ladder, 1)).toBeNull();
  });

  test('never at night: between 21:00 and 09:00 nobody is told anything, at any minute of any day', () => {
    fc.assert(
      fc.property(fc.nat(60 * 24 * 40), (minutes) => {
        const time = later(noon, minutes * 60_000);
        const hours = new Date(time.getTime() + 8 * hour).getUTCHours();
        const told = reminderNow([overdue(5), debt({})], time, ladder, 0);
        if (hours >= 21 || hours < 9) expect(told).toBeNull();
        else expect(told).not.toBeNull();
      }),
    );
  });

  test('an operator cannot make the quiet time shorter', () => {
    const { check, defaults } = collectionPolicy;
    expect(check!(defaults)).toBeNull();
    expect(check!({ ...defaults, quietFromHour: 20, quietToHour: 10 })).toBeNull();
    expect(check!({ ...defaults, quietFromHour: 22 })).not.toBeNull();
    expect(check!({ ...defaults, quietToHour: 8 })).not.toBeNull();
    expect(check!({ ...defaults, retryAfterDays: [3, 1] })).not.toBeNull();
  });
});
