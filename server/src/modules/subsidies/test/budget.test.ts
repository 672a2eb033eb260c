import { describe, expect, test } from 'vitest';
import { hour, later } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { forecast, leftOf, reservedOf, spentOf, stateOf, type Budget } from '../budget.ts';

const start = new Date('2026-11-01T00:00:00Z');
const budget = (changes: Partial<Budget> = {}): Budget => ({
  budgetId: newId('budget'),
  nameZh: '补贴',
  nameEn: 'Subsidy',
  kind: 'platform',
  brand: null,
  creatorId: null,
  split: { platformBps: 10_000, creatorBps: 0, brandBps: 0 },
  capFen: 10_000n,
  perBuyerFen: null,
  startsAt: start,
  endsAt: null,
  state: 'running',
  stopReason: null,
  drySince: null,
  drawnFen: 6_000n,
  paidFen: 3_000n,
  releasedFen: 1_000n,
  returnedFen: 500n,
  version: 1,
  createdAt: start,
  ...changes,
});

test('spent, reserved and left make up the cap', () => {
  const one = budget();
  expect([spentOf(one), reservedOf(one), leftOf(one)]).toEqual([2_500n, 2_000n, 5_500n]);
});

test('its state follows from its times, its rests and what operators said', () => {
  const time = later(start, hour);
  expect(stateOf(budget(), time)).toBe('running');
  expect(stateOf(budget({ startsAt: later(time, hour) }), time)).toBe('planned');
  expect(stateOf(budget({ endsAt: time }), time)).toBe('ended');
  expect(stateOf(budget({ drySince: time }), time)).toBe('dry');
  expect(stateOf(budget({ state: 'paused', drySince: time }), time)).toBe('paused');
});

describe('the forecast', () => {
  const time = later(start, hour);
  test('is when the rest is gone at the present rate', () =>
    expect(forecast(budget(), 1_100n, time)).toEqual(later(time, 5 * hour)));
  test('is the end, where that comes first', () =>
    expect(forecast(budget({ endsAt: later(time, hour) }), 1_100n, time)).toEqual(later(time, hour)));
  test('is none for what stands still, is paused, or would last ten years', () => {
    expect(forecast(budget(), 0n, time)).toBeNull();
    expect(forecast(budget({ state: 'paused' }), 1_100n, time)).toBeNull();
    expect(forecast(budget({ capFen: 10n ** 12n }), 1n, time)).toBeNull();
  });
});
