import type { Words } from '../../platform/problem.ts';
import type { PayoutState } from './payouts.sql.ts';

export const payoutWords: Record<PayoutState, Words> = {
  requested: { zh: '待审批', en: 'waiting for approval' },
  approved: { zh: '已审批', en: 'approved' },
  sent: { zh: '银行处理中', en: 'with the bank' },
  done: { zh: '已到账', en: 'paid out' },
  failed: { zh: '失败', en: 'failed' },
  rejected: { zh: '已驳回', en: 'rejected' },
  cancelled: { zh: '已撤回', en: 'taken back' },
};

/** The details of `payoutDecided`. */
export const stateIn = (state: PayoutState) => ({
  state: payoutWords[state].en,
  stateZh: payoutWords[state].zh,
});
