import { describe, expect, test } from 'vitest';
import i18next from 'i18next';
import { zh } from '../src/i18n/zh/index.ts';
import { faultsOf } from '../src/features/policies/check-body.ts';
import { changesBetween, rowsBetween, same } from '../src/features/policies/compare.ts';
import { blankOf, kindOf, labelOf, type FieldSchema } from '../src/features/policies/schema.ts';
import { wordsOf } from '../src/features/policies/value-words.ts';

const words = (text: string) => ({ zh: text, en: text });
const schema: FieldSchema = {
  type: 'object',
  properties: {
    payWithinMinutes: { type: 'integer', minimum: 1, maximum: 60, words: words('付款时限'), unit: 'minutes' },
    feeBps: { type: 'integer', minimum: 0, maximum: 300, words: words('费率'), unit: 'bps' },
    leastFen: { type: 'integer', minimum: 0, words: words('起点'), unit: 'fen' },
    remindDays: { type: 'array', items: { type: 'integer' }, words: words('提醒'), unit: 'days' },
    quiet: { type: 'object', properties: { from: { type: 'integer', words: words('开始') } } },
    byCategory: {
      type: 'array',
      minItems: 1,
      words: words('类目'),
      items: {
        type: 'object',
        properties: {
          category: { type: 'string', minLength: 1, words: words('名称') },
          bps: { type: 'integer', unit: 'bps' },
        },
      },
    },
    bearer: { type: 'string', enum: ['BUYER', 'MERCHANT'] },
  },
};
const body = {
  payWithinMinutes: 15,
  feeBps: 60,
  leastFen: 1_000,
  remindDays: [1, 3],
  quiet: { from: 21 },
  byCategory: [{ category: '水果', bps: 100 }],
  bearer: 'BUYER',
};
const t = i18next.createInstance({
  lng: 'zh',
  resources: { zh: { translation: zh } },
  interpolation: { escapeValue: false },
});
await t.init();
const speech = { t: t.t, language: 'zh' } as const;

describe('what a policy’s versions differ in', () => {
  test('nothing, whatever the order of the keys', () => {
    expect(changesBetween(schema, body, { ...structuredClone(body) })).toEqual([]);
    expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same({ a: 1 }, { b: 1 })).toBe(false);
  });
  test('each field, also inside a group', () => {
    const changed = changesBetween(schema, body, { ...body, payWithinMinutes: 30, quiet: { from: 20 } });
    expect(changed.map(({ path }) => path)).toEqual([['payWithinMinutes'], ['quiet', 'from']]);
  });
  test('the rows of a table that went and came', () => {
    const [apples, pears] = [
      { category: '苹果', bps: 1 },
      { category: '梨', bps: 2 },
    ];
    expect(rowsBetween([apples, pears], [pears, { ...apples, bps: 3 }])).toEqual({
      gone: [apples],
      come: [{ category: '苹果', bps: 3 }],
    });
  });
});

test('values are said with their units', () => {
  const said = (name: string, value: unknown) => wordsOf(schema.properties![name]!, value, speech);
  expect(said('payWithinMinutes', 15)).toBe('15 分钟');
  expect(said('feeBps', 60)).toBe('0.6%');
  expect(said('leastFen', 123_456)).toBe('¥1,234.56');
  expect(said('remindDays', [1, 3])).toBe('1、3 天');
  expect(said('bearer', 'BUYER')).toBe('买家');
  expect(said('byCategory', [])).toBe(zh.policies.empty);
});

test('what the schema does not allow is found beside its field, in the unit it was typed in', () => {
  const wrong = faultsOf(
    schema,
    { ...body, feeBps: 301, payWithinMinutes: null, byCategory: [{ category: '', bps: 1 }] },
    speech,
  );
  expect(wrong).toEqual([
    { name: ['policy', 'payWithinMinutes'], text: '请填写付款时限' },
    { name: ['policy', 'feeBps'], text: '费率应在 0 至 3 之间' },
    { name: ['policy', 'byCategory', 0, 'category'], text: '请填写名称' },
  ]);
  expect(faultsOf(schema, { ...body, byCategory: [] }, speech)).toHaveLength(1);
  expect(faultsOf(schema, body, speech)).toEqual([]);
});

test('a schema says how a field is typed, called and begun', () => {
  expect(Object.values(schema.properties!).map(kindOf)).toEqual([
    'number',
    'number',
    'number',
    'list',
    'group',
    'table',
    'choice',
  ]);
  expect(labelOf('maxOpenOrders', { type: 'integer' }, 'en')).toBe('max open orders');
  expect(blankOf(schema.properties!['byCategory']!.items!)).toEqual({ category: '', bps: 0 });
});

test('the same words in two languages are one value: typed, compared and said as such', () => {
  const why: FieldSchema = {
    type: 'object',
    properties: { zh: { type: 'string', maxLength: 200 }, en: { type: 'string', maxLength: 300 } },
  };
  const table: FieldSchema = {
    type: 'array',
    items: { type: 'object', properties: { codes: { type: 'array', items: { type: 'integer' } }, why } },
  };
  const row = { codes: [4003, 4004], why: { zh: '不叠加', en: 'They do not add up' } };
  expect(kindOf(why)).toBe('bilingual');
  expect(blankOf(table.items!)).toEqual({ codes: [], why: { zh: '', en: '' } });
  expect(wordsOf(table, [row], speech, 'exclusions')).toContain('满减优惠、跨店满减');
  expect(wordsOf(table, [row], speech, 'exclusions')).toContain('不叠加');
  expect(wordsOf(table, [row], speech, 'exclusions')).not.toContain('object');
  expect(faultsOf(table, [{ ...row, why: { zh: '不叠加', en: '' } }], speech)).toEqual([
    { name: ['policy', 0, 'why'], text: expect.stringContaining('英文') },
  ]);
});
