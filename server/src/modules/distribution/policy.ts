import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

const weight = (zh: string, en: string) =>
  Type.Number({ minimum: 0, maximum: 10, ...field(zh, en, 'score') });
const rate = (zh: string, en: string) => Type.Number({ minimum: 0.001, maximum: 1, ...field(zh, en) });

/** How the feed is ranked. Every impression names the version it was ranked by. */
export const rankingPolicy = policy({
  name: 'distribution.ranking',
  words: { zh: '推荐排序', en: 'Ranking of the feed' },
  schema: Strict({
    attraction: weight('吸引力权重', 'Weight of attraction'),
    commerce: weight('商品兴趣权重', 'Weight of product interest'),
    freshness: weight('新鲜度权重', 'Weight of freshness'),
    freshnessDays: Type.Number({ minimum: 0.1, maximum: 90, ...field('新鲜期', 'Fresh for', 'days') }),
    following: weight('关注权重', 'Weight of following'),
    liked: weight('点赞过的创作者权重', 'Weight of creators one liked'),
    exploration: weight('探索权重', 'Weight of chance'),
    priorPlays: Type.Number({
      minimum: 1,
      maximum: 100_000,
      ...field('冷启动参考播放数', 'Plays that the prior weighs', 'times'),
    }),
    priorEngagement: rate('冷启动互动率', 'Prior rate of engagement'),
    priorClicks: rate('冷启动点击率', 'Prior rate of product clicks'),
    perCreatorWindow: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field('打散窗口', 'In a window of', 'pieces'),
    }),
    perCreatorMost: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field('窗口内同一创作者最多', 'At most of one creator', 'pieces'),
    }),
  }),
  defaults: {
    attraction: 1,
    commerce: 0.6,
    freshness: 0.8,
    freshnessDays: 4,
    following: 0.9,
    liked: 0.4,
    exploration: 0.35,
    priorPlays: 40,
    priorEngagement: 0.06,
    priorClicks: 0.04,
    perCreatorWindow: 10,
    perCreatorMost: 2,
  },
});
