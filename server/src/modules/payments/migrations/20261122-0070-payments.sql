create schema payments;

create table payments.payments (
  buyer_id     uuid not null,
  payment_id   uuid not null,
  purchase_id  uuid not null,
  method       text not null,
  amount_fen   bigint not null,
  currency     text not null default 'CNY',
  state        text not null,
  refunded_fen bigint not null default 0,
  provider_trade_no text,
  redirect_url text,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  next_query_at timestamptz,
  queries      int not null default 0,
  constraint payments_pk primary key (buyer_id, payment_id),
  constraint payments_amount_positive check (amount_fen > 0),
  constraint payments_state_known check (state in ('starting', 'pending', 'captured', 'surplus', 'declined', 'closed')),
  constraint payments_refunded_within_captured check (
    refunded_fen >= 0 and refunded_fen <= case when state in ('captured', 'surplus') then amount_fen else 0 end)
);
create index payments_of_purchase on payments.payments (buyer_id, purchase_id);
-- At most one payment pays a purchase; any further capture is a surplus and goes back.
create unique index payments_one_captured on payments.payments (buyer_id, purchase_id) where state = 'captured';
create index payments_to_query on payments.payments (next_query_at) where next_query_at is not null;
comment on table payments.payments is 'shard: buyer — one attempt to pay a purchase';

create table payments.payment_owners (
  payment_id uuid primary key,
  buyer_id   uuid not null
);
comment on table payments.payment_owners is 'shard: local — whose payment a provider speaks of; written first';

create table payments.notices (
  provider   text not null,
  notice_id  text not null,
  payment_id uuid,
  outcome    text not null,
  received_at timestamptz not null,
  constraint notices_pk primary key (provider, notice_id)
);
comment on table payments.notices is 'shard: local — notices taken, so that a replay is recognised';

create table payments.refunds (
  buyer_id    uuid not null,
  refund_id   uuid not null,
  payment_id  uuid not null,
  purchase_id uuid not null,
  order_id    uuid,
  amount_fen  bigint not null,
  reason      text not null,
  source_key  text not null,
  state       text not null,
  attempts    int not null default 0,
  last_error  text,
  requested_at timestamptz not null,
  ended_at    timestamptz,
  constraint refunds_pk primary key (buyer_id, refund_id),
  constraint refunds_once unique (buyer_id, source_key),
  constraint refunds_amount_positive check (amount_fen > 0),
  constraint refunds_state_known check (state in ('requested', 'succeeded', 'refused')),
  constraint refunds_of_payment foreign key (buyer_id, payment_id) references payments.payments (buyer_id, payment_id)
);
create index refunds_of_purchase on payments.refunds (buyer_id, purchase_id);
comment on table payments.refunds is 'shard: buyer — money on its way back to the buyer';

-- The local bank is outside: it has its own books, and payments reach it only through its protocol.
create schema local_bank;

create table local_bank.trades (
  trade_no     text primary key,
  out_trade_no text not null,
  merchant_no  text not null,
  amount_fen   bigint not null,
  currency     text not null,
  subject      text not null,
  return_url   text not null,
  notify_url   text not null,
  state        text not null,
  refunded_fen bigint not null default 0,
  opened_at    timestamptz not null,
  decided_at   timestamptz,
  constraint trades_once unique (merchant_no, out_trade_no),
  constraint trades_refunded_within check (refunded_fen between 0 and amount_fen)
);
comment on table local_bank.trades is 'shard: local — the development bank''s own book of trades';

create table local_bank.refunds (
  merchant_no   text not null,
  out_refund_no text not null,
  trade_no      text not null references local_bank.trades (trade_no),
  amount_fen    bigint not null,
  refunded_at   timestamptz not null,
  constraint bank_refunds_pk primary key (merchant_no, out_refund_no)
);
comment on table local_bank.refunds is 'shard: local — the development bank''s own book of refunds';
