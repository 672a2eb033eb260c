/*
 * What the order lane takes of coupons and of activities with limits, for many purchases at once (`unit`, numbered in the
 * order of arrival). The first four only look, and lock what they judge; `take_claims` writes for the purchases that won
 * everything else too. Locks: coupons by buyer and id, then activity stock by activity and SKU.
 */

-- Purchases of which a coupon cannot be used: it is not held, not yet or no longer valid.
create function pricing.gone_coupons(p_at timestamptz, p_buyer uuid[], c_unit int[], c_coupon uuid[])
returns table (unit int, coupon_id uuid) language sql as $$
  with held as materialized (
    select coupon.buyer_id, coupon.coupon_id, coupon.state = 'held' and coupon.valid_from <= p_at and p_at < coupon.valid_until as usable
    from pricing.coupons as coupon
    join unnest(c_unit, c_coupon) as c (unit, coupon_id) on coupon.buyer_id = p_buyer[c.unit] and coupon.coupon_id = c.coupon_id
    order by coupon.buyer_id, coupon.coupon_id
    for no key update of coupon                                    -- RACE: without this lock a coupon pays for two purchases
  )
  select distinct on (c.unit) c.unit, c.coupon_id
  from unnest(c_unit, c_coupon) as c (unit, coupon_id)
  left join held on held.buyer_id = p_buyer[c.unit] and held.coupon_id = c.coupon_id
  where held.usable is not true order by c.unit, c.coupon_id
$$;

-- Purchases priced with an activity that is not going on in the version the buyer saw.
create function pricing.changed_activities(p_at timestamptz, a_unit int[], a_activity uuid[], a_version int[])
returns table (unit int, activity_id uuid) language sql stable as $$
  select distinct on (a.unit) a.unit, a.activity_id
  from unnest(a_unit, a_activity, a_version) as a (unit, activity_id, version)
  left join pricing.activities as activity on activity.activity_id = a.activity_id
  where (activity.version = a.version and activity.state = 'scheduled' and activity.starts_at <= p_at and p_at < activity.ends_at) is not true
  order by a.unit, a.activity_id
$$;

-- Purchases whose buyer may not have that much of an activity. One purchase of a buyer at a time (the lane sees to it).
create function pricing.over_activity_limit(p_buyer uuid[], a_unit int[], a_activity uuid[], a_sku uuid[], a_units int[])
returns table (unit int, activity_id uuid, per_buyer int) language sql stable as $$
  select distinct on (a.unit) a.unit, a.activity_id, activity.per_buyer
  from unnest(a_unit, a_activity, a_sku, a_units) as a (unit, activity_id, sku_id, units)
  join pricing.activities as activity on activity.activity_id = a.activity_id and activity.per_buyer is not null
  left join pricing.activity_uses as had on had.buyer_id = p_buyer[a.unit] and had.activity_id = a.activity_id and had.sku_id = a.sku_id
  where coalesce(had.units, 0) + a.units > activity.per_buyer
  order by a.unit, a.activity_id
$$;

-- Purchases for which an activity has not enough pieces left, first come, first served.
create function pricing.short_of_activity_stock(a_unit int[], a_activity uuid[], a_sku uuid[], a_units int[])
returns table (unit int, activity_id uuid, sku_id uuid, available int) language plpgsql as $$
declare
  v_activity uuid[];
  v_sku      uuid[];
  v_left     bigint[];
begin
  select array_agg(l.activity_id), array_agg(l.sku_id), array_agg(l.free) into v_activity, v_sku, v_left
  from (select stock.activity_id, stock.sku_id, (stock.units - stock.taken)::bigint as free from pricing.activity_stock as stock
        where (stock.activity_id, stock.sku_id) in (select * from unnest(a_activity, a_sku))
        order by stock.activity_id, stock.sku_id
        for no key update) as l;                                   -- RACE: without this lock two batches sell the same pieces
  return query
  select refused.unit, a_activity[refused.line], a_sku[refused.line], refused.available::int
  from (select array_agg(coalesce(stock.slot, 0)::int order by a.at) as slots
        from unnest(a_activity, a_sku) with ordinality as a (activity_id, sku_id, at)
        left join unnest(v_activity, v_sku) with ordinality as stock (activity_id, sku_id, slot)
          on stock.activity_id = a.activity_id and stock.sku_id = a.sku_id) as wanted
  cross join lateral platform.first_come(a_unit, wanted.slots, a_units::bigint[], v_left) as refused;
end $$;

-- Takes it, for the purchases that won. `c_orders` and `a_orders` name the orders each served, as array literals.
create function pricing.take_claims(
  p_at timestamptz, p_won boolean[], p_buyer uuid[], p_purchase uuid[],
  c_unit int[], c_coupon uuid[], c_orders text[],
  a_unit int[], a_activity uuid[], a_sku uuid[], a_units int[], a_stocked boolean[], a_orders text[]
) returns void language plpgsql as $$
declare
  v_asked   int;
  v_counted int;
begin
  update pricing.coupons as coupon set state = 'used', used_at = p_at, purchase_id = p_purchase[c.unit],
    order_ids = c.orders::uuid[], closed_order_ids = '{}', returned_at = null
  from unnest(c_unit, c_coupon, c_orders) as c (unit, coupon_id, orders)
  where coupon.buyer_id = p_buyer[c.unit] and coupon.coupon_id = c.coupon_id and p_won[c.unit];

  insert into pricing.activity_claims (buyer_id, purchase_id, activity_id, sku_id, units, order_ids, claimed_at)
  select p_buyer[a.unit], p_purchase[a.unit], a.activity_id, a.sku_id, a.units, a.orders::uuid[], p_at
  from unnest(a_unit, a_activity, a_sku, a_units, a_stocked, a_orders) as a (unit, activity_id, sku_id, units, stocked, orders)
  join pricing.activities as activity on activity.activity_id = a.activity_id
  where p_won[a.unit] and (a.stocked or activity.per_buyer is not null);

  update pricing.activity_stock as stock set taken = taken + sold.units
  from (select activity_id, sku_id, sum(units) as units
        from unnest(a_unit, a_activity, a_sku, a_units, a_stocked) as a (unit, activity_id, sku_id, units, stocked)
        where p_won[a.unit] and a.stocked group by 1, 2) as sold
  where stock.activity_id = sold.activity_id and stock.sku_id = sold.sku_id;

  -- Across processes the same buyer may have bought since we looked; then the caller looks again.
  with wanted as (
    select p_buyer[a.unit] as buyer_id, a.activity_id, a.sku_id, a.units
    from unnest(a_unit, a_activity, a_sku, a_units) as a (unit, activity_id, sku_id, units)
    join pricing.activities as activity on activity.activity_id = a.activity_id and activity.per_buyer is not null
    where p_won[a.unit]
  ), counted as (
    insert into pricing.activity_uses as had (buyer_id, activity_id, sku_id, units)
    select buyer_id, activity_id, sku_id, units from wanted order by buyer_id, activity_id, sku_id
    on conflict on constraint activity_uses_pk do update set units = had.units + excluded.units
    where had.units + excluded.units <= (select per_buyer from pricing.activities as a where a.activity_id = had.activity_id) -- RACE
    returning 1
  )
  select (select count(*) from wanted), (select count(*) from counted) into v_asked, v_counted;
  if v_counted <> v_asked then raise exception 'a limit of an activity was reached just now' using errcode = 'JC001'; end if;
end $$;
