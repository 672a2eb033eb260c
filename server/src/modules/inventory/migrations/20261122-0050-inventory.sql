create schema inventory;

create table inventory.levels (
  sku_id              uuid not null,
  product_id          uuid not null,
  shop_id             uuid not null,
  on_hand             int  not null default 0,
  reserved            int  not null default 0,
  low_stock_threshold int  not null default 0,
  retired             boolean not null default false,
  updated_at          timestamptz not null,
  constraint levels_pk primary key (sku_id),
  constraint levels_never_oversold check (on_hand >= reserved and reserved >= 0)
) with (fillfactor = 70);
create index levels_by_product on inventory.levels (product_id);
create index levels_by_shop on inventory.levels (shop_id, sku_id);
comment on table inventory.levels is 'shard: sku (sku_id) — how many pieces there are, and how many are promised; the sum of its movements';

-- A reservation is a row of kind "reserved"; it ends exactly once, as "released" or as "sold".
create table inventory.movements (
  sku_id          uuid not null,
  ref             uuid not null,
  kind            text not null,
  on_hand_change  int  not null,
  reserved_change int  not null,
  at              timestamptz not null,
  actor_id        uuid,
  reason          text,
  constraint movements_pk primary key (sku_id, ref, kind),
  constraint movements_kind check (
    case kind
      when 'received' then on_hand_change > 0 and reserved_change = 0
      when 'adjusted' then reserved_change = 0
      when 'reserved' then on_hand_change = 0 and reserved_change > 0
      when 'released' then on_hand_change = 0 and reserved_change < 0
      when 'sold'     then on_hand_change < 0 and reserved_change = on_hand_change
      when 'returned' then on_hand_change > 0 and reserved_change = 0
      else false
    end)
);
create unique index movements_settled_once on inventory.movements (sku_id, ref) where kind in ('released', 'sold');
create index movements_reserved_by_ref on inventory.movements (ref) where kind = 'reserved';
comment on table inventory.movements is 'shard: sku (sku_id) — the journal of stock: rows are added, never changed';

create function inventory.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'inventory.movements is append-only';
end $$;
create trigger movements_append_only before update or delete on inventory.movements
  for each row execute function inventory.refuse_change();

-- Tells the catalogue when the last piece of a SKU is promised, and when there are pieces again.
create function inventory.tell_availability(p_before int[], p_after int[], p_sku uuid[], p_at timestamptz) returns void
language sql as $$
  insert into platform.events (name, payload, occurred_at)
  select case when c.after_ > 0 then 'inventory.back_in_stock' else 'inventory.sold_out' end,
         jsonb_build_object('skuId', l.sku_id, 'productId', l.product_id), p_at
  from unnest(p_before, p_after, p_sku) as c (before_, after_, sku)
  join inventory.levels l on l.sku_id = c.sku
  where (c.before_ > 0) <> (c.after_ > 0)
  order by l.sku_id;
$$;

/*
 * Reserves stock for many orders at once. One entry per line, in the order of arrival; the lines of one
 * unit (a purchase) stand together and win or lose together. A refused unit takes nothing, so a later,
 * smaller one may still win. Answers the refused units, each with the first line that was short and what was left for it.
 */
create function inventory.reserve_batch(p_unit int[], p_ref uuid[], p_sku uuid[], p_quantity int[], p_at timestamptz)
returns table (unit int, sku_id uuid, available int) language plpgsql as $$
declare
  v_sku    uuid[];
  v_before int[];
  v_left   int[];
  v_slot   int[];                                                  -- of each line, the place of its SKU in v_sku; 0 when there is none
  v_won    boolean[] := array_fill(true, array[cardinality(p_sku)]);
  v_lines  int := cardinality(p_sku);
  v_first  int := 1;
  v_line   int;
begin
  if v_lines = 0 then return; end if;
  if exists (select from unnest(p_quantity) q where q is null or q <= 0) then
    raise exception 'a reservation is of one piece or more' using errcode = 'check_violation';
  end if;

  -- Rows are locked in id order, so that two batches never wait for each other in a circle.
  select array_agg(l.sku_id), array_agg(l.free) into v_sku, v_before
  from (select s.sku_id, s.on_hand - s.reserved as free from inventory.levels s
        where s.sku_id = any(p_sku) order by s.sku_id
        for no key update) l;                                      -- RACE: without this lock two batches promise the same pieces
  v_left := v_before;
  select array_agg(coalesce(s.slot, 0)::int order by u.line) into v_slot
  from unnest(p_sku) with ordinality u (id, line)
  left join unnest(v_sku) with ordinality s (id, slot) on s.id = u.id;

  while v_first <= v_lines loop
    v_line := v_first;
    while v_line <= v_lines and p_unit[v_line] = p_unit[v_first] loop
      exit when v_slot[v_line] = 0 or v_left[v_slot[v_line]] < p_quantity[v_line];
      v_left[v_slot[v_line]] := v_left[v_slot[v_line]] - p_quantity[v_line];
      v_line := v_line + 1;
    end loop;
    if v_line <= v_lines and p_unit[v_line] = p_unit[v_first] then -- short at v_line: the unit gives back what it took
      unit := p_unit[v_line];
      sku_id := p_sku[v_line];
      available := coalesce(v_left[nullif(v_slot[v_line], 0)], 0);
      return next;
      for i in v_first .. v_line - 1 loop
        v_left[v_slot[i]] := v_left[v_slot[i]] + p_quantity[i];
      end loop;
      v_line := v_first;
      while v_line <= v_lines and p_unit[v_line] = p_unit[v_first] loop
        v_won[v_line] := false;
        v_line := v_line + 1;
      end loop;
    end if;
    v_first := v_line;
  end loop;

  update inventory.levels l set reserved = l.reserved + (c.before_ - c.left_), updated_at = p_at
  from unnest(v_sku, v_before, v_left) c (sku, before_, left_)
  where l.sku_id = c.sku and c.before_ <> c.left_;
  insert into inventory.movements (sku_id, ref, kind, on_hand_change, reserved_change, at)
  select w.sku, w.ref, 'reserved', 0, sum(w.quantity), p_at
  from unnest(p_sku, p_ref, p_quantity, v_won) w (sku, ref, quantity, won)
  where w.won group by w.sku, w.ref;
  if 0 = any(v_left) then perform inventory.tell_availability(v_before, v_left, v_sku, p_at); end if;
end $$;

/*
 * Ends the reservations of orders, as "released" or "sold". What was already ended stays as it is.
 * Answers the lines it ended.
 */
create function inventory.settle_batch(p_ref uuid[], p_kind text, p_at timestamptz)
returns table (ref uuid, sku_id uuid, quantity int) language plpgsql as $$
#variable_conflict use_column
declare
  v_sku    uuid[];
  v_before int[];
  v_after  int[];
begin
  select array_agg(l.sku_id), array_agg(l.free) into v_sku, v_before
  from (select s.sku_id, s.on_hand - s.reserved as free from inventory.levels s
        where s.sku_id in (select m.sku_id from inventory.movements m where m.ref = any(p_ref) and m.kind = 'reserved')
        order by s.sku_id for no key update) l;

  return query
  with ended as (
    insert into inventory.movements as e (sku_id, ref, kind, on_hand_change, reserved_change, at)
    select m.sku_id, m.ref, p_kind, case p_kind when 'sold' then -m.reserved_change else 0 end, -m.reserved_change, p_at
    from inventory.movements m where m.ref = any(p_ref) and m.kind = 'reserved'
    on conflict (sku_id, ref) where kind in ('released', 'sold') do nothing
    returning e.ref, e.sku_id, e.on_hand_change, e.reserved_change
  ), summed as (
    select e.sku_id, sum(e.on_hand_change) as on_hand_change, sum(e.reserved_change) as reserved_change from ended e group by e.sku_id
  ), applied as (
    update inventory.levels l set on_hand = l.on_hand + s.on_hand_change, reserved = l.reserved + s.reserved_change, updated_at = p_at
    from summed s where l.sku_id = s.sku_id
  )
  select e.ref, e.sku_id, -e.reserved_change from ended e;

  if p_kind = 'released' then
    select array_agg(l.on_hand - l.reserved order by l.sku_id) into v_after from inventory.levels l where l.sku_id = any(v_sku);
    perform inventory.tell_availability(v_before, v_after, v_sku, p_at);
  end if;
end $$;

/* Changes what is on hand: received, returned, or counted anew. Nothing happens a second time for the same reference. */
create function inventory.move_stock(p_sku uuid, p_ref uuid, p_kind text, p_change int, p_at timestamptz, p_actor uuid, p_reason text)
returns boolean language plpgsql as $$
declare
  v_before int;
begin
  select on_hand - reserved into strict v_before from inventory.levels where sku_id = p_sku for no key update;
  insert into inventory.movements (sku_id, ref, kind, on_hand_change, reserved_change, at, actor_id, reason)
  values (p_sku, p_ref, p_kind, p_change, 0, p_at, p_actor, p_reason)
  on conflict on constraint movements_pk do nothing;
  if not found then return false; end if;
  update inventory.levels set on_hand = on_hand + p_change, updated_at = p_at where sku_id = p_sku;
  perform inventory.tell_availability(array[v_before], array[v_before + p_change], array[p_sku], p_at);
  return true;
end $$;
