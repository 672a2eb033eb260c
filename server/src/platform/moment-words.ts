import type { Words } from './problem.ts';

const parts = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const inChina = (locale: string) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'Asia/Shanghai' });
const [chinese, english] = [inChina('zh-CN'), inChina('en-GB')];

/** A moment within a sentence, by the clock of China: 12月1日 15:04; 1 Dec, 15:04 (China time). */
export const momentWords = (at: Date): Words => ({
  zh: chinese.format(at),
  en: `${english.format(at)} (China time)`,
});
