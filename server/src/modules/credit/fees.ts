import { day, later } from '../../platform/clock.ts';
import type { Bearer } from './policy.ts';

/** What an order's shop pays for it being lent, as settlement sees it. */
export type CreditFees = {
  readonly method: 'pay_later' | 'instalments';
  readonly tenor: number;
  readonly bearer: Bearer;
  readonly rateBps: number;
  /** Of what the buyer owed for the order, subsidies not counted; 0 when the shop bears nothing. */
  readonly shopFeeFen: bigint;
  /** What refunds gave back of it. */
  readonly returnedFen: bigint;
  /** Refunds after this give nothing back; null: there is no such day. */
  readonly returnsUntil: Date | null;
  /** The buyer has paid for the order; until then the shop has the platform's advance. */
  readonly paidByBuyer: boolean;
};

export type FeePart = {
  readonly method: 'pay_later' | 'instalments';
  readonly amountFen: bigint;
  readonly refundedFen: bigint;
  readonly shopFeeFen: bigint;
  readonly feeReturnedFen: bigint;
  readonly grantedAt: Date;
  readonly feeReturnDays: number;
};

/**
 * How much of the shop's fee a refund gives back. Pay later: all of it when the order is refunded whole at once, nothing for
 * partial refunds, however many. Instalments: in proportion within the days agreed, after that nothing.
 */
export function feeReturnedBy(part: FeePart, refundFen: bigint, at: Date): bigint {
  if (part.method === 'pay_later')
    return part.refundedFen === 0n && refundFen === part.amountFen ? part.shopFeeFen : 0n;
  if (at > later(part.grantedAt, part.feeReturnDays * day)) return 0n;
  // Counted from all refunds so far, so that several small ones return what one large one would.
  const due = (part.shopFeeFen * (part.refundedFen + refundFen)) / part.amountFen;
  return due - part.feeReturnedFen;
}
