import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** How buyers look for goods and keep them, and which searches are shown to others. */
export const searchPolicy = policy({
  name: 'catalog.searches',
  words: { zh: '搜索与收藏', en: 'Searching and saving' },
  schema: Strict({
    hotDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('热搜统计天数', 'Hot searches of the last', 'days'),
    }),
    halfLifeDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('热度减半时间', 'A day weighs half as much after', 'days'),
    }),
    suggestDays: Type.Integer({
      minimum: 1,
      maximum: 90,
      ...field('搜索建议统计天数', 'Suggestions of the last', 'days'),
    }),
    leastPeople: Type.Integer({
      minimum: 2,
      maximum: 10_000,
      ...field('至少多少人搜索过', 'Searched for by at least', 'pieces'),
    }),
    searchesPerMinute: Type.Integer({
      minimum: 10,
      maximum: 10_000,
      ...field('每人每分钟搜索次数', 'Searches of a person or address a minute', 'times'),
    }),
    savedMost: Type.Integer({
      minimum: 10,
      maximum: 10_000,
      ...field('收藏商品最多', 'Products a buyer can save', 'pieces'),
    }),
  }),
  defaults: {
    hotDays: 7,
    halfLifeDays: 3,
    suggestDays: 30,
    leastPeople: 3,
    searchesPerMinute: 300,
    savedMost: 2_000,
  },
});
