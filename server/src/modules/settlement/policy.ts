import { OneOf, Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

const Days = (zh: string, en: string, maximum = 90) =>
  Type.Integer({ minimum: 0, maximum, ...field(zh, en, 'days') });
const Hours = (zh: string, en: string) =>
  Type.Integer({ minimum: 0, maximum: 720, ...field(zh, en, 'hours') });
const Amount = (zh: string, en: string) =>
  Type.Integer({ minimum: 0, maximum: 100_000_000_000, ...field(zh, en, 'fen') });
const Returns = OneOf('proportional', 'full_only', 'never');

/** When an order is settled, what is kept back, and what comes back with a refund: all of it fixed in the bill when it is paid. */
export const periodsPolicy = policy({
  name: 'settlement.periods',
  words: { zh: '结算账期', en: 'Settlement period' },
  schema: Strict({
    periodDays: Days('确认收货后结算天数', 'Days from receipt to settlement'),
    disputeDays: Days('售后结束后结算天数', 'Days from the end of a dispute to settlement'),
    hostedExtraDays: Days('托管佣金延后天数', 'Further days for hosted commissions'),
    reserveBps: Type.Integer({
      minimum: 0,
      maximum: 5_000,
      ...field('托管佣金准备金比例', 'Part of hosted commissions kept back', 'bps'),
    }),
    reserveDays: Days('准备金冻结天数', 'Days for which it is kept back'),
    technicalReturns: Returns,
    paymentReturns: Returns,
    commissionReturns: Returns,
  }),
  defaults: {
    periodDays: 7,
    disputeDays: 7,
    hostedExtraDays: 2,
    reserveBps: 500,
    reserveDays: 8,
    technicalReturns: 'proportional',
    paymentReturns: 'proportional',
    commissionReturns: 'proportional',
  },
});

export const payoutsPolicy = policy({
  name: 'settlement.payouts',
  words: { zh: '提现', en: 'Withdrawals' },
  schema: Strict({
    minFen: Amount('最低提现金额', 'Least amount'),
    twoApprovalsFromFen: Amount('需要两人审批的起点金额', 'From this amount two operators approve'),
    togetherHours: Hours('合并计算提现金额的时间', 'Withdrawals of an owner within this time count together'),
    accountWaitHours: Hours('新收款账户的等待时间', 'A new payout account waits'),
    arrearsCapFen: Amount('欠款上限（超过时动用保证金）', 'Arrears above this are taken from the deposit'),
    channel: OneOf('bank', 'file'),
  }),
  defaults: {
    minFen: 100,
    twoApprovalsFromFen: 5_000_000,
    togetherHours: 24,
    accountWaitHours: 24,
    arrearsCapFen: 50_000,
    channel: 'bank',
  },
  secondPersonWhen: (from, to) =>
    to.twoApprovalsFromFen > from.twoApprovalsFromFen ||
    to.togetherHours < from.togetherHours ||
    to.accountWaitHours < from.accountWaitHours ||
    to.arrearsCapFen > from.arrearsCapFen,
});

/** What a shop keeps with the platform, by its score (domain-rules.md §9.2). */
export const depositsPolicy = policy({
  name: 'settlement.deposits',
  words: { zh: '保证金', en: 'Deposits' },
  schema: Strict({
    goodScore: Type.Integer({
      minimum: 0,
      maximum: 500,
      ...field('优秀体验分（×100）', 'Good score × 100', 'score'),
    }),
    goodFen: Amount('优秀店铺保证金', 'Deposit with a good score'),
    fairScore: Type.Integer({
      minimum: 0,
      maximum: 500,
      ...field('良好体验分（×100）', 'Fair score × 100', 'score'),
    }),
    fairFen: Amount('良好店铺保证金', 'Deposit with a fair score'),
    lowFen: Amount('其他店铺保证金', 'Deposit below that'),
    newFen: Amount('尚无评分店铺保证金', 'Deposit of shops without a score'),
  }),
  defaults: {
    goodScore: 470,
    goodFen: 200_000,
    fairScore: 440,
    fairFen: 500_000,
    lowFen: 1_000_000,
    newFen: 0,
  },
  check: ({ goodScore, fairScore }) =>
    goodScore > fairScore
      ? null
      : { en: 'The good score must be above the fair one.', zh: '优秀体验分必须高于良好体验分。' },
});
