create schema distribution;

-- Weights are policy, not code: a change is a new version, and every impression names the version it was ranked by.
create table distribution.policies (
  version    int primary key,
  weights    jsonb not null,
  note       text not null,
  enabled_at timestamptz not null
);
comment on table distribution.policies is 'shard: reference — how the feed is ranked, version by version';
insert into distribution.policies (version, weights, note, enabled_at) values
  (1, '{"attraction": 1.0, "commerce": 0.6, "freshness": 0.8, "freshnessDays": 4, "following": 0.9, "liked": 0.4, "exploration": 0.35,
        "priorPlays": 40, "priorEngagement": 0.06, "priorClicks": 0.04, "perCreatorWindow": 10, "perCreatorMost": 2}',
   'The first, plain policy: engagement and product interest shrunk to their priors, freshness, whom the viewer follows, and a little chance',
   '2026-01-01T00:00:00Z');

create table distribution.video_figures (
  video_id       uuid primary key,
  exposures      bigint not null default 0,
  plays          bigint not null default 0,
  completes      bigint not null default 0,
  product_clicks bigint not null default 0,
  orders         bigint not null default 0
);
comment on table distribution.video_figures is 'shard: merchant (video) — what ranking knows of a video; rebuilt from events';

create table distribution.dislikes (
  viewer   text not null,
  video_id uuid not null,
  at       timestamptz not null,
  constraint dislikes_pk primary key (viewer, video_id)
);
comment on table distribution.dislikes is 'shard: buyer (viewer) — videos a viewer does not want to see';

create table distribution.impressions (
  impression_id  uuid primary key,
  video_id       uuid not null,
  creator_id     uuid not null,
  person_id      uuid,
  source         text not null,
  slot           int not null,
  score          double precision not null,
  terms          jsonb not null,
  policy_version int not null,
  served_at      timestamptz not null,
  constraint impressions_source_known check (source in ('following', 'interest', 'popular', 'fresh'))
);
create index impressions_of_video on distribution.impressions (video_id, served_at desc);
comment on table distribution.impressions is 'shard: local — every item served, with the terms of its score';
