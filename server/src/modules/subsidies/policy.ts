import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

export const budgetPolicy = policy({
  name: 'subsidies.budgets',
  words: { zh: '补贴预算', en: 'Subsidy budgets' },
  schema: Strict({
    burnHours: Type.Integer({
      minimum: 1,
      maximum: 168,
      ...field('消耗速度取最近几小时', 'Hours that make the burn rate', 'hours'),
    }),
    spentBelowFen: Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      ...field('剩余低于此金额即自动停止', 'Stops by itself when less than this is left', 'fen'),
    }),
  }),
  defaults: { burnHours: 6, spentBelowFen: 100 },
});
