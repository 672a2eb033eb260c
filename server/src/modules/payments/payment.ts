/** Ways of paying whose money comes from a provider. */
export const providerMethods = ['local_bank', 'alipay', 'wechat_pay'] as const;
export type ProviderMethod = (typeof providerMethods)[number];
/** Ways of paying whose money is lent by the credit module. */
export const lentMethods = ['pay_later', 'instalments'] as const;
export type LentMethod = (typeof lentMethods)[number];
export const paymentMethods = [...providerMethods, ...lentMethods] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const isLent = (method: PaymentMethod): method is LentMethod =>
  method === 'pay_later' || method === 'instalments';

/** What a payment pays: a purchase, what is owed on credit, or a shop's deposit. Its `subjectId` says which one. */
export const purposes = ['purchase', 'repayment', 'deposit'] as const;
export type Purpose = (typeof purposes)[number];

/**
 * starting  recorded, the provider not yet asked
 * pending   the buyer is at the provider, or the outcome is unknown
 * captured  this payment pays its subject
 * surplus   the money came, but another payment had already paid: it goes back
 * declined  the provider refused
 * closed    given up before money came
 */
export const paymentStates = ['starting', 'pending', 'captured', 'surplus', 'declined', 'closed'] as const;
export type PaymentState = (typeof paymentStates)[number];
/** refused: the provider will not; the buyer's money is still promised, and operators settle it. */
export type RefundState = 'requested' | 'succeeded' | 'refused';

/** What a provider says of a trade. */
export type Outcome = 'paid' | 'declined' | 'closed' | 'open';

/** The state a payment moves to. Money that came is never ignored, however late: only 'captured' and 'surplus' are final. */
export function stateAfter(state: PaymentState, outcome: Outcome, anotherCaptured: boolean): PaymentState {
  if (state === 'captured' || state === 'surplus') return state;
  switch (outcome) {
    case 'paid':
      return anotherCaptured ? 'surplus' : 'captured';
    case 'declined':
      return state === 'closed' ? 'closed' : 'declined';
    case 'closed':
      return state === 'declined' ? 'declined' : 'closed';
    case 'open':
      return state;
  }
}

/** When to ask the provider again about an unknown outcome: 10 s, 20 s, 40 s … at most every 10 min. */
export function nextQueryDelayMs(queries: number): number {
  return Math.min(10_000 * 2 ** queries, 600_000);
}
