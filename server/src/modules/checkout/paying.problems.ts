import { problem } from '../../platform/problem.ts';

export const notPayable = problem('checkout.not_payable', 409, {
  en: 'This purchase can no longer be paid: it was cancelled or its time ran out. Buy again to place a new one.',
  zh: '这笔交易已取消或已超时，不能再支付，请重新下单。',
});
