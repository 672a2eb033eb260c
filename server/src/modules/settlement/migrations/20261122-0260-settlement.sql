create schema settlement;

-- One bill for each line of a paid order, and one for its freight (no line). What was agreed is fixed when the order is paid.
create table settlement.bills (
  bill_id         uuid not null,
  buyer_id        uuid not null,
  order_id        uuid not null,
  order_line_id   uuid,
  shop_id         uuid not null,
  creator_id      uuid,
  leader_id       uuid,
  order_number    text not null,
  title           text not null,
  title_en        text,
  sku_name        text not null,
  quantity        int not null,
  state           text not null default 'paid',
  paid_fen        bigint not null,
  platform_fen    bigint not null default 0,
  market_fen      bigint not null default 0,
  government_fen  bigint not null default 0,
  refund_fen      bigint not null default 0,
  refund_paid_fen bigint not null default 0,
  terms           jsonb not null,
  paid_at         timestamptz not null,
  received_at     timestamptz,
  due_at          timestamptz,
  settled_at      timestamptz,
  voided_at       timestamptz,
  constraint bills_pk primary key (bill_id),
  constraint bills_once unique nulls not distinct (order_id, order_line_id),
  constraint bills_state_known check (state in ('paid', 'received', 'settled', 'void')),
  constraint bills_dated check ((state <> 'received' or due_at is not null) and (state <> 'settled' or settled_at is not null)),
  constraint bills_amounts_sound check (paid_fen >= 0 and platform_fen >= 0 and market_fen >= 0 and government_fen >= 0 and quantity > 0),
  constraint bills_refunds_within check (refund_paid_fen between 0 and paid_fen and refund_fen >= refund_paid_fen
    and refund_fen <= paid_fen + platform_fen + market_fen + government_fen)
);
create index bills_due on settlement.bills (due_at, order_id) where state = 'received';
create index bills_of_shop on settlement.bills (shop_id, bill_id desc);
create index bills_of_creator on settlement.bills (creator_id, bill_id desc) where creator_id is not null;
create index bills_of_leader on settlement.bills (leader_id, bill_id desc) where leader_id is not null;
create index bills_by_number on settlement.bills (order_number);
comment on table settlement.bills is 'shard: merchant (shop_id) — what an order line brings its shop';

-- What a bill gives away: who gets it, what was agreed, and what came back with refunds. Never recomputed from rates.
create table settlement.bill_parts (
  bill_id       uuid not null,
  part          text not null,
  account       text not null,
  creator_id    uuid,
  agreed_fen    bigint not null,
  returned_fen  bigint not null default 0,
  returns       text not null,
  returns_until timestamptz,
  constraint bill_parts_pk primary key (bill_id, part),
  constraint bill_parts_of_bill foreign key (bill_id) references settlement.bills,
  constraint bill_parts_known check (part in ('technical', 'payment', 'credit', 'commission', 'commission_share', 'commission_tax',
    'service', 'service_share', 'service_tax', 'creator_subsidy')),
  constraint bill_parts_returned_within check (agreed_fen > 0 and returned_fen between 0 and agreed_fen),
  constraint bill_parts_returns_known check (returns in ('proportional', 'full_only', 'never', 'exact')),
  constraint bill_parts_owner check ((creator_id is not null) = (account = 'creators.payable'))
);
comment on table settlement.bill_parts is 'shard: merchant (bill_id) — fees and commissions of a bill';

-- Refunds as settlement booked them, so that each counts once and can be told line by line.
create table settlement.bill_refunds (
  bill_id        uuid not null,
  after_sale_id  uuid not null,
  paid_fen       bigint not null,
  subsidy_fen    bigint not null,
  after_settlement boolean not null,
  at             timestamptz not null,
  constraint bill_refunds_pk primary key (bill_id, after_sale_id),
  constraint bill_refunds_of_bill foreign key (bill_id) references settlement.bills,
  constraint bill_refunds_sound check (paid_fen >= 0 and subsidy_fen >= 0)
);
comment on table settlement.bill_refunds is 'shard: merchant (bill_id) — what went back of a bill';
