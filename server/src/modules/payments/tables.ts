import type { Id } from '../../platform/ids.ts';
import type { ChargeReason, ChargeState, MandateState } from './mandate.ts';
import type { PaymentMethod, PaymentState, ProviderMethod, Purpose, RefundState } from './payment.ts';

/** What a payment of each purpose pays. */
export type SubjectId = Id<'purchase'> | Id<'repayment'> | Id<'deposit'>;

export type PaymentRow = {
  buyer_id: Id<'person'>;
  payment_id: Id<'payment'>;
  purpose: Purpose;
  subject_id: SubjectId;
  method: PaymentMethod;
  amount_fen: bigint;
  currency: string;
  state: PaymentState;
  refunded_fen: bigint;
  provider_trade_no: string | null;
  redirect_url: string | null;
  /** The address is shown as a QR code instead of being gone to. */
  scan: boolean;
  started_at: Date;
  ended_at: Date | null;
  next_query_at: Date | null;
  queries: number;
};

export type RefundRow = {
  buyer_id: Id<'person'>;
  refund_id: Id<'refund'>;
  /** Exactly one of the two is given back. */
  payment_id: Id<'payment'> | null;
  charge_id: Id<'charge'> | null;
  purchase_id: Id<'purchase'> | null;
  order_id: Id<'order'> | null;
  amount_fen: bigint;
  /** The part that lowered a debt instead of moving money. */
  credit_fen: bigint;
  reason: string;
  source_key: string;
  state: RefundState;
  attempts: number;
  last_error: string | null;
  requested_at: Date;
  ended_at: Date | null;
};

export type MandateRow = {
  buyer_id: Id<'person'>;
  mandate_id: Id<'mandate'>;
  method: ProviderMethod;
  state: MandateState;
  agreement_no: string | null;
  redirect_url: string | null;
  started_at: Date;
  signed_at: Date | null;
  ended_at: Date | null;
  next_query_at: Date | null;
  queries: number;
};

export type ChargeRow = {
  buyer_id: Id<'person'>;
  charge_id: Id<'charge'>;
  mandate_id: Id<'mandate'>;
  method: ProviderMethod;
  amount_fen: bigint;
  currency: string;
  subject: string;
  source_key: string;
  state: ChargeState;
  reason: ChargeReason | null;
  refunded_fen: bigint;
  provider_trade_no: string | null;
  requested_at: Date;
  ended_at: Date | null;
  next_query_at: Date | null;
  queries: number;
};

export type Tables = {
  'payments.payments': PaymentRow;
  'payments.refunds': RefundRow;
  'payments.mandates': MandateRow;
  'payments.charges': ChargeRow;
  'payments.owners': { id: Id; buyer_id: Id<'person'> };
  'payments.notices': {
    provider: string;
    notice_id: string;
    about_id: Id | null;
    outcome: string;
    received_at: Date;
  };
};
