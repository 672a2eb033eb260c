import { expect, test } from 'vitest';
import { en } from '../src/i18n/en.ts';
import { zh } from '../src/i18n/zh.ts';

type Words = { [key: string]: string | Words };

const flat = (words: Words, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

const chinese = flat(zh);
const english = new Map(flat(en));

test('both dictionaries have the same keys', () => {
  expect([...english.keys()]).toEqual(chinese.map(([key]) => key));
});

test('both say the same figures', () => {
  const different = chinese.filter(
    ([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')),
  );
  expect(different).toEqual([]);
});

test('nothing is empty and nobody is shouted at', () => {
  for (const [key, text] of [...chinese, ...english]) {
    expect(text.trim(), key).not.toBe('');
    expect(text, key).not.toMatch(/[!！]/);
  }
});

test('English holds no Chinese, except the name of the language', () => {
  const left = [...english].filter(
    ([key, text]) => /[\u4e00-\u9fff]/.test(text) && key !== 'settings.chinese',
  );
  expect(left).toEqual([]);
});
