/*
 * Gives out coupons to many callers at once, one entry a caller, in the order of arrival. Outcomes:
 *   claimed     `coupon_id` is theirs now
 *   replayed    claimed before with the same key; `coupon_id` is that one
 *   key_reused  the key claimed a coupon of another batch
 *   closed      not given out now (or never was, or not to be claimed but sent)
 *   limited     the buyer has had as many as one may have
 *   gone        none is left
 * Per batch everything is serialised by its row of coupon_stock, locked in id order; the limit per buyer is counted under
 * that lock, so it holds between processes.
 */
create function pricing.claim_coupons(p_at timestamptz, p_buyer uuid[], p_batch uuid[], p_key text[], p_coupon uuid[], p_sent boolean)
returns table (unit int, outcome text, coupon_id uuid) language plpgsql
set enable_seqscan = off                                           -- plans are kept; one made on an empty table must suit a full one
as $$
#variable_conflict use_column
begin
  perform 1 from pricing.coupon_stock s where s.batch_id = any (p_batch) order by s.batch_id
    for no key update;                                             -- RACE: without this lock two batches give out the same coupons

  return query with asked as materialized (
    select u.unit::int as unit, u.buyer_id, u.batch_id, u.key, u.coupon_id
    from unnest(p_buyer, p_batch, p_key, p_coupon) with ordinality as u (buyer_id, batch_id, key, coupon_id, unit)
  ), known as materialized (
    select a.unit, c.coupon_id, c.batch_id = a.batch_id as same
    from asked a join pricing.coupons c on c.buyer_id = a.buyer_id and c.claim_key = a.key
  ), open as materialized (
    select b.batch_id, b.per_buyer, s.total - s.claimed as free, b.valid_days,
      coalesce(b.valid_from, p_at) as valid_from, coalesce(b.valid_until, p_at + make_interval(days => b.valid_days)) as valid_until
    from pricing.coupon_batches b join pricing.coupon_stock s using (batch_id)
    where b.batch_id = any (p_batch) and b.state = 'issued' and b.claim_until > p_at
      and (p_sent or (b.channel = 'centre' and b.claim_from <= p_at))
  ), standing as materialized (
    select a.*, o.per_buyer, o.free, o.valid_from, o.valid_until,
      coalesce(had.claimed, 0) + row_number() over (partition by a.batch_id, a.buyer_id order by a.unit) as nth
    from asked a join open o using (batch_id)
    left join pricing.coupon_claims had on had.buyer_id = a.buyer_id and had.batch_id = a.batch_id
    where a.unit not in (select k.unit from known k)
  ), allowed as materialized (
    select s.*, row_number() over (partition by s.batch_id order by s.unit) as place from standing s where s.nth <= s.per_buyer
  ), won as materialized (
    select * from allowed w where w.place <= w.free
  ), given as (
    insert into pricing.coupons (buyer_id, coupon_id, batch_id, claim_key, claimed_at, valid_from, valid_until)
    select w.buyer_id, w.coupon_id, w.batch_id, w.key, p_at, w.valid_from, w.valid_until from won w order by w.buyer_id, w.coupon_id
    returning 1
  ), counted as (
    insert into pricing.coupon_claims as had (buyer_id, batch_id, claimed)
    select w.buyer_id, w.batch_id, count(*)::int from won w group by w.buyer_id, w.batch_id order by w.buyer_id, w.batch_id
    on conflict on constraint coupon_claims_pk do update set claimed = had.claimed + excluded.claimed
    returning 1
  ), taken as (
    update pricing.coupon_stock s set claimed = s.claimed + w.count
    from (select batch_id, count(*)::int as count from won group by batch_id) w where s.batch_id = w.batch_id
    returning 1
  )
  select a.unit,
    case when k.unit is not null then case when k.same then 'replayed' else 'key_reused' end
      when w.unit is not null then 'claimed'
      when s.unit is null then 'closed'
      when l.unit is null then 'limited'
      else 'gone' end,
    coalesce(k.coupon_id, w.coupon_id)
  from asked a left join known k using (unit) left join standing s using (unit) left join allowed l using (unit) left join won w using (unit);
end $$;
