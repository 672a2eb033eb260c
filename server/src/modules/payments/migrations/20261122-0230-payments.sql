-- What is paid is no longer only a purchase: a repayment of credit and a deposit go through the same port.
alter table payments.payments rename column purchase_id to subject_id;
alter table payments.payments add column purpose text not null default 'purchase';
alter table payments.payments alter column purpose drop default;
alter table payments.payments add constraint payments_purpose_known check (purpose in ('purchase', 'repayment', 'deposit'));
alter table payments.payments add constraint payments_method_known
  check (method in ('local_bank', 'alipay', 'wechat_pay', 'pay_later', 'instalments'));
alter table payments.payments add column purchase_id uuid
  generated always as (case when purpose = 'purchase' then subject_id end) stored;
alter table payments.payments add column scan boolean not null default false;
alter index payments.payments_of_purchase rename to payments_of_subject;

-- Whose payment, charge or mandate a provider speaks of.
alter table payments.payment_owners rename to owners;
alter table payments.owners rename column payment_id to id;
comment on table payments.owners is 'shard: local — whose payment, charge or mandate a provider speaks of; written first';
alter table payments.notices rename column payment_id to about_id;

-- A mandate: the buyer allowed us, at the provider, to charge without asking again.
create table payments.mandates (
  buyer_id      uuid not null,
  mandate_id    uuid not null,
  method        text not null,
  state         text not null,
  agreement_no  text,
  redirect_url  text,
  started_at    timestamptz not null,
  signed_at     timestamptz,
  ended_at      timestamptz,
  next_query_at timestamptz,
  queries       int not null default 0,
  constraint mandates_pk primary key (buyer_id, mandate_id),
  constraint mandates_state_known check (state in ('signing', 'active', 'revoked', 'refused')),
  constraint mandates_active_signed check (state <> 'active' or (agreement_no is not null and signed_at is not null))
);
create unique index mandates_one_active on payments.mandates (buyer_id, method) where state = 'active';
create index mandates_to_query on payments.mandates (next_query_at) where next_query_at is not null;
comment on table payments.mandates is 'shard: buyer — permission to charge without asking again, signed at a provider';

create table payments.charges (
  buyer_id      uuid not null,
  charge_id     uuid not null,
  mandate_id    uuid not null,
  method        text not null,
  amount_fen    bigint not null,
  currency      text not null default 'CNY',
  subject       text not null,
  source_key    text not null,
  state         text not null,
  reason        text,
  refunded_fen  bigint not null default 0,
  provider_trade_no text,
  requested_at  timestamptz not null,
  ended_at      timestamptz,
  next_query_at timestamptz,
  queries       int not null default 0,
  constraint charges_pk primary key (buyer_id, charge_id),
  constraint charges_once unique (buyer_id, source_key),
  constraint charges_amount_positive check (amount_fen > 0),
  constraint charges_state_known check (state in ('requested', 'succeeded', 'failed')),
  constraint charges_failed_why check ((state = 'failed') = (reason is not null)),
  constraint charges_refunded_within check (refunded_fen >= 0 and refunded_fen <= case when state = 'succeeded' then amount_fen else 0 end),
  constraint charges_of_mandate foreign key (buyer_id, mandate_id) references payments.mandates (buyer_id, mandate_id)
);
create index charges_to_query on payments.charges (next_query_at) where next_query_at is not null;
comment on table payments.charges is 'shard: buyer — money taken under a mandate, recorded before the provider is asked';

-- A refund gives back a payment or a charge. What lowers a debt instead of moving money is its credit part.
alter table payments.refunds alter column payment_id drop not null;
alter table payments.refunds alter column purchase_id drop not null;
alter table payments.refunds add column charge_id uuid;
alter table payments.refunds add column credit_fen bigint not null default 0;
alter table payments.refunds add constraint refunds_of_one check (num_nonnulls(payment_id, charge_id) = 1);
alter table payments.refunds add constraint refunds_credit_within check (credit_fen between 0 and amount_fen);
alter table payments.refunds add constraint refunds_of_charge foreign key (buyer_id, charge_id) references payments.charges (buyer_id, charge_id);
create index refunds_refused on payments.refunds (requested_at) where state = 'refused';

-- The local bank signs agreements, charges under them, and each behaves as its holder chose on the bank's page.
create table local_bank.agreements (
  agreement_no     text primary key,
  out_agreement_no text not null,
  merchant_no      text not null,
  state            text not null,
  behaviour        text not null,
  return_url       text not null,
  notify_url       text not null,
  opened_at        timestamptz not null,
  signed_at        timestamptz,
  constraint agreements_once unique (merchant_no, out_agreement_no),
  constraint agreements_state_known check (state in ('signing', 'active', 'revoked', 'refused')),
  constraint agreements_behaviour_known check (behaviour in ('enough', 'insufficient', 'silent', 'twice'))
);
comment on table local_bank.agreements is 'shard: local — the development bank''s own book of agreements';
alter table local_bank.trades add column agreement_no text;
alter table local_bank.trades add column reason text;
