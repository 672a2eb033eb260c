create schema credit;

-- What a buyer may owe. Every verb of credit locks this row first, so that one buyer's debts change one after another.
create table credit.lines (
  buyer_id       uuid not null,
  state          text not null,
  granted_fen    bigint not null,
  used_fen       bigint not null default 0,
  mandate_id     uuid,
  agreement_text text not null,
  decided_by     text not null,
  score          int not null,
  factors        jsonb not null,
  decided_at     timestamptz not null,
  review_at      timestamptz not null,
  activated_at   timestamptz,
  frozen_at      timestamptz,
  frozen_reason  text,
  constraint lines_pk primary key (buyer_id),
  constraint lines_state_known check (state in ('activating', 'active', 'frozen', 'closed')),
  constraint lines_used_within_granted check (used_fen >= 0 and used_fen <= granted_fen),
  constraint lines_active_activated check (state <> 'active' or (activated_at is not null and mandate_id is not null)),
  constraint lines_frozen_why check ((state = 'frozen') = (frozen_at is not null and frozen_reason is not null))
);
create index lines_by_state on credit.lines (state, buyer_id);
create index lines_to_review on credit.lines (review_at) where state = 'active';
comment on table credit.lines is 'shard: buyer — how much a buyer may owe, how much they do, and why';

-- One agreement lends one purchase. What was promised at that moment (rates, retries) stays as it was.
create table credit.agreements (
  buyer_id      uuid not null,
  agreement_id  uuid not null,
  purchase_id   uuid not null,
  payment_id    uuid not null,
  mandate_id    uuid not null,
  method        text not null,
  principal_fen bigint not null,
  fee_fen       bigint not null,
  tenor         int not null,
  rate_bps      int not null,
  bearer        text not null,
  promised      jsonb not null,
  granted_at    timestamptz not null,
  constraint agreements_pk primary key (buyer_id, agreement_id),
  constraint agreements_once unique (buyer_id, purchase_id),
  constraint agreements_method_known check (method in ('pay_later', 'instalments')),
  constraint agreements_bearer_known check (bearer in ('MERCHANT', 'BUYER', 'PLATFORM')),
  constraint agreements_sound check (principal_fen > 0 and fee_fen >= 0 and tenor >= 1 and rate_bps >= 0),
  constraint agreements_fee_is_the_buyers check (fee_fen = 0 or bearer = 'BUYER')
);
create index agreements_of_payment on credit.agreements (buyer_id, payment_id);
comment on table credit.agreements is 'shard: buyer — one purchase that was lent, with the terms of that day';

-- What was lent for each order, and the fee its shop pays for that.
create table credit.parts (
  buyer_id        uuid not null,
  order_id        uuid not null,
  agreement_id    uuid not null,
  shop_id         uuid not null,
  amount_fen      bigint not null,
  refunded_fen    bigint not null default 0,
  shop_fee_bps    int not null,
  shop_fee_fen    bigint not null,
  fee_returned_fen bigint not null default 0,
  constraint parts_pk primary key (buyer_id, order_id),
  constraint parts_of_agreement foreign key (buyer_id, agreement_id) references credit.agreements (buyer_id, agreement_id),
  constraint parts_refunded_within check (refunded_fen >= 0 and refunded_fen <= amount_fen),
  constraint parts_fee_sound check (fee_returned_fen >= 0 and fee_returned_fen <= shop_fee_fen)
);
create index parts_by_order on credit.parts (order_id);
create index parts_of_agreement_rows on credit.parts (buyer_id, agreement_id);
comment on table credit.parts is 'shard: buyer — what was lent for one order';

-- What falls due: an instalment, or an order bought on trust (due when it is received).
create table credit.instalments (
  buyer_id          uuid not null,
  instalment_id     uuid not null,
  agreement_id      uuid not null,
  number            int not null,
  order_id          uuid,
  principal_fen     bigint not null,
  fee_fen           bigint not null,
  paid_fen          bigint not null default 0,
  paid_fee_fen      bigint not null default 0,
  cancelled_fen     bigint not null default 0,
  cancelled_fee_fen bigint not null default 0,
  state             text not null,
  due_at            timestamptz,
  failures          int not null default 0,
  next_charge_at    timestamptz,
  charge_id         uuid,
  last_failure      text,
  overdue_since     timestamptz,
  written_off_at    timestamptz,
  ended_at          timestamptz,
  constraint instalments_pk primary key (buyer_id, instalment_id),
  constraint instalments_once unique (buyer_id, agreement_id, number),
  constraint instalments_of_agreement foreign key (buyer_id, agreement_id) references credit.agreements (buyer_id, agreement_id),
  constraint instalments_state_known check (state in ('promised', 'scheduled', 'overdue', 'written_off', 'paid', 'cancelled')),
  constraint instalments_sound check (principal_fen >= 0 and fee_fen >= 0 and principal_fen + fee_fen > 0),
  constraint instalments_within check (
    paid_fen >= 0 and cancelled_fen >= 0 and paid_fen + cancelled_fen <= principal_fen
    and paid_fee_fen >= 0 and cancelled_fee_fen >= 0 and paid_fee_fen + cancelled_fee_fen <= fee_fen),
  constraint instalments_ended_owes_nothing check ((state in ('paid', 'cancelled')) =
    (paid_fen + cancelled_fen = principal_fen and paid_fee_fen + cancelled_fee_fen = fee_fen)),
  constraint instalments_due check (state in ('promised', 'paid', 'cancelled') or due_at is not null)
);
create index instalments_to_charge on credit.instalments (next_charge_at) where next_charge_at is not null and charge_id is null;
create index instalments_open on credit.instalments (due_at, buyer_id) where state in ('scheduled', 'overdue', 'written_off');
create index instalments_of_order on credit.instalments (buyer_id, order_id) where order_id is not null;
comment on table credit.instalments is 'shard: buyer — an amount that falls due and what became of it';

-- Money that came: a charge under the mandate, or a repayment by the buyer. `applied` says which debts it paid.
create table credit.receipts (
  buyer_id     uuid not null,
  receipt_id   uuid not null,
  kind         text not null,
  amount_fen   bigint not null,
  surplus_fen  bigint not null default 0,
  received_at  timestamptz not null,
  constraint receipts_pk primary key (buyer_id, receipt_id),
  constraint receipts_kind_known check (kind in ('charge', 'repayment')),
  constraint receipts_sound check (amount_fen > 0 and surplus_fen between 0 and amount_fen)
);
comment on table credit.receipts is 'shard: buyer — money received for debts';

create table credit.applied (
  buyer_id      uuid not null,
  receipt_id    uuid not null,
  instalment_id uuid not null,
  principal_fen bigint not null,
  fee_fen       bigint not null,
  returned_fen  bigint not null default 0,
  constraint applied_pk primary key (buyer_id, receipt_id, instalment_id),
  constraint applied_of_receipt foreign key (buyer_id, receipt_id) references credit.receipts (buyer_id, receipt_id),
  constraint applied_sound check (principal_fen >= 0 and fee_fen >= 0 and returned_fen >= 0 and returned_fen <= principal_fen)
);
create index applied_to_instalment on credit.applied (buyer_id, instalment_id);
comment on table credit.applied is 'shard: buyer — which debt a receipt paid, and what of that went back';

create table credit.repayments (
  buyer_id     uuid not null,
  repayment_id uuid not null,
  scope        text not null,
  agreement_id uuid,
  amount_fen   bigint not null,
  state        text not null,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  constraint repayments_pk primary key (buyer_id, repayment_id),
  constraint repayments_scope_known check (scope in ('overdue', 'agreement', 'all')),
  constraint repayments_state_known check (state in ('started', 'received')),
  constraint repayments_amount_positive check (amount_fen > 0)
);
comment on table credit.repayments is 'shard: buyer — what a buyer set out to pay back early or late';

create table credit.refunds (
  buyer_id          uuid not null,
  refund_id         uuid not null,
  agreement_id      uuid not null,
  order_id          uuid,
  amount_fen        bigint not null,
  cancelled_fen     bigint not null,
  cancelled_fee_fen bigint not null,
  returned_fen      bigint not null,
  at                timestamptz not null,
  ended_at          timestamptz,
  constraint refunds_pk primary key (buyer_id, refund_id),
  constraint refunds_add_up check (amount_fen = cancelled_fen + returned_fen)
);
comment on table credit.refunds is 'shard: buyer — what a refund took off a debt, and what it gave back';

-- Money on its way back from a receipt: a surplus, or what a refund gives back of what was paid.
create table credit.returns (
  buyer_id   uuid not null,
  return_id  uuid not null,
  for_refund uuid,
  amount_fen bigint not null,
  ended_at   timestamptz,
  constraint returns_pk primary key (buyer_id, return_id),
  constraint returns_positive check (amount_fen > 0)
);
create index returns_for_refund on credit.returns (buyer_id, for_refund) where for_refund is not null;
comment on table credit.returns is 'shard: buyer — refunds that payments was asked for, of charges and repayments';

create table credit.reminders (
  buyer_id      uuid not null,
  instalment_id uuid not null,
  step          text not null,
  at            timestamptz not null,
  message_id    uuid not null,
  constraint reminders_once primary key (buyer_id, instalment_id, step)
);
create index reminders_of_day on credit.reminders (buyer_id, at);
comment on table credit.reminders is 'shard: buyer — which reminder was sent when; a message may remind of several debts';

-- What a buyer has done here, counted from events: all that the local scorecard looks at.
create table credit.histories (
  buyer_id        uuid not null,
  received_orders int not null default 0,
  received_fen    bigint not null default 0,
  cancelled_orders int not null default 0,
  refunds         int not null default 0,
  paid_on_time    int not null default 0,
  paid_late       int not null default 0,
  written_off     int not null default 0,
  constraint histories_pk primary key (buyer_id)
);
comment on table credit.histories is 'shard: buyer — what the scorecard knows about a buyer';

create table credit.shop_terms (
  shop_id     uuid not null,
  pay_later   boolean not null,
  free_tenors int[] not null,
  changed_at  timestamptz not null,
  constraint shop_terms_pk primary key (shop_id)
);
comment on table credit.shop_terms is 'shard: merchant — what a shop offers on credit: pay later, and instalments whose fee it bears';
