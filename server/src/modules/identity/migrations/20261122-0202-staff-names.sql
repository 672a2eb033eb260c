-- What a shop calls a person it added by phone. Who knows a phone must not learn the name behind it by adding it to a shop.
alter table identity.staff add column name text, add constraint staff_name check (char_length(name) between 1 and 40);

-- A shop's score comes from its reviews alone; until there are some it has none.
alter table identity.shops add column rating_sum int not null default 0, add column rating_count int not null default 0;
update identity.shops s set rating_sum = c.rating_sum, rating_count = c.rating_count from catalog.shops c where c.shop_id = s.shop_id;
alter table identity.shops drop column score,
  add column score int generated always as (case when rating_count > 0 then round(rating_sum * 100.0 / rating_count)::int end) stored;
-- What was counted until now is in the figures above: the new subscriber begins where they end.
insert into platform.event_cursors (subscriber, txid, seq)
  select 'identity.scores', txid, seq from platform.event_cursors where subscriber = 'catalog.counters';
