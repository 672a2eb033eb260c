create schema commission;

-- A plan says who earns what on which goods. Its terms are versions: what a creator was promised is never rewritten.
create table commission.plans (
  plan_id     uuid not null,
  shop_id     uuid not null,
  kind        text not null,
  product_id  uuid,
  creator_id  uuid,
  leader_id   uuid,
  hosted      boolean not null default false,
  created_at  timestamptz not null,
  ended_at    timestamptz,
  constraint plans_pk primary key (plan_id),
  constraint plans_kind_known check (kind in ('normal', 'exclusive', 'targeted', 'leader')),
  constraint plans_creator_named check ((creator_id is not null) = (kind in ('exclusive', 'targeted'))),
  constraint plans_leader_named check ((leader_id is not null) = (kind = 'leader'))
);
create unique index plans_once on commission.plans (shop_id, kind, product_id, creator_id, leader_id) nulls not distinct where ended_at is null;
create index plans_of_creator on commission.plans (creator_id) where creator_id is not null;
create index plans_of_leader on commission.plans (leader_id) where leader_id is not null;
comment on table commission.plans is 'shard: merchant (shop_id) — which creators may earn on which goods';

create table commission.plan_versions (
  plan_id         uuid not null,
  version         int not null,
  active          boolean not null,
  commission_bps  int not null,
  service_bps     int not null,
  valid_from      timestamptz not null,
  changed_at      timestamptz not null,
  changed_by      uuid not null,
  change_seq      bigint generated always as identity,
  constraint plan_versions_pk primary key (plan_id, version),
  constraint plan_versions_of_plan foreign key (plan_id) references commission.plans,
  constraint plan_versions_rates_sound check (commission_bps between 0 and 10000 and service_bps between 0 and 10000 and commission_bps + service_bps <= 10000)
);
create index plan_versions_by_change on commission.plan_versions (change_seq);
comment on table commission.plan_versions is 'shard: merchant (plan_id) — terms of a plan over time; rows are added, never changed';

-- A creator who takes part in a leader's campaign.
create table commission.joined (
  creator_id  uuid not null,
  plan_id     uuid not null,
  joined_at   timestamptz not null,
  change_seq  bigint generated always as identity,
  constraint joined_pk primary key (creator_id, plan_id),
  constraint joined_plan foreign key (plan_id) references commission.plans
);
create index joined_by_change on commission.joined (change_seq);
comment on table commission.joined is 'shard: merchant (plan_id) — which creators take part in which campaigns';

-- What creators choose from: goods on the shelf, a moment behind the catalogue.
create table commission.goods (
  product_id   uuid not null,
  shop_id      uuid not null,
  category_id  uuid not null,
  words        text not null,
  price_fen    bigint not null,
  sold_count   int not null,
  listed_at    timestamptz not null,
  constraint goods_pk primary key (product_id)
);
create index goods_by_shop on commission.goods (shop_id);
comment on table commission.goods is 'shard: merchant (shop_id) — goods on the shelf, as creators find them; built from events';

-- The terms of a plan at a moment: its newest version that has begun.
create function commission.terms_at(p_at timestamptz)
returns table (plan_id uuid, version int, active boolean, commission_bps int, service_bps int)
language sql stable as $$
  select distinct on (v.plan_id) v.plan_id, v.version, v.active, v.commission_bps, v.service_bps
  from commission.plan_versions as v where v.valid_from <= p_at order by v.plan_id, v.version desc
$$;
