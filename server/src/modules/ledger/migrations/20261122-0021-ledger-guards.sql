-- Posted rows never change: not by us, not by a migration in a hurry, not by hand.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on %.% is refused; post a reversal instead', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation', constraint = 'ledger_append_only';
end $$;

create trigger entries_append_only before update or delete or truncate on ledger.entries
  for each statement execute function ledger.refuse_change();
create trigger legs_append_only before update or delete or truncate on ledger.legs
  for each statement execute function ledger.refuse_change();
create trigger seals_append_only before update or delete or truncate on ledger.seals
  for each statement execute function ledger.refuse_change();

-- The second net under ledger.post_batch: whoever wrote an entry, at commit its legs are all there and in balance.
--
-- A session keeps the plans of its functions. One made while a table was still empty would read all of it for ever after,
-- which costs more with every entry; without sequential scans the plan is the right one from the first row on.
create function ledger.check_entry() returns trigger language plpgsql set enable_seqscan = off as $$
declare
  found_legs int;
  off_by bigint;
begin
  select count(*), coalesce(max(abs(total)), 0) into found_legs, off_by from (
    select sum(amount) over (partition by currency) as total
    from ledger.legs where shard = new.shard and source_id = new.source_id and kind = new.kind) as leg;
  if found_legs <> new.leg_count or off_by <> 0 then
    raise exception 'entry % of % has % of % legs and is off by %', new.kind, new.source_id, found_legs, new.leg_count, off_by
      using errcode = 'check_violation', constraint = 'ledger_entry_balanced';
  end if;
  return null;
end $$;

create constraint trigger entries_balanced after insert on ledger.entries
  deferrable initially deferred for each row execute function ledger.check_entry();

-- Legs belong to an entry of the same transaction: nothing is added to what was posted before.
create function ledger.check_new_legs() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (
    select from added left join ledger.entries as entry
      on entry.shard = added.shard and entry.source_id = added.source_id and entry.kind = added.kind
    where entry.txid is distinct from pg_current_xact_id()::text::bigint
  ) then
    raise exception 'legs were added to an entry that was posted before'
      using errcode = 'restrict_violation', constraint = 'ledger_append_only';
  end if;
  return null;
end $$;

create trigger legs_of_new_entries after insert on ledger.legs
  referencing new table as added for each statement execute function ledger.check_new_legs();
