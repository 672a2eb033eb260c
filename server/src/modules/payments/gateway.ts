import type { Outcome } from './payment.ts';

/** A payment provider in our words. Each call may fail or answer late; every one may be repeated. */
export type Gateway = {
  /** Opens the trade and says where the buyer pays. The same payment id opens it only once. */
  openTrade(trade: {
    paymentId: string;
    amountFen: bigint;
    subject: string;
    returnUrl: string;
  }): Promise<{ tradeNo: string; redirectUrl: string }>;
  queryTrade(paymentId: string): Promise<Statement>;
  closeTrade(paymentId: string): Promise<Statement>;
  /** The same refund id refunds only once. 'refused' is final. */
  refund(refund: {
    refundId: string;
    paymentId: string;
    amountFen: bigint;
    reason: string;
  }): Promise<'succeeded' | 'refused'>;
  /** Checks the signature and reads a notice; null when it is not genuine. */
  readNotice(headers: Record<string, unknown>, body: Buffer): Notice | null;
};

export type Statement = {
  readonly outcome: Outcome;
  readonly tradeNo: string;
  readonly amountFen: bigint;
  readonly currency: string;
  readonly merchantNo: string;
};
export type Notice = Statement & { readonly noticeId: string; readonly paymentId: string };

/** The provider could not be reached or gave no usable answer: the outcome is unknown, and asked again later. */
export class GatewayUnavailable extends Error {}
