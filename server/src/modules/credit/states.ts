import type { Words } from '../../platform/problem.ts';

/** activating: the mandate is being signed. closed: by the buyer, who owes nothing. */
export const lineStates = ['activating', 'active', 'frozen', 'closed'] as const;
export type LineState = (typeof lineStates)[number];

/**
 * promised     lent on trust, due once the order is received
 * scheduled    due at a known time
 * overdue      a charge failed; it is tried again, and nothing more is lent
 * written_off  given up in the books, still owed
 * paid, cancelled  nothing is owed any more (cancelled: all of it by refunds)
 */
export const instalmentStates = [
  'promised',
  'scheduled',
  'overdue',
  'written_off',
  'paid',
  'cancelled',
] as const;
export type InstalmentState = (typeof instalmentStates)[number];

/** Why the bank refused, in words for the buyer. */
export const failureWords: Record<string, Words> = {
  insufficient_funds: { en: 'The account did not hold enough.', zh: '账户余额不足。' },
  mandate_revoked: {
    en: 'The permission to charge was withdrawn at the bank.',
    zh: '已在银行取消代扣授权。',
  },
  refused: { en: 'The bank refused.', zh: '银行拒绝了这笔扣款。' },
};
