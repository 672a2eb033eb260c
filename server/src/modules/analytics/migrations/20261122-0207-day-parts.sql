-- Figures of the last days by ten minutes of the day, so that today is compared with other days until the same time.
create table analytics.day_parts (
  kind           text not null,
  subject        uuid not null,
  day            date not null,
  part           smallint not null,
  orders         numeric not null default 0,
  gmv_fen        numeric not null default 0,
  views          numeric not null default 0,
  exposures      numeric not null default 0,
  plays          numeric not null default 0,
  product_clicks numeric not null default 0,
  new_people     numeric not null default 0,
  constraint day_parts_pk primary key (kind, subject, day, part),
  constraint day_parts_kind check (kind in ('shop', 'creator', 'market')),
  constraint day_parts_part check (part between 0 and 143)
);
create index day_parts_by_day on analytics.day_parts (day, kind);
comment on table analytics.day_parts is 'shard: local — figures by ten minutes, for comparing parts of days; dropped after nine days';

alter table analytics.day_buyers add column first_at timestamptz;

-- What was counted before is taken as spread over its day.
with hours as (select generate_series(0, 138, 6) as part)
insert into analytics.day_parts (kind, subject, day, part, orders, gmv_fen)
  select 'shop', shop_id, day, part, orders / 24.0, gmv_fen / 24.0 from analytics.shop_days, hours where day > current_date - 9;
with hours as (select generate_series(0, 138, 6) as part)
insert into analytics.day_parts as p (kind, subject, day, part, views)
  select 'shop', shop_id, day, part, sum(views) / 24.0 from analytics.product_days, hours where day > current_date - 9 group by 2, 3, 4
  on conflict on constraint day_parts_pk do update set views = p.views + excluded.views;
with hours as (select generate_series(0, 138, 6) as part)
insert into analytics.day_parts (kind, subject, day, part, exposures, plays, product_clicks, orders, gmv_fen)
  select 'creator', creator_id, day, part, sum(exposures) / 24.0, sum(plays) / 24.0, sum(product_clicks) / 24.0, sum(orders) / 24.0, sum(gmv_fen) / 24.0
  from analytics.video_days, hours where day > current_date - 9 group by 2, 3, 4;
with hours as (select generate_series(0, 138, 6) as part)
insert into analytics.day_parts (kind, subject, day, part, new_people)
  select 'market', '00000000-0000-0000-0000-000000000000', day, part, new_people / 24.0 from analytics.market_days, hours where day > current_date - 9;
