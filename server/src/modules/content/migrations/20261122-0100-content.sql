create schema content;

create table content.videos (
  video_id     uuid primary key,
  creator_id   uuid not null,
  state        text not null,
  failure      text,
  caption      text not null,
  topics       text[] not null,
  product_ids  uuid[] not null,
  upload_id    text,
  poster_at_ms int not null default 0,
  video_key    text,
  poster_key   text,
  width        int,
  height       int,
  duration_ms  int,
  likes        int not null default 0,
  comments     int not null default 0,
  saves        int not null default 0,
  shares       int not null default 0,
  plays        int not null default 0,
  reports      int not null default 0,
  created_at   timestamptz not null,
  published_at timestamptz,
  constraint videos_state_known check (state in ('processing', 'public', 'private', 'failed', 'taken_down')),
  constraint videos_shown_are_whole check (state <> 'public' or (video_key is not null and poster_key is not null and published_at is not null)),
  constraint videos_counters_never_negative check (least(likes, comments, saves, shares, plays, reports) >= 0),
  constraint videos_of_an_upload unique (creator_id, upload_id)
);
create index videos_of_creator on content.videos (creator_id, created_at desc, video_id desc);
create index videos_public_newest on content.videos (published_at desc, video_id desc) where state = 'public';
create index videos_reported on content.videos (reports desc, video_id desc);
comment on table content.videos is 'shard: merchant (creator_id) — short videos';

-- A popular video is not a hot row: each like adds a line here, folded into the video by a sweep.
create table content.counter_deltas (
  delta_id bigint generated always as identity primary key,
  video_id uuid not null,
  counter  text not null,
  delta    int not null,
  constraint counter_deltas_counter_known check (counter in ('likes', 'comments', 'saves', 'shares', 'plays', 'reports'))
);
create index counter_deltas_of_video on content.counter_deltas (video_id);
comment on table content.counter_deltas is 'shard: local — counts not yet folded into their video';

create table content.likes (
  person_id uuid not null,
  video_id  uuid not null,
  at        timestamptz not null,
  constraint likes_pk primary key (person_id, video_id)
);
create index likes_by_time on content.likes (person_id, at desc, video_id desc);
comment on table content.likes is 'shard: buyer (person_id) — who likes what';

create table content.saves (
  person_id uuid not null,
  video_id  uuid not null,
  at        timestamptz not null,
  constraint saves_pk primary key (person_id, video_id)
);
create index saves_by_time on content.saves (person_id, at desc, video_id desc);
comment on table content.saves is 'shard: buyer (person_id) — videos saved for later';

create table content.follows (
  person_id  uuid not null,
  creator_id uuid not null,
  at         timestamptz not null,
  constraint follows_pk primary key (person_id, creator_id)
);
create index follows_by_time on content.follows (person_id, at desc, creator_id desc);
create index follows_of_creator on content.follows (creator_id);
comment on table content.follows is 'shard: buyer (person_id) — who follows whom';

create table content.comments (
  comment_id uuid primary key,
  video_id   uuid not null references content.videos on delete cascade,
  author_id  uuid not null,
  text       text not null,
  at         timestamptz not null,
  deleted_at timestamptz
);
create index comments_of_video on content.comments (video_id, at desc, comment_id desc) where deleted_at is null;
create index comments_of_author on content.comments (author_id, at desc);
comment on table content.comments is 'shard: merchant (video) — what people say below a video';

create table content.reports (
  video_id  uuid not null,
  person_id uuid not null,
  reason    text not null,
  note      text not null,
  at        timestamptz not null,
  constraint reports_pk primary key (video_id, person_id)
);
comment on table content.reports is 'shard: merchant (video) — complaints about a video';

create table content.review_rights (
  buyer_id    uuid not null,
  order_id    uuid not null,
  sku_id      uuid not null,
  product_id  uuid not null,
  shop_id     uuid not null,
  title       text not null,
  sku_name    text not null,
  picture_url text,
  received_at timestamptz not null,
  reviewed    boolean not null default false,
  constraint review_rights_pk primary key (buyer_id, order_id, sku_id)
);
create index review_rights_waiting on content.review_rights (buyer_id, received_at desc) where not reviewed;
comment on table content.review_rights is 'shard: buyer — what a buyer received and may review';

create table content.reviews (
  review_id    uuid primary key,
  product_id   uuid not null,
  shop_id      uuid not null,
  buyer_id     uuid not null,
  order_id     uuid not null,
  sku_id       uuid not null,
  sku_name     text not null,
  product_title text not null,
  rating       int not null,
  text         text not null,
  picture_keys text[] not null,
  at           timestamptz not null,
  reply_text   text,
  reply_at     timestamptz,
  constraint reviews_rating_in_range check (rating between 1 and 5),
  constraint reviews_once unique (buyer_id, order_id, sku_id)
);
create index reviews_of_product on content.reviews (product_id, at desc, review_id desc);
create index reviews_of_shop on content.reviews (shop_id, at desc, review_id desc);
comment on table content.reviews is 'shard: merchant (product) — what buyers say of a product';
