import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en/index.ts';
import { zh } from '../src/i18n/zh/index.ts';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value] as [string, string]] : leaves(value, at);
  });
}

const stem = (key: string) => key.replace(/_(one|other)$/, '');
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

const chinese = leaves(zh);
const english = leaves(en as unknown as Tree);

describe('the two dictionaries', () => {
  it('have the same keys', () => {
    expect(new Set(english.map(([key]) => stem(key)))).toEqual(new Set(chinese.map(([key]) => stem(key))));
  });

  it('fill the same holes', () => {
    const expected = new Map(chinese.map(([key, text]) => [stem(key), new Set(holes(text))]));
    for (const [key, text] of english) {
      for (const hole of holes(text))
        expect(expected.get(stem(key)), `${key} has {{${hole}}}`).toContain(hole);
    }
  });

  it('give English both plural forms where the count is said', () => {
    const keys = new Set(english.map(([key]) => key));
    for (const key of keys) if (key.endsWith('_other')) expect(keys, key).toContain(`${stem(key)}_one`);
  });

  it('leave no key without words, and no Chinese in English', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
    for (const [key, text] of english) expect(/[\u4e00-\u9fff]/.test(text), `${key}: ${text}`).toBe(false);
  });

  it('speak without exclamation marks', () => {
    for (const [key, text] of [...chinese, ...english])
      expect(/[!！]/.test(text), `${key}: ${text}`).toBe(false);
  });
});
