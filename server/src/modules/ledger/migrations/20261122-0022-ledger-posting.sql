-- Posts entries with their legs, all or none. Answers the positions (from 1) of the entries that were posted now;
-- those left out were there already, with the same legs. Amounts: debit +, credit −.
-- Refuses with SQLSTATE JL001 unbalanced, JL002 another content under a posted source, JL003 unknown account,
-- JL004 another currency, JL005 overdraft. Arrays of legs carry their entry's key, so that nothing has to be joined.
create function ledger.post_batch(
  p_at timestamptz,
  e_shard smallint[], e_source uuid[], e_kind text[], e_reverses text[],
  l_shard smallint[], l_source uuid[], l_kind text[], l_account text[], l_amount bigint[], l_currency text[]
) returns bigint[] language plpgsql as $$
declare
  posted bigint[];
  wrong text;
begin
  select concat_ws(' ', leg.kind, leg.source_id) into wrong
    from unnest(l_shard, l_source, l_kind, l_amount, l_currency) as leg (shard, source_id, kind, amount, currency)
    group by leg.shard, leg.source_id, leg.kind, leg.currency having sum(leg.amount) <> 0 limit 1;
  if found then raise exception 'unbalanced: %', wrong using errcode = 'JL001'; end if;

  -- Sorted, so that two batches with the same entries wait for each other and never in a ring.
  with counted as (
    select leg.shard, leg.source_id, leg.kind, count(*) as legs
    from unnest(l_shard, l_source, l_kind) as leg (shard, source_id, kind) group by 1, 2, 3
  ), given as (
    select distinct on (shard, source_id, kind) shard, source_id, kind, reverses, position
    from unnest(e_shard, e_source, e_kind, e_reverses) with ordinality as e (shard, source_id, kind, reverses, position)
    order by shard, source_id, kind, position
  ), added as (
    insert into ledger.entries (shard, source_id, kind, reverses, leg_count, posted_at)
    select shard, source_id, kind, reverses, legs, p_at from given join counted using (shard, source_id, kind)
    order by shard, source_id, kind
    on conflict on constraint entries_pk do nothing
    returning shard, source_id, kind
  )
  select coalesce(array_agg(position order by position), '{}') into posted
    from given join added using (shard, source_id, kind);

  if cardinality(posted) < cardinality(e_source) then
    return ledger.post_among_known(p_at, posted, e_shard, e_source, e_kind, l_shard, l_source, l_kind, l_account, l_amount, l_currency);
  end if;
  perform ledger.post_legs(l_shard, l_source, l_kind, l_account, l_amount, l_currency);
  return posted;
end $$;

-- The rare case: some entries were there before. Theirs must be the same legs; the others' legs are posted.
create function ledger.post_among_known(
  p_at timestamptz, posted bigint[],
  e_shard smallint[], e_source uuid[], e_kind text[],
  l_shard smallint[], l_source uuid[], l_kind text[], l_account text[], l_amount bigint[], l_currency text[]
) returns bigint[] language plpgsql as $$
declare
  wrong text;
begin
  with known as (
    select shard, source_id, kind from unnest(e_shard, e_source, e_kind) with ordinality as e (shard, source_id, kind, position)
    group by 1, 2, 3 having not (posted && array_agg(position))
  ), said as (
    select shard, source_id, kind, account, currency, sum(amount) as amount
    from unnest(l_shard, l_source, l_kind, l_account, l_currency, l_amount) as leg (shard, source_id, kind, account, currency, amount)
    join known using (shard, source_id, kind) group by 1, 2, 3, 4, 5
  ), stored as (
    select shard, source_id, kind, account, currency, sum(amount) as amount
    from ledger.legs join known using (shard, source_id, kind) group by 1, 2, 3, 4, 5
  )
  select concat_ws(' ', kind, source_id) into wrong
    from said full join stored using (shard, source_id, kind, account, currency)
    where said.amount is distinct from stored.amount limit 1;
  if found then raise exception 'source reused with other legs: %', wrong using errcode = 'JL002'; end if;

  perform ledger.post_legs(
    array_agg(shard order by at), array_agg(source_id order by at), array_agg(kind order by at),
    array_agg(account order by at), array_agg(amount order by at), array_agg(currency order by at))
    from unnest(l_shard, l_source, l_kind, l_account, l_amount, l_currency) with ordinality
      as leg (shard, source_id, kind, account, amount, currency, at)
    where (shard, source_id, kind) in (
      select shard, source_id, kind from unnest(e_shard, e_source, e_kind) with ordinality as e (shard, source_id, kind, position)
      where position = any (posted))
    having count(*) > 0;
  return posted;
end $$;

-- Numbers the legs within their accounts and moves each balance once. The accounts' rows are locked in one order,
-- as the last locks of a transaction, so the hot clearing accounts are held for little more than the commit.
create function ledger.post_legs(
  l_shard smallint[], l_source uuid[], l_kind text[], l_account text[], l_amount bigint[], l_currency text[]
) returns void language plpgsql as $$
declare
  matching bigint;
begin
  perform from ledger.accounts
    where (shard, code) in (select shard, account from unnest(l_shard, l_account) as leg (shard, account))
    order by shard, code for update;

  select count(*) into matching
    from unnest(l_shard, l_account, l_currency) as leg (shard, account, currency)
    join ledger.accounts as account on account.shard = leg.shard and account.code = leg.account and account.currency = leg.currency;
  if matching <> cardinality(l_shard) then perform ledger.refuse_legs(l_shard, l_account, l_currency); end if;

  with leg as (
    select shard, source_id, kind, account, amount, currency, row_number() over steps as step, sum(amount) over steps as moved
    from unnest(l_shard, l_source, l_kind, l_account, l_amount, l_currency) with ordinality
      as leg (shard, source_id, kind, account, amount, currency, position)
    window steps as (partition by shard, account order by position)
  ), numbered as (
    select leg.*, held.last_seq + leg.step as seq,
      case when held.guarded and held.side * (held.balance + leg.moved) < 0 then ledger.refuse_overdraft(leg.account, leg.shard)
        else held.balance + leg.moved end as balance_after
    from leg join ledger.accounts as held on held.shard = leg.shard and held.code = leg.account
  ), written as (
    insert into ledger.legs (shard, account, seq, source_id, kind, amount, currency, balance_after)
    select shard, account, seq, source_id, kind, amount, currency, balance_after from numbered
  ), moved as (
    update ledger.accounts as held
    set balance = held.balance + change.amount, debited = held.debited + change.debits,
        credited = held.credited + change.credits, last_seq = held.last_seq + change.legs
    from (select shard, account, sum(amount) as amount, count(*) as legs,
            sum(greatest(amount, 0)) as debits, sum(greatest(-amount, 0)) as credits
          from numbered group by shard, account) as change
    where held.shard = change.shard and held.code = change.account
  )
  select count(*) into matching from numbered;
end $$;

create function ledger.refuse_overdraft(p_account text, p_shard smallint) returns bigint language plpgsql as $$
begin
  raise exception 'overdraft: %@%', p_account, p_shard using errcode = 'JL005';
end $$;

create function ledger.refuse_legs(l_shard smallint[], l_account text[], l_currency text[]) returns void language plpgsql as $$
declare
  wrong record;
begin
  select leg.*, account.currency as held into wrong
    from unnest(l_shard, l_account, l_currency) as leg (shard, account, currency)
    left join ledger.accounts as account on account.shard = leg.shard and account.code = leg.account
    where account.currency is distinct from leg.currency limit 1;
  if wrong.held is null then raise exception 'unknown account: %@%', wrong.account, wrong.shard using errcode = 'JL003'; end if;
  raise exception 'account %@% is kept in %, not %', wrong.account, wrong.shard, wrong.held, wrong.currency using errcode = 'JL004';
end $$;

-- The compensation of a posted entry: its legs negated, under the same source. Returns false if it was reversed already.
create function ledger.reverse(p_at timestamptz, p_shard smallint, p_source uuid, p_kind text, p_as text) returns boolean
language plpgsql as $$
declare
  posted bigint[];
begin
  select ledger.post_batch(p_at, array[p_shard], array[p_source], array[p_as], array[p_kind],
      array_agg(shard order by account, seq), array_agg(source_id order by account, seq), array_agg(p_as order by account, seq),
      array_agg(account order by account, seq), array_agg(-amount order by account, seq), array_agg(currency order by account, seq))
    into posted from ledger.legs where shard = p_shard and source_id = p_source and kind = p_kind having count(*) > 0;
  if posted is null then raise exception 'nothing to reverse: % of %', p_kind, p_source using errcode = 'JL006'; end if;
  return cardinality(posted) = 1;
end $$;
