-- What a SKU cost on a day, recorded by the system from what was paid, never by a merchant. Per piece, in fen.
create table pricing.price_days (
  sku_id          uuid not null,
  day             date not null,
  lowest_paid_fen bigint,
  lowest_net_fen  bigint,
  pieces          int not null default 0,
  list_fen        bigint,
  constraint price_days_pk primary key (sku_id, day),
  constraint price_days_sound check (lowest_paid_fen >= 0 and lowest_net_fen >= lowest_paid_fen and list_fen >= 0)
);
comment on table pricing.price_days is 'shard: sku — per day the lowest price paid for a piece, the same with subsidies of others, and the list price';
comment on column pricing.price_days.lowest_paid_fen is 'what a buyer paid for a piece: the basis of every claim of a discount';
comment on column pricing.price_days.lowest_net_fen is 'the same and what platform, creator or brand paid for that buyer: the merchant''s own price, the basis of price protection';

create table pricing.sku_costs (
  sku_id     uuid not null,
  shop_id    uuid not null,
  cost_fen   bigint not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint sku_costs_pk primary key (sku_id),
  constraint sku_costs_not_negative check (cost_fen >= 0)
);
comment on table pricing.sku_costs is 'shard: merchant — what a SKU costs its shop, as the shop says; shown to nobody else';
create index sku_costs_of_shop on pricing.sku_costs (shop_id);

-- Who has bought anything: newcomers' offers end with the first paid order.
create table pricing.buyers (
  buyer_id      uuid not null,
  first_paid_at timestamptz not null,
  constraint buyers_pk primary key (buyer_id)
);
comment on table pricing.buyers is 'shard: buyer — since when somebody is no longer a newcomer';

create table pricing.shop_members (
  buyer_id  uuid not null,
  shop_id   uuid not null,
  joined_at timestamptz not null,
  constraint shop_members_pk primary key (buyer_id, shop_id)
);
comment on table pricing.shop_members is 'shard: buyer — shops a buyer has joined for their member prices';
