create schema checkout;

create table checkout.cart_lines (
  buyer_id   uuid not null,
  sku_id     uuid not null,
  quantity   int not null,
  selected   boolean not null default true,
  price_when_added_fen bigint not null,
  attribution_token text,
  added_at   timestamptz not null,
  constraint cart_lines_pk primary key (buyer_id, sku_id),
  constraint cart_lines_quantity check (quantity between 1 and 999)
);
comment on table checkout.cart_lines is 'shard: buyer — what a buyer means to buy';

-- How much one buyer may buy of a SKU while a sale lasts, and how much each has.
create table checkout.limits (
  sku_id    uuid not null,
  per_buyer int not null,
  constraint limits_pk primary key (sku_id),
  constraint limits_positive check (per_buyer > 0)
);
comment on table checkout.limits is 'shard: reference — SKUs of which a buyer may buy only so many';

create table checkout.bought (
  buyer_id uuid not null,
  sku_id   uuid not null,
  quantity int not null,
  constraint bought_pk primary key (buyer_id, sku_id),
  constraint bought_not_negative check (quantity >= 0)
);
comment on table checkout.bought is 'shard: buyer — pieces of limited SKUs a buyer has bought, less those cancelled';
