create schema platform;

create table platform.migrations (
  name       text primary key,
  checksum   text not null,
  applied_at timestamptz not null default now()
);
comment on table platform.migrations is 'shard: local — which migrations this database has';

-- The outbox. A reader never passes a transaction that may still commit: it reads below the oldest running one.
create table platform.events (
  seq         bigint generated always as identity primary key,
  txid        xid8 not null default pg_current_xact_id(),
  name        text not null,
  payload     jsonb not null,
  occurred_at timestamptz not null
);
create index events_by_commit_horizon on platform.events (txid, seq);
comment on table platform.events is 'shard: local — what happened, in order, for the subscribers';

create table platform.event_cursors (
  subscriber text primary key,
  txid       xid8 not null default '0',
  seq        bigint not null default 0
);
comment on table platform.event_cursors is 'shard: local — how far each subscriber has read';

create table platform.failed_deliveries (
  failure_id     uuid primary key,
  subscriber     text not null,
  seq            bigint not null,
  name           text not null,
  payload        jsonb not null,
  occurred_at    timestamptz not null,
  error          text not null,
  attempts       int not null default 1,
  failed_at      timestamptz not null,
  retry_asked_at timestamptz,
  resolved_at    timestamptz,
  constraint failed_deliveries_once unique (subscriber, seq)
);
create index failed_deliveries_open on platform.failed_deliveries (failed_at desc, failure_id desc) where resolved_at is null;
create index failed_deliveries_to_retry on platform.failed_deliveries (retry_asked_at) where retry_asked_at is not null;
comment on table platform.failed_deliveries is 'shard: local — events a subscriber could not take, for operators to retry';

create table platform.sweeps (
  name        text primary key,
  next_run_at timestamptz not null default '-infinity',
  last_error  text,
  last_run_at timestamptz
);
comment on table platform.sweeps is 'shard: local — timers: each row is also the lease of its sweep';

create table platform.idempotency_keys (
  owner_id     uuid not null,
  key          text not null,
  route        text not null,
  request_hash text not null,
  status       int,
  answer       jsonb,
  created_at   timestamptz not null,
  constraint idempotency_keys_pk primary key (owner_id, key)
);
comment on table platform.idempotency_keys is 'shard: buyer (owner_id) — answers given, so that a retry gets the same one';

create table platform.audit_log (
  audit_id  uuid primary key,
  at        timestamptz not null,
  actor_id  uuid,
  action    text not null,
  subject   text not null,
  shop_id   uuid,
  details   jsonb not null default '{}'
);
create index audit_log_by_time on platform.audit_log (at desc, audit_id desc);
create index audit_log_by_actor on platform.audit_log (actor_id, at desc);
create index audit_log_by_shop on platform.audit_log (shop_id, at desc) where shop_id is not null;
comment on table platform.audit_log is 'shard: local — who did what to what';
