import { expect, test } from 'vitest';
import { kinds, wordsFor } from '../words.ts';

const places = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted((a, b) => a.localeCompare(b));

test.each(Object.entries(kinds))('%s says the same in both languages', (_kind, { zh, en }) => {
  expect(places(zh.title + zh.body)).toEqual(places(en.title + en.body));
  for (const sentence of [zh.title, zh.body, en.title, en.body]) expect(sentence).toMatch(/^[^!！]+$/);
});

test('words are filled in the reader’s language', () => {
  const params = { shop: { zh: '洛川苹果', en: 'Luochuan Apples' }, reason: '资料不清晰' };
  expect(wordsFor('identity.shop_rejected', params, 1, 'zh')).toEqual({
    title: '店铺「洛川苹果」未通过审核',
    body: '原因：资料不清晰。修改后可重新提交。',
  });
  expect(wordsFor('orders.to_ship', params, 12, 'en').title).toBe('Luochuan Apples: new orders to ship (12)');
});

test.each([
  ['0', '¥0.00'],
  ['5', '¥0.05'],
  ['129900', '¥1,299.00'],
])('an amount of %s fen reads %s', (fen, shown) => {
  expect(wordsFor('payments.payment_refunded', { amount: { fen } }, 1, 'en').title).toBe(`${shown} refunded`);
});

test('a kind of a newer version is named, not lost', () =>
  expect(wordsFor('new.kind', {}, 1, 'zh').title).toBe('new.kind'));
