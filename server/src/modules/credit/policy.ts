import { Strict, Type, OneOf } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

const fen = (zh: string, en: string) =>
  Type.Integer({ minimum: 0, maximum: 100_000_000, ...field(zh, en, 'fen') });
const days = (zh: string, en: string, maximum = 3_650) =>
  Type.Integer({ minimum: 0, maximum, ...field(zh, en, 'days') });
const bps = (zh: string, en: string) =>
  Type.Integer({ minimum: 0, maximum: 10_000, ...field(zh, en, 'bps') });
const score = (zh: string, en: string) =>
  Type.Integer({ minimum: -1_000, maximum: 1_000, ...field(zh, en, 'score') });
const dayList = (zh: string, en: string) =>
  Type.Array(Type.Integer({ minimum: 0, maximum: 3_650 }), { maxItems: 20, ...field(zh, en, 'days') });

export const bearers = ['MERCHANT', 'BUYER', 'PLATFORM'] as const;
export type Bearer = (typeof bearers)[number];

/** What may be bought now and paid on receipt (domain-rules.md §3.1). */
export const payLaterPolicy = policy({
  name: 'credit.pay_later',
  words: { zh: '先用后付', en: 'Pay later' },
  schema: Strict({
    excludedCategories: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 200,
      ...field('不支持的类目（含下级）', 'Categories that are left out, with all below them'),
    }),
    maxSkuPriceFen: fen('商品最高规格价上限', 'Dearest option of an item, at most'),
    shopFeeBps: bps('商家承担的服务费率', 'Fee the shop pays'),
    maxOpenOrders: Type.Integer({
      minimum: 1,
      maximum: 1_000,
      ...field('同时未结清的订单上限', 'Open orders at a time', 'pieces'),
    }),
  }),
  defaults: {
    excludedCategories: [
      'fresh',
      'seafood',
      'cut-flowers',
      'bouquets',
      'pot-plants',
      'succulents',
      'socks',
      'virtual',
    ],
    maxSkuPriceFen: 50_000,
    shopFeeBps: 40,
    maxOpenOrders: 10,
  },
});

const plan = Strict({
  tenor: Type.Integer({ minimum: 2, maximum: 36, ...field('期数', 'Terms', 'times') }),
  rateBps: bps('总费率', 'Fee on the whole amount'),
  bearer: OneOf(...bearers),
});

export const instalmentsPolicy = policy({
  name: 'credit.instalments',
  words: { zh: '分期付款', en: 'Instalments' },
  schema: Strict({
    minFen: fen('最低可分期金额', 'Least amount'),
    plans: Type.Array(plan, {
      minItems: 1,
      maxItems: 12,
      ...field('期数、费率与承担方', 'Terms, fees and who bears them'),
    }),
    feeReturnDays: days('商家承担的手续费可退天数', 'Days in which a refund returns the shop’s fee'),
    earlyRepayment: OneOf('waive', 'keep'),
  }),
  defaults: {
    minFen: 20_000,
    plans: [
      { tenor: 3, rateBps: 180, bearer: 'BUYER' },
      { tenor: 6, rateBps: 360, bearer: 'BUYER' },
      { tenor: 12, rateBps: 720, bearer: 'BUYER' },
    ],
    feeReturnDays: 10,
    earlyRepayment: 'waive',
  },
  check: ({ plans }) =>
    new Set(plans.map(({ tenor }) => tenor)).size === plans.length
      ? null
      : { en: 'Each number of terms may be there once.', zh: '同一期数只能设置一次。' },
});

export const collectionPolicy = policy({
  name: 'credit.collection',
  words: { zh: '扣款与提醒', en: 'Charging and reminding' },
  schema: Strict({
    retryAfterDays: dayList('扣款失败后第几天重试', 'Days after a failed charge on which it is tried again'),
    writeOffAfterDays: days('逾期多少天后核销', 'Days overdue until it is written off'),
    dueSoonDays: dayList('到期前几天提醒', 'Days before it is due on which to remind'),
    overdueDays: dayList('逾期第几天提醒', 'Days overdue on which to remind'),
    quietFromHour: Type.Integer({
      minimum: 0,
      maximum: 23,
      ...field('免打扰开始（点）', 'Quiet from (hour)', 'hours'),
    }),
    quietToHour: Type.Integer({
      minimum: 0,
      maximum: 23,
      ...field('免打扰结束（点）', 'Quiet until (hour)', 'hours'),
    }),
    messagesPerDay: Type.Integer({
      minimum: 1,
      maximum: 3,
      ...field('每人每天最多提醒次数', 'Messages to a person in a day', 'times'),
    }),
    chargeAtHour: Type.Integer({
      minimum: 0,
      maximum: 23,
      ...field('分期扣款时间（点）', 'Instalments are charged at (hour)', 'hours'),
    }),
  }),
  defaults: {
    retryAfterDays: [1, 3, 7],
    writeOffAfterDays: 180,
    dueSoonDays: [3],
    overdueDays: [1, 3, 7, 15, 30],
    quietFromHour: 21,
    quietToHour: 9,
    messagesPerDay: 1,
    chargeAtHour: 10,
  },
  check: ({ retryAfterDays, quietFromHour, quietToHour }) => {
    if (retryAfterDays.some((each, n) => each < 1 || (n > 0 && each <= retryAfterDays[n - 1]!)))
      return { en: 'The days of the retries must rise from 1.', zh: '重试天数须从 1 起递增。' };
    // Collections never harass: at night nobody is reminded, whatever an operator thinks.
    return quietFromHour > 21 || quietToHour < 9 || quietFromHour <= quietToHour
      ? {
          en: 'Nobody is reminded between 21:00 and 09:00; the quiet time may only be longer.',
          zh: '21:00 至 9:00 不得提醒，免打扰时段只能更长。',
        }
      : null;
  },
});

/** Points and limits of the local scorecard. */
export const scoringPolicy = policy({
  name: 'credit.scoring',
  words: { zh: '信用评分', en: 'Credit scoring' },
  schema: Strict({
    basePoints: score('基础分', 'Points to begin with'),
    perMonthHere: score('每满一个月', 'Each month here'),
    maxForTime: score('时长最高加分', 'Most for time'),
    perReceivedOrder: score('每笔完成的订单', 'Each order received'),
    maxForOrders: score('订单最高加分', 'Most for orders'),
    perRefund: score('每笔退款', 'Each refund'),
    perPaidOnTime: score('每次按时还款', 'Each payment in time'),
    maxForPaying: score('按时还款最高加分', 'Most for paying in time'),
    perPaidLate: score('每次逾期后还款', 'Each payment after it was overdue'),
    perWrittenOff: score('每笔坏账', 'Each debt written off'),
    passAt: score('通过分', 'Points to pass'),
    limitAtPassFen: fen('通过时额度', 'Limit at that score'),
    limitPerPointFen: fen('每多一分增加额度', 'More for each point above'),
    maxLimitFen: fen('最高额度', 'Highest limit'),
    reviewEveryDays: days('复评周期', 'Reviewed every so many days', 365),
  }),
  defaults: {
    basePoints: 40,
    perMonthHere: 2,
    maxForTime: 24,
    perReceivedOrder: 4,
    maxForOrders: 40,
    perRefund: -3,
    perPaidOnTime: 3,
    maxForPaying: 30,
    perPaidLate: -10,
    perWrittenOff: -100,
    passAt: 40,
    limitAtPassFen: 100_000,
    limitPerPointFen: 5_000,
    maxLimitFen: 500_000,
    reviewEveryDays: 30,
  },
});
