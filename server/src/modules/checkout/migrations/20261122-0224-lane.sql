drop function checkout.place_purchases(timestamptz, uuid[], text[], text[], int[], uuid[], uuid[], int[], int[], int[], smallint[],
  uuid[], bigint[], jsonb, jsonb, jsonb, jsonb);

/*
 * The order lane: buys for up to 500 callers in one transaction. What decides comes as arrays (p: one entry per purchase,
 * l: per line, c: per coupon used, a: per activity used, d: per order and budget, o: per order; `unit` is the purchase, in the
 * order of arrival), what is kept comes as rows. A purchase that cannot be bought is answered and left out; its neighbours
 * are not concerned. Outcomes:
 *   placed             bought now
 *   replayed           bought before with the same key and request; `detail` is the purchase's id
 *   key_reused         bought before with the same key and another request
 *   changed            these SKUs are not as the buyer saw them
 *   activity_changed   this activity is not as the buyer saw it
 *   limited            the buyer may not have that many of this SKU
 *   activity_limited   the buyer may not have that much of this activity
 *   coupon_gone        this coupon is used, returned or expired
 *   activity_sold_out  the activity has not enough pieces left
 *   budget_limited     the buyer may not have that much of a subsidy
 *   short              an allowance of this budget does not reach: top it up and ask again
 *   sold_out           not enough of this SKU is left
 *   again              what it lacked was held by one that lost in the end: ask again
 * The order of locks is the same for all: coupons, pieces of activities, allowances of budgets, stock, keys, counts of
 * limits, accounts; each sorted.
 */
create function checkout.place_purchases(
  p_at timestamptz,
  p_buyer uuid[], p_key text[], p_hash text[], p_purchase uuid[],
  l_unit int[], l_order uuid[], l_sku uuid[], l_quantity int[], l_version int[],
  c_unit int[], c_coupon uuid[], c_orders text[],
  a_unit int[], a_activity uuid[], a_version int[], a_sku uuid[], a_units int[], a_stocked boolean[], a_orders text[],
  d_unit int[], d_order uuid[], d_budget uuid[], d_platform bigint[], d_creator bigint[], d_brand bigint[],
  o_unit int[], o_shard smallint[], o_order uuid[], o_total bigint[], o_subsidy bigint[],
  p_purchases jsonb, p_orders jsonb, p_lines jsonb, p_events jsonb
) returns table (unit int, outcome text, detail jsonb) language plpgsql
set enable_seqscan = off                                           -- plans are kept; one made on an empty table must suit a full one
as $$
#variable_conflict use_column
declare
  v_open  boolean[] := array_fill(true, array[cardinality(p_buyer)]);
  v_later jsonb[] := '{}';                                         -- units that lack pieces of an activity
  v_freed boolean := false;                                        -- one that held some lost in the end
  v_slots jsonb;                                                   -- the allowance in hand of each budget
  v_draws record;
  v_row   record;
begin
  -- What is known without a promise to anybody. The first reason counts.
  for v_row in
    select known.unit, case when known.request_hash = p_hash[known.unit] then 'replayed' else 'key_reused' end as outcome,
      jsonb_build_object('purchaseId', known.purchase_id) as detail
    from orders.purchases_by_key(p_buyer, p_key) as known
    union all
    select line.unit, 'changed', jsonb_build_object('skuIds', jsonb_agg(distinct line.sku)) from unnest(l_unit, l_sku) as line (unit, sku)
    where line.sku in (select catalog.changed_skus(l_sku, l_version)) group by line.unit
    union all
    select changed.unit, 'activity_changed', jsonb_build_object('activityId', changed.activity_id)
    from pricing.changed_activities(p_at, a_unit, a_activity, a_version) as changed
    union all
    select over.unit, 'limited', jsonb_build_object('skuId', over.sku_id, 'limit', over.per_buyer)
    from checkout.over_limit(p_buyer, l_unit, l_sku, l_quantity) as over
    union all
    select over.unit, 'activity_limited', jsonb_build_object('activityId', over.activity_id, 'limit', over.per_buyer)
    from pricing.over_activity_limit(p_buyer, a_unit, a_activity, a_sku, a_units) as over
    union all
    select gone.unit, 'coupon_gone', jsonb_build_object('couponId', gone.coupon_id) from pricing.gone_coupons(p_at, p_buyer, c_unit, c_coupon) as gone
  loop
    continue when not v_open[v_row.unit];
    unit := v_row.unit; outcome := v_row.outcome; detail := v_row.detail; v_open[unit] := false;
    return next;
  end loop;

  if true = any (a_stocked) then
    for v_row in
      select refused.* from (
        select coalesce(array_agg(a.unit order by a.at), '{}') as units, coalesce(array_agg(a.activity_id order by a.at), '{}') as activities,
          coalesce(array_agg(a.sku_id order by a.at), '{}') as skus, coalesce(array_agg(a.units order by a.at), '{}') as pieces
        from unnest(a_unit, a_activity, a_sku, a_units, a_stocked) with ordinality as a (unit, activity_id, sku_id, units, stocked, at)
        where a.stocked and v_open[a.unit]) as still
      cross join lateral pricing.short_of_activity_stock(still.units, still.activities, still.skus, still.pieces) as refused
    loop
      v_open[v_row.unit] := false;
      v_later := v_later || jsonb_build_object('unit', v_row.unit, 'activityId', v_row.activity_id, 'skuId', v_row.sku_id, 'available', v_row.available);
    end loop;
  end if;

  if cardinality(d_unit) > 0 then
    select look.* into v_draws from (
      select array_agg(d.unit order by d.at) as units, array_agg(d.budget_id order by d.at) as budgets, array_agg(d.amount order by d.at) as amounts
      from (select unit, budget_id, platform + creator + brand as amount, at
            from unnest(d_unit, d_budget, d_platform, d_creator, d_brand) with ordinality as d (unit, budget_id, platform, creator, brand, at)) as d
      where v_open[d.unit]) as still
    cross join lateral subsidies.look_for_draws(p_buyer, still.units, still.budgets, still.amounts) as look
    where still.units is not null;
    v_slots := v_draws.slots;
    for v_row in
      select limited as unit, 'budget_limited' as outcome, null::jsonb as detail from unnest(v_draws.limited_units) as limited
      union all
      select short.unit, 'short', jsonb_build_object('budgetId', short.budget_id)
      from unnest(v_draws.short_units, v_draws.short_budgets) as short (unit, budget_id)
    loop
      unit := v_row.unit; outcome := v_row.outcome; detail := v_row.detail; v_open[unit] := false;
      v_freed := v_freed or unit = any (a_unit);
      return next;
    end loop;
  end if;

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
    v_freed := v_freed or unit = any (a_unit);
    return next;
  end loop;
  return query select (later ->> 'unit')::int, case when v_freed then 'again' else 'activity_sold_out' end, later - 'unit' from unnest(v_later) as later;
  if not true = any (v_open) then return; end if;

  if orders.place_batch(v_open, p_purchases, p_orders, p_lines) <> cardinality(array_positions(v_open, true)) then
    raise exception 'another process bought with one of these keys just now' using errcode = 'JC001';
  end if;
  if exists (select from checkout.limits where sku_id = any (l_sku)) then
    perform checkout.count_bought(p_buyer, v_open, l_unit, l_sku, l_quantity);
  end if;
  if cardinality(c_unit) + cardinality(a_unit) > 0 then
    perform pricing.take_claims(p_at, v_open, p_buyer, p_purchase, c_unit, c_coupon, c_orders, a_unit, a_activity, a_sku, a_units, a_stocked, a_orders);
  end if;
  if v_slots is not null then
    perform subsidies.take_draws(p_at, v_open, p_buyer, v_slots, d_unit, d_order, d_budget, d_platform, d_creator, d_brand);
  end if;
  perform checkout.post_placed(p_at, v_open, o_unit, o_shard, o_order, o_total, o_subsidy);

  insert into platform.events (name, payload, occurred_at)
  select 'orders.purchase_placed', event.payload, p_at
  from jsonb_array_elements(p_events) with ordinality as event (payload, unit) where v_open[event.unit];

  return query select at::int, 'placed', null::jsonb from generate_subscripts(p_buyer, 1) as at where v_open[at];
end $$;

-- What the buyer owes and what others owe for the discounts, against what is promised to the shop; for nothing, no entry.
create function checkout.post_placed(
  p_at timestamptz, p_won boolean[], o_unit int[], o_shard smallint[], o_order uuid[], o_total bigint[], o_subsidy bigint[]
) returns void language plpgsql as $$
declare
  v_entries record;
  v_legs    record;
begin
  select array_agg(shard) as shards, array_agg(id) as ids, array_agg('order_placed'::text) as kinds, array_agg(null::text) as reverses into v_entries
  from unnest(o_unit, o_shard, o_order, o_total, o_subsidy) as o (unit, shard, id, total, subsidy) where p_won[o.unit] and total + subsidy > 0;
  if v_entries.ids is null then return; end if;
  select array_agg(o.shard) as shards, array_agg(o.id) as ids, array_agg('order_placed'::text) as kinds, array_agg(leg.account) as accounts,
    array_agg(leg.amount) as amounts, array_agg('CNY'::text) as currencies into v_legs
  from unnest(o_unit, o_shard, o_order, o_total, o_subsidy) as o (unit, shard, id, total, subsidy)
  cross join lateral (values ('buyers.due', o.total), ('subsidies.due', o.subsidy), ('orders.promised', -o.total - o.subsidy)) as leg (account, amount)
  where p_won[o.unit] and leg.amount <> 0;
  perform ledger.post_batch(p_at, v_entries.shards, v_entries.ids, v_entries.kinds, v_entries.reverses,
    v_legs.shards, v_legs.ids, v_legs.kinds, v_legs.accounts, v_legs.amounts, v_legs.currencies);
end $$;
