import type { Language } from './language.ts';

const steps: Record<Language, readonly [number, string][]> = {
  zh: [
    [100_000_000, '亿'],
    [10_000, '万'],
  ],
  en: [
    [1_000_000_000, 'b'],
    [1_000_000, 'm'],
    [1_000, 'k'],
  ],
};

/** Counts below 10,000 are written out with grouping; from there 1.2万 in Chinese and 12k in English. Rounded down: a count never claims more than there is. */
export function formatCount(count: number, language: Language): string {
  if (Math.abs(count) < 10_000) return count.toLocaleString('en-US');
  const [size, unit] = steps[language].find(([step]) => Math.abs(count) >= step) ?? [1, ''];
  const tenths = Math.floor((Math.abs(count) / size) * 10);
  const whole = Math.floor(tenths / 10);
  const text = whole >= 100 || tenths % 10 === 0 ? String(whole) : `${whole}.${tenths % 10}`;
  return `${count < 0 ? '−' : ''}${text}${language === 'zh' ? ` ${unit}` : unit}`;
}

/** Basis points to words: 9830 → "98.3%". */
export function formatRate(basisPoints: number): string {
  const percent = basisPoints / 100;
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)}%`;
}
