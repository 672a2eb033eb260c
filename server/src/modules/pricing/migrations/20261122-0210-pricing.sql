create schema pricing;

/*
 * Activities. `body` is the current version's definition (rule, scope, audience, funding …), every version is kept in
 * activity_versions. Running and ended are no states: they follow from the times and the clock.
 * `changed_xid` lets each process take over what changed since it last looked, without a lock and without missing a late commit.
 */
create table pricing.activities (
  activity_id uuid not null,
  version     int not null,
  owner       text not null,
  shop_id     uuid,
  creator_id  uuid,
  state       text not null,
  kind        text not null,
  code        int not null,
  name_zh     text not null,
  name_en     text not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  per_buyer   int,
  budget_id   uuid,
  body        jsonb not null,
  copied_from uuid,
  stopped_at  timestamptz,
  stop_reason text,
  created_by  uuid,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint activities_pk primary key (activity_id),
  constraint activities_owner check (
    (owner = 'shop' and shop_id is not null and creator_id is null)
    or (owner = 'creator' and creator_id is not null and shop_id is null)
    or (owner = 'platform' and shop_id is null and creator_id is null)),
  constraint activities_state check (state in ('draft', 'scheduled', 'stopped')),
  constraint activities_times check (ends_at > starts_at),
  constraint activities_per_buyer check (per_buyer > 0),
  constraint activities_version check (version > 0),
  constraint activities_stopped check ((state = 'stopped') = (stopped_at is not null))
);
comment on table pricing.activities is 'shard: reference — activities of shops, creators and the platform, as they stand';
create index activities_of_shop on pricing.activities (shop_id, created_at desc, activity_id desc) where shop_id is not null;
create index activities_of_creator on pricing.activities (creator_id, created_at desc, activity_id desc) where creator_id is not null;
create index activities_by_age on pricing.activities (created_at desc, activity_id desc);
create index activities_changed on pricing.activities (changed_xid);
create index activities_going on pricing.activities (ends_at) where state = 'scheduled';

create table pricing.activity_versions (
  activity_id uuid not null,
  version     int not null,
  body        jsonb not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  changed_by  uuid,
  changed_at  timestamptz not null,
  constraint activity_versions_pk primary key (activity_id, version)
);
comment on table pricing.activity_versions is 'shard: reference — every version of every activity; never changed, never deleted';

-- Units of a SKU that an activity sells at its price. No row: no limit but the stock.
create table pricing.activity_stock (
  activity_id uuid not null,
  sku_id      uuid not null,
  units       int not null,
  taken       int not null default 0,
  constraint activity_stock_pk primary key (activity_id, sku_id),
  constraint activity_stock_sound check (taken between 0 and units)
);
comment on table pricing.activity_stock is 'shard: sku — how much an activity sells of a SKU, and how much it has';

-- What a buyer has had of an activity with a limit per buyer: pieces of a SKU for single-item prices; for all other kinds
-- purchases, counted under the SKU 00000000-0000-0000-0000-000000000000.
create table pricing.activity_uses (
  buyer_id    uuid not null,
  activity_id uuid not null,
  sku_id      uuid not null,
  units       int not null,
  constraint activity_uses_pk primary key (buyer_id, activity_id, sku_id),
  constraint activity_uses_not_negative check (units >= 0)
);
comment on table pricing.activity_uses is 'shard: buyer — what a buyer has had of activities with a limit per buyer';

-- What one purchase took of limited activities, so that a cancellation gives back exactly that, once. Given back when
-- every order it served is cancelled.
create table pricing.activity_claims (
  buyer_id    uuid not null,
  purchase_id uuid not null,
  activity_id uuid not null,
  sku_id      uuid not null,
  units       int not null,
  order_ids   uuid[] not null,
  closed_order_ids uuid[] not null default '{}',
  claimed_at  timestamptz not null,
  returned_at timestamptz,
  constraint activity_claims_pk primary key (buyer_id, purchase_id, activity_id, sku_id),
  constraint activity_claims_positive check (units > 0)
);
comment on table pricing.activity_claims is 'shard: buyer — what a purchase took of activities with limits';
