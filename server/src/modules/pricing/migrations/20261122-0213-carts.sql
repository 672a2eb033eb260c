-- The latest carts that were paid in each shop, without who paid: previews of activities are priced on them.
create table pricing.recent_carts (
  shop_id  uuid not null,
  order_id uuid not null,
  lines    jsonb not null,
  paid_at  timestamptz not null,
  constraint recent_carts_pk primary key (shop_id, order_id)
);
comment on table pricing.recent_carts is 'shard: merchant — the latest paid carts of a shop, without the buyer';
create index recent_carts_by_age on pricing.recent_carts (shop_id, paid_at desc);
