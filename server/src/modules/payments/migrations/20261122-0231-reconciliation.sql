-- One day of one provider: their bill against our books.
create table payments.reconciliations (
  reconciliation_id uuid primary key,
  method      text not null,
  day         date not null,
  state       text not null,
  runs        int not null default 0,
  ran_at      timestamptz not null,
  ours_count  int not null default 0,
  theirs_count int not null default 0,
  matched_count int not null default 0,
  paid_fen    bigint not null default 0,
  refunded_fen bigint not null default 0,
  fee_fen     bigint not null default 0,
  last_error  text,
  constraint reconciliations_once unique (method, day),
  constraint reconciliations_state_known check (state in ('waiting', 'done'))
);
comment on table payments.reconciliations is 'shard: local — days of providers'' bills held against our books';

create table payments.differences (
  difference_id uuid primary key,
  reconciliation_id uuid not null references payments.reconciliations (reconciliation_id),
  method      text not null,
  day         date not null,
  kind        text not null,
  what        text not null,
  our_no      text not null,
  trade_no    text not null,
  ours_fen    bigint,
  theirs_fen  bigint,
  ours_state  text,
  found_at    timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  note        text,
  constraint differences_once unique (method, day, what, our_no, kind),
  constraint differences_kind_known check (kind in ('missing_here', 'missing_there', 'amount_differs', 'state_differs')),
  constraint differences_what_known check (what in ('trade', 'refund'))
);
create index differences_open on payments.differences (found_at desc, difference_id desc) where resolved_at is null;
create index differences_by_time on payments.differences (found_at desc, difference_id desc);
comment on table payments.differences is 'shard: local — what providers and we do not agree on, and how it was settled';

-- What we and a provider agree on, each once: the source of the ledger entries provider_settled.
create table payments.settled_lines (
  method    text not null,
  what      text not null,
  our_no    text not null,
  buyer_id  uuid not null,
  day       date not null,
  amount_fen bigint not null,
  fee_fen   bigint not null,
  constraint settled_lines_pk primary key (method, what, our_no),
  constraint settled_lines_what_known check (what in ('trade', 'refund'))
);
comment on table payments.settled_lines is 'shard: local — lines of providers'' bills that were matched and booked';

create index payments_captured_at on payments.payments (method, ended_at) where state in ('captured', 'surplus');
create index charges_succeeded_at on payments.charges (method, ended_at) where state = 'succeeded';
create index refunds_ended_at on payments.refunds (ended_at) where state = 'succeeded';
create index refunds_by_id on payments.refunds (refund_id);

-- Once a provider has paid out what it took, a refund of it is money that we owe the provider for a while.
update ledger.chart set guarded = false, meaning_en = 'captured and not refunded nor paid out yet, held by the provider; below zero: refunded after it was paid out'
  where code = 'gateway.transit';
update ledger.accounts set guarded = false where code = 'gateway.transit';
