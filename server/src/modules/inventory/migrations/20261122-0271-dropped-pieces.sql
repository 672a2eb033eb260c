-- Pieces of an order that were given up before it was shipped: a part of its reservation ends early. `of_ref` is the order.
alter table inventory.movements add column of_ref uuid;
alter table inventory.movements drop constraint movements_kind;
alter table inventory.movements add constraint movements_kind check (
    case kind
      when 'received' then on_hand_change > 0 and reserved_change = 0
      when 'adjusted' then reserved_change = 0
      when 'reserved' then on_hand_change = 0 and reserved_change > 0
      when 'dropped'  then on_hand_change = 0 and reserved_change < 0 and of_ref is not null
      when 'released' then on_hand_change = 0 and reserved_change < 0
      when 'sold'     then on_hand_change < 0 and reserved_change = on_hand_change
      when 'returned' then on_hand_change > 0 and reserved_change = 0
      else false
    end);
create index movements_dropped_of_ref on inventory.movements (of_ref) where kind = 'dropped';

/* Frees a part of an order's reservation, once for each `p_ref` (the refund it comes from). */
create function inventory.drop_reserved(p_order uuid, p_ref uuid, p_sku uuid[], p_quantity int[], p_at timestamptz) returns void
language plpgsql as $$
declare
  v_sku    uuid[];
  v_before int[];
  v_after  int[];
begin
  select array_agg(l.sku_id), array_agg(l.free) into v_sku, v_before
  from (select s.sku_id, s.on_hand - s.reserved as free from inventory.levels s
        where s.sku_id = any(p_sku) order by s.sku_id for no key update) l;
  with dropped as (
    insert into inventory.movements as m (sku_id, ref, kind, on_hand_change, reserved_change, at, of_ref)
    select w.sku, p_ref, 'dropped', 0, -sum(w.quantity)::int, p_at, p_order
    from unnest(p_sku, p_quantity) w (sku, quantity) group by w.sku
    on conflict on constraint movements_pk do nothing
    returning m.sku_id, m.reserved_change
  )
  update inventory.levels l set reserved = l.reserved + d.reserved_change, updated_at = p_at
  from dropped d where l.sku_id = d.sku_id;
  select array_agg(l.on_hand - l.reserved order by l.sku_id) into v_after from inventory.levels l where l.sku_id = any(v_sku);
  perform inventory.tell_availability(v_before, v_after, v_sku, p_at);
end $$;

/* As before, of what is left of each reservation after the pieces that were dropped. */
create or replace function inventory.settle_batch(p_ref uuid[], p_kind text, p_at timestamptz)
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
  with held as (
    select m.sku_id, m.ref, (m.reserved_change + coalesce((
      select sum(d.reserved_change) from inventory.movements d
      where d.of_ref = m.ref and d.sku_id = m.sku_id and d.kind = 'dropped'), 0))::int as pieces
    from inventory.movements m where m.ref = any(p_ref) and m.kind = 'reserved'
  ), ended as (
    insert into inventory.movements as e (sku_id, ref, kind, on_hand_change, reserved_change, at)
    select h.sku_id, h.ref, p_kind, case p_kind when 'sold' then -h.pieces else 0 end, -h.pieces, p_at
    from held h where h.pieces > 0
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
