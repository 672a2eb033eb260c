import { describe, expect, test } from 'vitest';
import { formatCount, formatRate } from '../src/format-count.ts';
import { formatBytes } from '../src/format-bytes.ts';
import { formatMoney, moneyParts, parseMoney } from '../src/format-money.ts';
import { formatDuration, formatTime } from '../src/format-time.ts';
import { chooseLanguage } from '../src/language.ts';
import { maskPhone } from '../src/mask-phone.ts';

describe('money', () => {
  test.each([
    [129900, '¥1,299.00'],
    [5, '¥0.05'],
    [0, '¥0.00'],
    [-600, '−¥6.00'],
    [123456789012, '¥1,234,567,890.12'],
  ])('%i fen is %s', (fen, text) => expect(formatMoney(fen)).toBe(text));

  test('the fen can be set smaller than the yuan', () => {
    expect(moneyParts(2384)).toEqual({ sign: '', yuan: '23', fen: '84' });
  });

  test.each([
    ['12', 1200],
    ['12.3', 1230],
    ['¥1,299.00', 129900],
    ['12.345', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('%s parses to %s fen', (text, fen) => expect(parseMoney(text)).toBe(fen));
});

describe('counts', () => {
  test.each([
    [386, '386', '386'],
    [9999, '9,999', '9,999'],
    [12_000, '1.2 万', '12k'],
    [12_999, '1.2 万', '12.9k'],
    [3_200_000, '320 万', '3.2m'],
    [123_456_789, '1.2 亿', '123m'],
  ])('%i', (count, zh, en) => {
    expect(formatCount(count, 'zh')).toBe(zh);
    expect(formatCount(count, 'en')).toBe(en);
  });

  test('rates are basis points', () => {
    expect(formatRate(9830)).toBe('98.3%');
    expect(formatRate(10000)).toBe('100%');
  });
});

describe('times', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  test('are relative within a day', () => {
    expect(formatTime('2026-11-22T11:57:00Z', 'zh', now)).toBe('3分钟前');
    expect(formatTime('2026-11-22T11:57:00Z', 'en', now)).toBe('3 minutes ago');
    expect(formatTime('2026-11-22T14:00:00Z', 'en', now)).toBe('in 2 hours');
    expect(formatTime('2026-11-22T11:59:40Z', 'zh', now)).toBe('刚刚');
  });
  test('are absolute with the zone beyond a day', () => {
    expect(formatTime('2026-11-18T01:12:00Z', 'zh', now)).toMatch(/11月18日.*(GMT|UTC)/);
    expect(formatTime('2025-11-18T01:12:00Z', 'en', now)).toMatch(/2025/);
  });
  test('durations', () => {
    expect(formatDuration(75_000)).toBe('1:15');
    expect(formatDuration(3_661_000)).toBe('1:01:01');
  });
});

test('the language is the saved one, else the browser’s, else Chinese', () => {
  expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
  expect(chooseLanguage(null, ['fr', 'en-GB', 'zh'])).toBe('en');
  expect(chooseLanguage(null, ['fr'])).toBe('zh');
});

test('phones are masked, sizes are rounded', () => {
  expect(maskPhone('13800002671')).toBe('138****2671');
  expect(formatBytes(1_572_864)).toBe('1.5 MB');
});
