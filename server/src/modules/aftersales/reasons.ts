import type { Words } from '../../platform/problem.ts';
import type { HandlingWay } from './status.ts';

/** Why something goes back. Quality reasons count for 品退率 (domain-rules.md §4.2: the first reason of an order). */
export type Reason = {
  readonly code: string;
  readonly words: Words;
  readonly quality: boolean;
  readonly ways: readonly HandlingWay[];
  readonly unshipped: boolean;
  readonly shipped: boolean;
};

const both: readonly HandlingWay[] = [1, 10];
const before = { ways: [10] as readonly HandlingWay[], quality: false, unshipped: true, shipped: false };
const after = { ways: both, unshipped: false, shipped: true };

export const reasons: readonly Reason[] = [
  { ...before, code: 'not_wanted', words: { zh: '不想要了', en: 'I no longer want it' } },
  { ...before, code: 'wrong_choice', words: { zh: '拍错/多拍了', en: 'I ordered the wrong thing' } },
  { ...before, code: 'address_wrong', words: { zh: '地址或电话填错', en: 'The address is wrong' } },
  { ...before, code: 'not_shipped_in_time', words: { zh: '未按约定时间发货', en: 'Not shipped in time' } },
  {
    ...after,
    quality: false,
    code: 'seven_days',
    words: { zh: '七天无理由退货', en: 'Seven days without giving a reason' },
  },
  { ...after, quality: false, code: 'does_not_fit', words: { zh: '大小/尺寸不合适', en: 'It does not fit' } },
  {
    ...after,
    quality: false,
    code: 'does_not_please',
    words: { zh: '不喜欢/效果不好', en: 'It does not please me' },
  },
  {
    ...after,
    quality: false,
    code: 'not_received',
    ways: [10],
    words: { zh: '未收到货', en: 'It did not arrive' },
  },
  {
    ...after,
    quality: false,
    code: 'agreed_with_shop',
    words: { zh: '与商家协商一致', en: 'Agreed with the shop' },
  },
  { ...after, quality: true, code: 'broken', words: { zh: '质量问题', en: 'It is broken or badly made' } },
  {
    ...after,
    quality: true,
    code: 'not_as_described',
    words: { zh: '与描述不符', en: 'It is not as described' },
  },
  {
    ...after,
    quality: true,
    code: 'damaged_on_the_way',
    words: { zh: '收到时破损', en: 'It arrived damaged' },
  },
  { ...after, quality: true, code: 'spoilt', words: { zh: '腐烂变质', en: 'It is spoilt' } },
  { ...after, quality: true, code: 'wrong_item', words: { zh: '发错货/少发', en: 'Wrong or missing item' } },
  { ...after, quality: true, code: 'counterfeit', words: { zh: '假冒品牌', en: 'It is a counterfeit' } },
];

export const reasonOf = (code: string): Reason | undefined => reasons.find((reason) => reason.code === code);
