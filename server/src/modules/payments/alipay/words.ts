import type { Outcome } from '../payment.ts';

/** TRADE_CLOSED is also said of a trade that was paid and given back; what was captured stays captured. */
export const outcomes: Readonly<Record<string, Outcome>> = {
  WAIT_BUYER_PAY: 'open',
  TRADE_CLOSED: 'closed',
  TRADE_SUCCESS: 'paid',
  TRADE_FINISHED: 'paid',
};

/** Alipay refuses / = & in a title; it is shortened to what fits. */
export const subjectOf = (subject: string): string => subject.replace(/[/=&]/g, ' ').slice(0, 128);
