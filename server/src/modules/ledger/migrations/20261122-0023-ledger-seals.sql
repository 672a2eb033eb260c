-- What an entry says, in one line: this text is what the hash chain protects.
create function ledger.entry_line(entry ledger.entries) returns text language sql stable as $$
  select concat_ws('|', entry.shard, entry.source_id, entry.kind, coalesce(entry.reverses, '-'), entry.leg_count,
    extract(epoch from entry.posted_at)::numeric, entry.txid,
    (select string_agg(concat_ws(':', account, seq, amount, currency, balance_after), ',' order by account, seq)
     from ledger.legs as leg
     where leg.shard = entry.shard and leg.source_id = entry.source_id and leg.kind = entry.kind))
$$;

create function ledger.span_hash(p_before bytea, p_shard smallint, p_from bigint, p_below bigint) returns bytea language sql stable as $$
  select sha256(p_before || convert_to(coalesce(
    string_agg(ledger.entry_line(entry), E'\n' order by txid, source_id, kind), ''), 'UTF8'))
  from ledger.entries as entry where shard = p_shard and txid >= p_from and txid < p_below
$$;

-- Seals everything below the commit horizon (no transaction that could still add there is running). Orders being
-- placed never wait for it. Returns how many shards got a seal.
create function ledger.seal(p_at timestamptz) returns int language plpgsql as $$
declare
  from_here bigint;
  to_here bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  sealed int;
begin
  select below_txid into from_here from ledger.seal_horizon for update skip locked;
  if from_here is null or from_here >= to_here then return 0; end if;
  insert into ledger.seals (shard, seal, from_txid, below_txid, entries, hash, sealed_at)
  select fresh.shard, coalesce(last.seal, 0) + 1, from_here, to_here, fresh.entries,
    ledger.span_hash(coalesce(last.hash, ''::bytea), fresh.shard, from_here, to_here), p_at
  from (select shard, count(*) as entries from ledger.entries where txid >= from_here and txid < to_here group by shard) as fresh
  left join lateral (select seal, hash from ledger.seals where shard = fresh.shard order by seal desc limit 1) as last on true;
  get diagnostics sealed = row_count;
  update ledger.seal_horizon set below_txid = to_here;
  return sealed;
end $$;
