create schema aftersales;

-- One request for money back. Statuses, ways and the version that guards against acting on an old picture are those of the
-- field (refund status 10 … 70, handlingWay, refundVersion). What was promised by time is a date on the row.
create table aftersales.cases (
  buyer_id       uuid not null,
  after_sale_id  uuid not null,
  order_id       uuid not null,
  purchase_id    uuid not null,
  shop_id        uuid not null,
  order_number   text not null,
  handling_way   smallint not null,
  status         smallint not null,
  version        int not null default 1,
  unshipped      boolean not null,
  reason         text not null,
  quality        boolean not null,
  words          text not null,
  picture_keys   text[] not null,
  goods_fen      bigint not null,
  freight_fen    bigint not null,
  escalated      boolean not null default false,
  due_at         timestamptz,
  return_carrier text,
  return_waybill text,
  restock        boolean,
  refund_id      uuid,
  executed_at    timestamptz,
  closed_as      text,
  applied_at     timestamptz not null,
  agreed_at      timestamptz,
  ended_at       timestamptz,
  terms          jsonb not null,
  constraint cases_pk primary key (buyer_id, after_sale_id),
  constraint cases_status_known check (status in (10, 12, 20, 30, 40, 45, 50, 60, 70)),
  constraint cases_way_known check (handling_way in (1, 3, 4, 5, 10)),
  constraint cases_amounts_sound check (goods_fen >= 0 and freight_fen >= 0),
  constraint cases_ended check ((status in (60, 70)) = (ended_at is not null)),
  constraint cases_return_of_shipped check (handling_way = 10 or not unshipped)
);
create index cases_of_order on aftersales.cases (buyer_id, order_id);
create index cases_due on aftersales.cases (due_at) where due_at is not null and status in (10, 12, 30, 40);
create index cases_by_refund on aftersales.cases (buyer_id, refund_id) where refund_id is not null;
-- The freight of an order is asked for once at a time.
create unique index cases_one_freight on aftersales.cases (buyer_id, order_id) where freight_fen > 0 and ended_at is null;
comment on table aftersales.cases is 'shard: buyer — one request for money back, from its application to its end';

create table aftersales.case_lines (
  buyer_id      uuid not null,
  after_sale_id uuid not null,
  order_line_id uuid not null,
  sku_id        uuid not null,
  quantity      int not null,
  amount_fen    bigint not null,
  open          boolean not null default true,
  constraint case_lines_pk primary key (buyer_id, after_sale_id, order_line_id),
  constraint case_lines_sound check (quantity >= 0 and amount_fen >= 0 and (quantity > 0 or amount_fen > 0)),
  constraint case_lines_of_case foreign key (buyer_id, after_sale_id) references aftersales.cases (buyer_id, after_sale_id)
);
create unique index case_lines_one_open on aftersales.case_lines (buyer_id, order_line_id) where open;
comment on table aftersales.case_lines is 'shard: buyer — which pieces, or how much money, of a line a case asks for';

create table aftersales.timeline (
  buyer_id      uuid not null,
  after_sale_id uuid not null,
  version       int not null,
  at            timestamptz not null,
  actor         text not null,
  actor_id      uuid,
  kind          text not null,
  status        smallint not null,
  words         text not null default '',
  picture_keys  text[] not null default '{}',
  details       jsonb not null default '{}',
  constraint case_timeline_pk primary key (buyer_id, after_sale_id, version),
  constraint case_timeline_actor_known check (actor in ('buyer', 'shop', 'operator', 'system'))
);
comment on table aftersales.timeline is 'shard: buyer — what each side said and did in a case, one row for each version';

-- The merchants' and operators' view. Everything else is read from the case itself.
create table aftersales.shop_cases (
  shop_id       uuid not null,
  after_sale_id uuid not null,
  buyer_id      uuid not null,
  order_id      uuid not null,
  order_number  text not null,
  status        smallint not null,
  handling_way  smallint not null,
  quality       boolean not null,
  unshipped     boolean not null,
  escalated     boolean not null,
  amount_fen    bigint not null,
  due_at        timestamptz,
  applied_at    timestamptz not null,
  constraint shop_cases_pk primary key (shop_id, after_sale_id)
);
create index shop_cases_by_status on aftersales.shop_cases (shop_id, status, after_sale_id desc);
create index shop_cases_by_age on aftersales.shop_cases (after_sale_id desc);
create index shop_cases_by_number on aftersales.shop_cases (order_number);
create index shop_cases_escalated on aftersales.shop_cases (after_sale_id desc) where status = 20;
comment on table aftersales.shop_cases is 'shard: merchant (shop_id) — projection of cases by shop, built from events';

-- 价保: the difference to a lower price that the shop set itself, once for each price cut.
create table aftersales.price_claims (
  buyer_id       uuid not null,
  price_claim_id uuid not null,
  order_id       uuid not null,
  order_line_id  uuid not null,
  shop_id        uuid not null,
  sku_id         uuid not null,
  quantity       int not null,
  paid_unit_fen  bigint not null,
  price_now_fen  bigint not null,
  cut_key        text not null,
  amount_fen     bigint not null,
  refund_id      uuid,
  claimed_at     timestamptz not null,
  constraint price_claims_pk primary key (buyer_id, price_claim_id),
  constraint price_claims_once_per_cut unique (buyer_id, order_line_id, cut_key),
  constraint price_claims_worth_something check (amount_fen > 0 and quantity > 0)
);
create index price_claims_of_order on aftersales.price_claims (buyer_id, order_id);
comment on table aftersales.price_claims is 'shard: buyer — price differences paid back because the shop lowered its price';
