create schema orders;

-- A purchase is one payment; it has an order for each shop. Its idempotency key names it a second time, so the same
-- request can never buy twice. The delivery address is sealed with the buyer's own key and dies with it.
create table orders.purchases (
  buyer_id         uuid not null,
  purchase_id      uuid not null,
  idempotency_key  text not null,
  request_hash     text not null,
  order_ids        uuid[] not null,
  state            text not null default 'unpaid',
  payable_fen      bigint not null,
  region_code      text not null,
  delivery_sealed  bytea not null,
  placed_at        timestamptz not null,
  pay_by           timestamptz not null,
  paid_at          timestamptz,
  payment_id       uuid,
  cancelled_at     timestamptz,
  constraint purchases_pk primary key (buyer_id, purchase_id),
  constraint purchases_once unique (buyer_id, idempotency_key),
  constraint purchases_state_known check (state in ('unpaid', 'paid', 'cancelled')),
  constraint purchases_payable_positive check (payable_fen > 0),
  constraint purchases_paid_by_a_payment check ((state = 'paid') = (payment_id is not null and paid_at is not null))
);
create index purchases_unpaid on orders.purchases (pay_by) where state = 'unpaid';
comment on table orders.purchases is 'shard: buyer — what was bought and is paid together';

create table orders.orders (
  buyer_id        uuid not null,
  order_id        uuid not null,
  purchase_id     uuid not null,
  shop_id         uuid not null,
  order_number    text not null,
  state           text not null default 'unpaid',
  shop_name_zh    text not null,
  shop_name_en    text not null,
  pieces          int not null,
  list_fen        bigint not null,
  discount_fen    bigint not null,
  freight_fen     bigint not null,
  total_fen       bigint not null,
  refunded_fen    bigint not null default 0,
  refunding_fen   bigint not null default 0,
  note            text not null default '',
  ship_within_hours int not null,
  placed_at       timestamptz not null,
  paid_at         timestamptz,
  ship_by         timestamptz,
  shipped_at      timestamptz,
  auto_confirm_at timestamptz,
  received_at     timestamptz,
  cancelled_at    timestamptz,
  cancel_reason   text,
  reminded_at     timestamptz,
  constraint orders_pk primary key (buyer_id, order_id),
  constraint orders_state_known check (state in ('unpaid', 'paid', 'shipped', 'received', 'cancelled')),
  constraint orders_total_adds_up check (total_fen = list_fen - discount_fen + freight_fen),
  constraint orders_amounts_sound check (total_fen > 0 and discount_fen >= 0 and freight_fen >= 0),
  constraint orders_refunds_within_total check (refunded_fen >= 0 and refunding_fen >= 0 and refunded_fen + refunding_fen <= total_fen),
  constraint orders_pieces_positive check (pieces > 0)
) with (fillfactor = 85);
create index orders_to_confirm on orders.orders (auto_confirm_at) where state = 'shipped';
comment on table orders.orders is 'shard: buyer — one order: what one shop sends';

create table orders.lines (
  buyer_id      uuid not null,
  order_id      uuid not null,
  order_line_id uuid not null,
  sku_id        uuid not null,
  product_id    uuid not null,
  title         text not null,
  title_en      text,
  sku_name      text not null,
  picture_key   text,
  quantity      int not null,
  unit_price_fen bigint not null,
  discount_fen  bigint not null,
  payable_fen   bigint not null,
  discounts     jsonb,
  attribution_token text,
  constraint lines_pk primary key (buyer_id, order_id, order_line_id),
  constraint lines_add_up check (payable_fen = unit_price_fen * quantity - discount_fen),
  constraint lines_sound check (quantity > 0 and payable_fen >= 0 and discount_fen >= 0)
);
comment on table orders.lines is 'shard: buyer — what was ordered, as it was sold that day';

create table orders.timeline (
  buyer_id uuid not null,
  order_id uuid not null,
  at       timestamptz not null,
  kind     text not null,
  details  jsonb not null default '{}',
  constraint timeline_pk primary key (buyer_id, order_id, at, kind)
);
comment on table orders.timeline is 'shard: buyer — what happened to an order after it was placed';

create table orders.staff_notes (
  buyer_id  uuid not null,
  order_id  uuid not null,
  at        timestamptz not null,
  author_id uuid not null,
  text      text not null,
  constraint staff_notes_pk primary key (buyer_id, order_id, at, author_id)
);
comment on table orders.staff_notes is 'shard: buyer — what a shop noted on an order, for its staff only';

-- The merchants' view: which orders a shop has, in what state. Everything else is read from the order itself.
create table orders.shop_orders (
  shop_id      uuid not null,
  order_id     uuid not null,
  buyer_id     uuid not null,
  state        text not null,
  order_number text not null,
  titles       text not null,
  constraint shop_orders_pk primary key (shop_id, order_id)
);
create index shop_orders_by_state on orders.shop_orders (shop_id, state, order_id desc);
create index shop_orders_by_age on orders.shop_orders (order_id desc);
create index shop_orders_by_number on orders.shop_orders (order_number);
comment on table orders.shop_orders is 'shard: merchant (shop_id) — projection of orders by shop, built from events';
