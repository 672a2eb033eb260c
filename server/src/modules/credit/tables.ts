import type { Id } from '../../platform/ids.ts';
import type { Factor } from './credit-decider.ts';
import type { Debt } from './debts.ts';
import type { Bearer } from './policy.ts';
import type { InstalmentState, LineState } from './states.ts';

export type BuyerId = Id<'person'>;
export type Method = 'pay_later' | 'instalments';

export type Line = {
  readonly buyerId: BuyerId;
  readonly state: LineState;
  readonly grantedFen: bigint;
  readonly usedFen: bigint;
  readonly mandateId: Id<'mandate'> | null;
  readonly agreementText: string;
  readonly decidedBy: string;
  readonly score: number;
  readonly factors: readonly Factor[];
  readonly decidedAt: Date;
  readonly reviewAt: Date;
  readonly activatedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly frozenReason: string | null;
};

/** What was promised at the time; later policies do not change it. */
export type Promised = {
  readonly retryAfterDays: readonly number[];
  readonly writeOffAfterDays: number;
  readonly feeReturnDays: number;
  readonly earlyRepayment: 'waive' | 'keep';
};

export type AgreementRow = {
  readonly buyerId: BuyerId;
  readonly agreementId: Id<'creditAgreement'>;
  readonly purchaseId: Id<'purchase'>;
  readonly paymentId: Id<'payment'>;
  readonly mandateId: Id<'mandate'>;
  readonly method: Method;
  readonly principalFen: bigint;
  readonly feeFen: bigint;
  readonly tenor: number;
  readonly rateBps: number;
  readonly bearer: Bearer;
  readonly promised: Promised;
  readonly grantedAt: Date;
};

export type PartRow = {
  readonly buyerId: BuyerId;
  readonly orderId: Id<'order'>;
  readonly agreementId: Id<'creditAgreement'>;
  readonly shopId: Id<'shop'>;
  readonly amountFen: bigint;
  readonly refundedFen: bigint;
  readonly shopFeeBps: number;
  readonly shopFeeFen: bigint;
  readonly feeReturnedFen: bigint;
};

export type InstalmentRow = Debt & {
  readonly buyerId: BuyerId;
  readonly instalmentId: Id<'instalment'>;
  readonly agreementId: Id<'creditAgreement'>;
  readonly number: number;
  readonly orderId: Id<'order'> | null;
  readonly state: InstalmentState;
  readonly failures: number;
  readonly nextChargeAt: Date | null;
  readonly chargeId: Id<'charge'> | null;
  readonly lastFailure: string | null;
  readonly overdueSince: Date | null;
  readonly writtenOffAt: Date | null;
  readonly endedAt: Date | null;
};
