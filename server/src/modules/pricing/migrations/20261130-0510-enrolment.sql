/*
 * Shops that take part in what the platform offers at their cost (招商报名). An activity or a batch of coupons of the
 * platform that gives shops a share applies only to goods of shops that agreed; operators call for them until a deadline.
 *
 * `edition` is what a price was made with: it goes up with each version, and with each shop that leaves. The order lane
 * compares it where it compared the version, so that no order is placed at the cost of a shop that has left.
 */
alter table pricing.activities add column leavings int not null default 0;
alter table pricing.activities add column edition int not null generated always as (version + leavings) stored;
comment on column pricing.activities.leavings is 'how often a shop left it, or took goods out of it';
alter table pricing.coupon_batches add column leavings int not null default 0;
alter table pricing.coupon_batches add column edition int not null generated always as (version + leavings) stored;
comment on column pricing.coupon_batches.leavings is 'how often a shop left it, or took goods out of it';

create table pricing.enrolment_calls (
  call_id       uuid not null,
  activity_id   uuid,
  batch_id      uuid,
  terms_version int not null,
  closes_at     timestamptz not null,
  opened_by     uuid,
  opened_at     timestamptz not null,
  constraint enrolment_calls_pk primary key (call_id),
  constraint enrolment_calls_for_one check (num_nonnulls(activity_id, batch_id) = 1),
  constraint enrolment_calls_once_an_activity unique (activity_id),
  constraint enrolment_calls_once_a_batch unique (batch_id),
  constraint enrolment_calls_terms check (terms_version > 0)
);
comment on table pricing.enrolment_calls is 'shard: reference — what shops are called to take part in, and until when';
comment on column pricing.enrolment_calls.terms_version is 'the version since which the terms have not become worse for shops: who agreed to an older one must agree again';
create index enrolment_calls_by_age on pricing.enrolment_calls (opened_at desc, call_id desc);

create table pricing.enrolments (
  shop_id        uuid not null,
  call_id        uuid not null,
  agreed_version int not null,
  product_ids    uuid[],
  agreed_by      uuid,
  agreed_at      timestamptz not null,
  left_by        uuid,
  left_at        timestamptz,
  constraint enrolments_pk primary key (shop_id, call_id),
  constraint enrolments_products_chosen check (cardinality(product_ids) > 0),
  constraint enrolments_version check (agreed_version > 0)
);
comment on table pricing.enrolments is 'shard: merchant — what a shop agreed to pay a part of, and to which version of its terms';
comment on column pricing.enrolments.product_ids is 'null: everything of the shop, also what comes onto its shelf later';
create index enrolments_of_call on pricing.enrolments (call_id, agreed_at desc, shop_id desc);

-- Purchases priced with an activity, or with a coupon that shops pay a part of, that is not going on in the edition that
-- the price was made with. A batch of coupons is looked up only where no activity has the id.
create or replace function pricing.changed_activities(p_at timestamptz, a_unit int[], a_activity uuid[], a_version int[])
returns table (unit int, activity_id uuid) language sql stable as $$
  select distinct on (a.unit) a.unit, a.activity_id
  from unnest(a_unit, a_activity, a_version) as a (unit, activity_id, version)
  left join pricing.activities as activity on activity.activity_id = a.activity_id
  where (case when activity.activity_id is not null
      then activity.edition = a.version and activity.state = 'scheduled' and activity.starts_at <= p_at and p_at < activity.ends_at -- RACE
      else (select batch.edition = a.version from pricing.coupon_batches as batch where batch.batch_id = a.activity_id) -- RACE
    end) is not true
  order by a.unit, a.activity_id
$$;
