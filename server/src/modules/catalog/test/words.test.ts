import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance } from '../correct-words.ts';
import { hanWords, pairsOf, queryWords, quoted, runsOf, termsOf } from '../words.ts';

const words = (query: string) => queryWords(query).map(({ word }) => word);

test('a word inside a title is among its words, whichever way the dictionary cuts', () => {
  const title = hanWords(runsOf('夏季新款碎花连衣裙女中长款').han);
  for (const word of ['连衣裙', '碎花', '夏季', '裙']) expect(title).toContain(word);
});

test('every part of a Chinese title is found by its pairs', () => {
  const characters = fc.constantFrom(...'洛川红富士苹果新疆阿克苏冰糖心现摘直发连衣裙女装手机壳');
  fc.assert(
    fc.property(
      fc.array(characters, { minLength: 2, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      (title, from, size) => {
        const part = title.slice(from % title.length, (from % title.length) + 1 + (size % 5)).join('');
        const indexed = hanWords([title.join('')]);
        for (const pair of pairsOf(part)) expect(indexed).toContain(pair);
      },
    ),
  );
});

test('a mixed query keeps both halves', () => {
  expect(words('iPhone手机壳')).toEqual(['手机', '壳', 'iphone']);
  expect(words('ＡＢＣ１２３ 苹果')).toEqual(['苹果', 'abc123']);
});

test('particles count only when there is nothing else', () => {
  expect(words('红色的裙子')).not.toContain('的');
  expect(words('的')).toEqual(['的']);
  expect(words('the leather jacket')).toEqual(['leather', 'jacket']);
  expect(words("' | & ! :* %")).toEqual([]);
});

test('a query word is quoted so that nothing in it is an operator', () => {
  expect(quoted("a'b\\c")).toBe("'a''b\\\\c'");
});

test('terms are words worth suggesting', () => {
  expect(termsOf('Classic Leather Jacket 2 经典皮夹克')).toEqual(
    new Set(['经典', '皮夹克', 'classic', 'leather', 'jacket']),
  );
});

test.each([
  ['jaket', 'jacket', 1],
  ['lether', 'leather', 1],
  ['jakcet', 'jacket', 1],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('%s is %s with %i errors', (typed, meant, errors) => expect(distance(typed, meant)).toBe(errors));
