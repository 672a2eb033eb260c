-- The weights become a policy like all others (docs/decisions/0015-policies.md); the versions keep their numbers.
insert into platform.policies (name, version, body, valid_from, changed_at, reason)
  select 'distribution.ranking', version, weights, enabled_at, enabled_at, note from distribution.policies;
drop table distribution.policies;

-- Losing a slate in a crash costs a viewer nothing but a new one, so it need not be written ahead.
create unlogged table distribution.slates (
  slate_id   uuid primary key,
  seed       int not null,
  started_at timestamptz not null,
  video_ids  uuid[] not null
);
create index slates_by_time on distribution.slates (started_at);
comment on table distribution.slates is 'shard: local — what a session of watching will be shown, in order';

create index impressions_by_time on distribution.impressions (served_at);
