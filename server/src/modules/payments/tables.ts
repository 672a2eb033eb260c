import type { Id } from '../../platform/ids.ts';
import type { PaymentMethod, PaymentState, RefundState } from './payment.ts';

export type PaymentRow = {
  buyer_id: Id<'person'>;
  payment_id: Id<'payment'>;
  purchase_id: Id<'purchase'>;
  method: PaymentMethod;
  amount_fen: bigint;
  currency: string;
  state: PaymentState;
  refunded_fen: bigint;
  provider_trade_no: string | null;
  redirect_url: string | null;
  started_at: Date;
  ended_at: Date | null;
  next_query_at: Date | null;
  queries: number;
};

export type RefundRow = {
  buyer_id: Id<'person'>;
  refund_id: Id<'refund'>;
  payment_id: Id<'payment'>;
  purchase_id: Id<'purchase'>;
  order_id: Id<'order'> | null;
  amount_fen: bigint;
  reason: string;
  source_key: string;
  state: RefundState;
  attempts: number;
  last_error: string | null;
  requested_at: Date;
  ended_at: Date | null;
};
