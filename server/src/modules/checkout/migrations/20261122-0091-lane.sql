/*
 * The order lane: buys for up to 500 callers in one transaction. What decides comes as arrays (one entry per purchase,
 * one per line, in the order of arrival), what is kept comes as rows. A purchase that cannot be bought is answered and
 * left out; its neighbours are not concerned. Outcomes:
 *   placed      bought now
 *   replayed    bought before with the same key and request; `detail` is the purchase's id
 *   key_reused  bought before with the same key and another request
 *   changed     these SKUs are not as the buyer saw them
 *   limited     the buyer may not have that many of this SKU
 *   sold_out    not enough of this SKU is left
 * The order of locks is the same for all: stock, keys, counts of limited SKUs, accounts; each sorted.
 */
create function checkout.place_purchases(
  p_at timestamptz,
  p_buyer uuid[], p_key text[], p_hash text[],
  l_unit int[], l_order uuid[], l_sku uuid[], l_quantity int[], l_version int[],
  o_unit int[], o_shard smallint[], o_order uuid[], o_total bigint[],
  p_purchases jsonb, p_orders jsonb, p_lines jsonb, p_events jsonb
) returns table (unit int, outcome text, detail jsonb) language plpgsql
set enable_seqscan = off                                           -- plans are kept; one made on an empty table must suit a full one
as $$
#variable_conflict use_column
declare
  v_open   boolean[] := array_fill(true, array[cardinality(p_buyer)]);
  v_all    boolean := true;                                        -- nobody was left out yet
  v_limited boolean := false;
  v_skus   uuid[];
  v_row    record;
begin
  for v_row in select known.unit, known.purchase_id, known.request_hash from orders.purchases_by_key(p_buyer, p_key) as known loop
    unit := v_row.unit;
    outcome := case when v_row.request_hash = p_hash[v_row.unit] then 'replayed' else 'key_reused' end;
    detail := jsonb_build_object('purchaseId', v_row.purchase_id);
    v_open[unit] := false; v_all := false;
    return next;
  end loop;

  select array_agg(sku) into v_skus from catalog.changed_skus(l_sku, l_version) as sku;
  if v_skus is not null then
    for v_row in
      select line.unit, jsonb_agg(distinct line.sku) as skus from unnest(l_unit, l_sku) as line (unit, sku)
      where line.sku = any (v_skus) group by line.unit
    loop
      if v_open[v_row.unit] then
        unit := v_row.unit; outcome := 'changed'; detail := jsonb_build_object('skuIds', v_row.skus);
        v_open[unit] := false; v_all := false;
        return next;
      end if;
    end loop;
  end if;

  if exists (select from checkout.limits where sku_id = any (l_sku)) then
    v_limited := true;
    for v_row in select * from checkout.over_limit(p_buyer, l_unit, l_sku, l_quantity) loop
      if v_open[v_row.unit] then
        unit := v_row.unit; outcome := 'limited'; detail := jsonb_build_object('skuId', v_row.sku_id, 'limit', v_row.per_buyer);
        v_open[unit] := false; v_all := false;
        return next;
      end if;
    end loop;
  end if;

  if v_all then
    for v_row in select * from inventory.reserve_batch(l_unit, l_order, l_sku, l_quantity, p_at) loop
      unit := v_row.unit; outcome := 'sold_out'; detail := jsonb_build_object('skuId', v_row.sku_id, 'available', v_row.available);
      v_open[unit] := false; v_all := false;
      return next;
    end loop;
  else
    for v_row in
      select refused.* from (
        select coalesce(array_agg(line.unit order by line.at), '{}') as units, coalesce(array_agg(line.ref order by line.at), '{}') as refs,
          coalesce(array_agg(line.sku order by line.at), '{}') as skus, coalesce(array_agg(line.quantity order by line.at), '{}') as quantities
        from unnest(l_unit, l_order, l_sku, l_quantity) with ordinality as line (unit, ref, sku, quantity, at)
        where v_open[line.unit]) as still
      cross join lateral inventory.reserve_batch(still.units, still.refs, still.skus, still.quantities, p_at) as refused
    loop
      unit := v_row.unit; outcome := 'sold_out'; detail := jsonb_build_object('skuId', v_row.sku_id, 'available', v_row.available);
      v_open[unit] := false;
      return next;
    end loop;
  end if;
  if not true = any (v_open) then return; end if;

  if orders.place_batch(v_open, p_purchases, p_orders, p_lines) <> cardinality(array_positions(v_open, true)) then
    raise exception 'another process bought with one of these keys just now' using errcode = 'JC001';
  end if;
  if v_limited then perform checkout.count_bought(p_buyer, v_open, l_unit, l_sku, l_quantity); end if;

  perform ledger.post_batch(p_at,
    array_agg(o.shard), array_agg(o.id), array_agg('order_placed'::text), array_agg(null::text),
    array_agg(o.shard) || array_agg(o.shard), array_agg(o.id) || array_agg(o.id),
    array_agg('order_placed'::text) || array_agg('order_placed'::text),
    array_agg('buyers.due'::text) || array_agg('orders.promised'::text),
    array_agg(o.total) || array_agg(-o.total), array_agg('CNY'::text) || array_agg('CNY'::text))
  from unnest(o_unit, o_shard, o_order, o_total) as o (unit, shard, id, total) where v_open[o.unit];

  insert into platform.events (name, payload, occurred_at)
  select 'orders.purchase_placed', event.payload, p_at
  from jsonb_array_elements(p_events) with ordinality as event (payload, unit) where v_open[event.unit];

  return query select at::int, 'placed', null::jsonb from generate_subscripts(p_buyer, 1) as at where v_open[at];
end $$;

-- Limited SKUs: of one purchase a buyer at a time (the lane sees to it), which would take more than is allowed.
create function checkout.over_limit(p_buyer uuid[], l_unit int[], l_sku uuid[], l_quantity int[])
returns table (unit int, sku_id uuid, per_buyer int) language sql stable as $$
  select distinct on (line.unit) line.unit, lim.sku_id, lim.per_buyer
  from unnest(l_unit, l_sku, l_quantity) as line (unit, sku_id, quantity)
  join checkout.limits as lim on lim.sku_id = line.sku_id
  left join checkout.bought as had on had.buyer_id = p_buyer[line.unit] and had.sku_id = line.sku_id
  where coalesce(had.quantity, 0) + line.quantity > lim.per_buyer
  order by line.unit, lim.sku_id
$$;

-- Counts what was bought. When another process has counted for the same buyer since we looked, the caller looks again.
create function checkout.count_bought(p_buyer uuid[], p_open boolean[], l_unit int[], l_sku uuid[], l_quantity int[]) returns void
language plpgsql as $$
declare
  v_asked int;
  v_counted int;
begin
  with wanted as (
    select p_buyer[line.unit] as buyer_id, lim.sku_id, line.quantity, lim.per_buyer
    from unnest(l_unit, l_sku, l_quantity) as line (unit, sku_id, quantity)
    join checkout.limits as lim on lim.sku_id = line.sku_id where p_open[line.unit]
  ), counted as (
    insert into checkout.bought as had (buyer_id, sku_id, quantity)
    select buyer_id, sku_id, quantity from wanted order by buyer_id, sku_id
    on conflict on constraint bought_pk do update set quantity = had.quantity + excluded.quantity
    where had.quantity + excluded.quantity <= (select per_buyer from checkout.limits as lim where lim.sku_id = had.sku_id)
    returning 1
  )
  select (select count(*) from wanted), (select count(*) from counted) into v_asked, v_counted;
  if v_counted <> v_asked then raise exception 'a limit was reached just now' using errcode = 'JC001'; end if;
end $$;

-- Gives back what a cancelled order had counted.
create function checkout.uncount_bought(p_buyer uuid, l_sku uuid[], l_quantity int[]) returns void language sql as $$
  update checkout.bought as had set quantity = greatest(had.quantity - line.quantity, 0)
  from unnest(l_sku, l_quantity) as line (sku_id, quantity) where had.buyer_id = p_buyer and had.sku_id = line.sku_id
$$;
