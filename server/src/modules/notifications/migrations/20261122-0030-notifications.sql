create schema notifications;

create table notifications.messages (
  person_id       uuid not null,
  notification_id uuid not null,
  topic           text not null,
  kind            text not null,
  params          jsonb not null default '{}',
  link            text,
  times           int not null default 1,
  collapse_key    text,
  at              timestamptz not null,
  read_at         timestamptz,
  constraint messages_pk primary key (person_id, notification_id),
  constraint messages_topic check (topic in ('orders', 'content', 'shop', 'account')),
  constraint messages_times check (times >= 1)
);
create index messages_by_time on notifications.messages (person_id, at desc, notification_id desc);
create index messages_unread on notifications.messages (person_id, topic) where read_at is null;
-- Rows arrive in order of time, so a few pages of block ranges find the old ones.
create index messages_by_age on notifications.messages using brin (at);
-- What happens often is one message that counts, until it is read.
create unique index messages_collapsed on notifications.messages (person_id, collapse_key)
  where read_at is null and collapse_key is not null;
comment on table notifications.messages is 'shard: buyer (person_id) — what a person was told; the words are made when it is read';
