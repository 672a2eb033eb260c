import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

const Bps = (zh: string, en: string, maximum = 10_000) =>
  Type.Integer({ minimum: 0, maximum, ...field(zh, en, 'bps') });

/** As the catalogue calls it in its addresses. */
const Category = Type.String({ minLength: 1, maxLength: 60, ...field('类目标识', 'Category') });

/** What selling costs. An order keeps the rates of the moment it was placed. */
export const feesPolicy = policy({
  name: 'commission.fees',
  words: { zh: '费率', en: 'Fees' },
  schema: Strict({
    technicalBps: Bps(
      '技术服务费率（默认）',
      'Technical service fee, where no category says otherwise',
      3_000,
    ),
    technicalByCategory: Type.Array(
      Strict({ category: Category, bps: Bps('技术服务费率', 'Technical service fee', 3_000) }),
      { maxItems: 500, ...field('类目技术服务费率', 'Technical service fee by category') },
    ),
    paymentBps: Bps('支付手续费率', 'Payment fee', 300),
    platformShareBps: Bps('平台佣金分成', "Platform's share of commissions", 5_000),
    taxBps: Bps('佣金代扣税率', 'Tax withheld from commissions', 4_500),
  }),
  defaults: {
    technicalBps: 500,
    technicalByCategory: [
      { category: 'fresh', bps: 100 },
      { category: 'seafood', bps: 200 },
      { category: 'snacks', bps: 200 },
    ],
    paymentBps: 60,
    platformShareBps: 1_000,
    taxBps: 0,
  },
});

/** How high a commission may be promised. */
export const plansPolicy = policy({
  name: 'commission.plans',
  words: { zh: '佣金计划', en: 'Commission plans' },
  schema: Strict({
    openCapBps: Bps(
      '普通、团长与托管计划佣金上限',
      'Highest rate of normal, campaign and hosted plans',
      9_000,
    ),
    namedCapBps: Bps('专属与定向计划佣金上限', 'Highest rate of exclusive and targeted plans', 9_000),
    serviceCapBps: Bps('团长服务费上限', "Highest leader's service fee", 3_000),
  }),
  defaults: { openCapBps: 5_000, namedCapBps: 8_000, serviceCapBps: 1_000 },
});
