create table pricing.coupon_batches (
  batch_id    uuid not null,
  version     int not null,
  owner       text not null,
  shop_id     uuid,
  creator_id  uuid,
  state       text not null,
  code        int not null,
  name_zh     text not null,
  name_en     text not null,
  channel     text not null,
  per_buyer   int not null,
  claim_from  timestamptz not null,
  claim_until timestamptz not null,
  valid_from  timestamptz,
  valid_until timestamptz,
  valid_days  int,
  budget_id   uuid,
  body        jsonb not null,
  stopped_at  timestamptz,
  stop_reason text,
  created_by  uuid,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint coupon_batches_pk primary key (batch_id),
  constraint coupon_batches_owner check (
    (owner = 'shop' and shop_id is not null and creator_id is null)
    or (owner = 'creator' and creator_id is not null and shop_id is null)
    or (owner = 'platform' and shop_id is null and creator_id is null)),
  constraint coupon_batches_state check (state in ('issued', 'stopped')),
  constraint coupon_batches_channel check (channel in ('centre', 'sent')),
  constraint coupon_batches_per_buyer check (per_buyer > 0),
  constraint coupon_batches_claims check (claim_until > claim_from),
  constraint coupon_batches_validity check (
    (valid_days > 0 and valid_from is null and valid_until is null)
    or (valid_days is null and valid_until > valid_from))
);
comment on table pricing.coupon_batches is 'shard: reference — coupons as they are issued: what they give, to whom, how many, how long';
create index coupon_batches_of_shop on pricing.coupon_batches (shop_id, created_at desc, batch_id desc) where shop_id is not null;
create index coupon_batches_of_creator on pricing.coupon_batches (creator_id, created_at desc, batch_id desc) where creator_id is not null;
create index coupon_batches_by_age on pricing.coupon_batches (created_at desc, batch_id desc);
create index coupon_batches_changed on pricing.coupon_batches (changed_xid);

-- Apart from the batch, because this row is hot while a grab lasts.
create table pricing.coupon_stock (
  batch_id uuid not null,
  total    int not null,
  claimed  int not null default 0,
  constraint coupon_stock_pk primary key (batch_id),
  constraint coupon_stock_sound check (claimed between 0 and total)
);
comment on table pricing.coupon_stock is 'shard: reference — how many coupons of a batch there are and how many are claimed';

-- How many of a batch a buyer has claimed: the limit per buyer is a row, so that it holds between processes.
create table pricing.coupon_claims (
  buyer_id uuid not null,
  batch_id uuid not null,
  claimed  int not null,
  constraint coupon_claims_pk primary key (buyer_id, batch_id),
  constraint coupon_claims_positive check (claimed > 0)
);
comment on table pricing.coupon_claims is 'shard: buyer — how many coupons of a batch a buyer has had';

/*
 * What a buyer holds. Usable: state held and valid_from <= now < valid_until. The order lane sets state used with
 * purchase_id, order_ids (the orders it took money off) and used_at. When all those orders are closed it is held again
 * (returned_at says so), by the return rule, unless its time is over: then it is expired.
 */
create table pricing.coupons (
  buyer_id    uuid not null,
  coupon_id   uuid not null,
  batch_id    uuid not null,
  claim_key   text not null,
  state       text not null default 'held',
  claimed_at  timestamptz not null,
  valid_from  timestamptz not null,
  valid_until timestamptz not null,
  purchase_id uuid,
  order_ids   uuid[],
  closed_order_ids uuid[] not null default '{}',
  used_at     timestamptz,
  returned_at timestamptz,
  reminded_at timestamptz,
  constraint coupons_pk primary key (buyer_id, coupon_id),
  constraint coupons_claimed_once unique (buyer_id, claim_key),
  constraint coupons_state check (state in ('held', 'used', 'expired')),
  constraint coupons_used check ((state = 'used') = (purchase_id is not null)),
  constraint coupons_validity check (valid_until > valid_from)
);
comment on table pricing.coupons is 'shard: buyer — coupons and vouchers a buyer holds, has used or let expire';
create index coupons_of_purchase on pricing.coupons (buyer_id, purchase_id) where state = 'used';
create index coupons_held on pricing.coupons (buyer_id, valid_until) where state = 'held';
create index coupons_ending on pricing.coupons (valid_until) where state = 'held';
