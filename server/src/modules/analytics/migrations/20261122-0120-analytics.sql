create schema analytics;

-- What browsers report, waiting to be counted. Losing it loses counts, never money.
create table analytics.signal_queue (
  signal_id  bigint generated always as identity primary key,
  kind       text not null,
  impression_id uuid,
  video_id   uuid,
  product_id uuid,
  at         timestamptz not null
);
comment on table analytics.signal_queue is 'shard: local — signals not yet counted';

create table analytics.signals_taken (
  day  date not null,
  mark text not null,
  constraint signals_taken_pk primary key (day, mark)
);
comment on table analytics.signals_taken is 'shard: local — which signals were taken, so that each counts once';

create table analytics.video_days (
  video_id   uuid not null,
  day        date not null,
  creator_id uuid not null,
  exposures  int not null default 0,
  plays      int not null default 0,
  completes  int not null default 0,
  product_clicks int not null default 0,
  orders     int not null default 0,
  gmv_fen    bigint not null default 0,
  constraint video_days_pk primary key (video_id, day)
);
create index video_days_of_creator on analytics.video_days (creator_id, day);
comment on table analytics.video_days is 'shard: merchant (video) — a video''s figures by day';

create table analytics.video_sources (
  video_id  uuid not null,
  day       date not null,
  source    text not null,
  exposures int not null,
  constraint video_sources_pk primary key (video_id, day, source)
);
comment on table analytics.video_sources is 'shard: merchant (video) — where exposures came from';

create table analytics.product_days (
  product_id uuid not null,
  day        date not null,
  shop_id    uuid not null,
  views      int not null default 0,
  orders     int not null default 0,
  pieces     int not null default 0,
  gmv_fen    bigint not null default 0,
  constraint product_days_pk primary key (product_id, day)
);
create index product_days_of_shop on analytics.product_days (shop_id, day);
comment on table analytics.product_days is 'shard: merchant (product) — a product''s figures by day';

create table analytics.shop_days (
  shop_id      uuid not null,
  day          date not null,
  orders       int not null default 0,
  gmv_fen      bigint not null default 0,
  refunded_fen bigint not null default 0,
  constraint shop_days_pk primary key (shop_id, day)
);
comment on table analytics.shop_days is 'shard: merchant — a shop''s sales by day';

create table analytics.day_buyers (
  day      date not null,
  shop_id  uuid not null,
  buyer_id uuid not null,
  constraint day_buyers_pk primary key (day, shop_id, buyer_id)
);
create index day_buyers_of_shop on analytics.day_buyers (shop_id, day);
comment on table analytics.day_buyers is 'shard: merchant (shop) — who bought on a day, to count each person once';

create table analytics.market_days (
  day        date primary key,
  new_people int not null default 0
);
comment on table analytics.market_days is 'shard: local — the marketplace by day, where it is no sum of shops or videos';
