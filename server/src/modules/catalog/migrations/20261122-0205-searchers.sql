-- Who searched for what on a day, as a hash that changes with the day and is dropped after it: somebody who repeats
-- a search counts once, on whichever server they come.
create table catalog.searchers (
  day   date not null,
  query text not null,
  who   bytea not null,
  constraint searchers_pk primary key (day, query, who)
);
comment on table catalog.searchers is 'shard: local — who was counted for a search today, hashed';
create index searches_by_day on catalog.searches (day);
