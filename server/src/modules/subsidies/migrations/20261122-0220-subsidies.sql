create schema subsidies;

/*
 * A budget pays discounts. What the order lane draws comes from allowances, cut from the budget, so that the budget's own
 * row is never touched by an order. Everything is cumulative:
 *   allotted  cut into allowances; an allowance is what is left of it and what was drawn
 *   paid      of drawn: the order was paid              released  of drawn: the order was dropped
 *   returned  of paid: the money went back
 * reserved = drawn − paid − released, spent = paid − returned, left = cap − reserved − spent. What is out, that is
 * allotted − released − returned, is within the cap by a check, and nothing is drawn but from an allowance.
 */
create table subsidies.budgets (
  budget_id     uuid not null,
  name_zh       text not null,
  name_en       text not null,
  kind          text not null,
  brand         text,
  creator_id    uuid,
  platform_bps  int not null,
  creator_bps   int not null,
  brand_bps     int not null,
  cap_fen       bigint not null,
  per_buyer_fen bigint,
  starts_at     timestamptz not null,
  ends_at       timestamptz,
  state         text not null default 'running',
  stop_reason   text,
  dry_since     timestamptz,
  allotted_fen  bigint not null default 0,
  paid_fen      bigint not null default 0,
  released_fen  bigint not null default 0,
  returned_fen  bigint not null default 0,
  version       int not null default 1,
  created_at    timestamptz not null,
  created_by    uuid,
  constraint budgets_pk primary key (budget_id),
  constraint budgets_kind_known check (kind in ('platform', 'brand', 'creator')),
  constraint budgets_funder_named check ((kind = 'brand') = (brand is not null) and (kind = 'creator') = (creator_id is not null)),
  constraint budgets_split_whole check (platform_bps >= 0 and creator_bps >= 0 and brand_bps >= 0 and platform_bps + creator_bps + brand_bps = 10000),
  constraint budgets_state_known check (state in ('running', 'paused', 'spent', 'ended', 'stopped')),
  constraint budgets_never_overspent check (allotted_fen - released_fen - returned_fen <= cap_fen),
  constraint budgets_amounts_sound check (cap_fen > 0 and per_buyer_fen > 0 and paid_fen >= 0 and released_fen >= 0
    and returned_fen between 0 and paid_fen and paid_fen + released_fen <= allotted_fen),
  constraint budgets_times check (ends_at > starts_at)
) with (fillfactor = 50);
comment on table subsidies.budgets is 'shard: reference — who pays how much of which discounts';

create table subsidies.allowances (
  budget_id uuid not null,
  slot      int not null,
  left_fen  bigint not null default 0,
  drawn_fen bigint not null default 0,
  constraint allowances_pk primary key (budget_id, slot),
  constraint allowances_never_overdrawn check (left_fen >= 0 and drawn_fen >= 0)
) with (fillfactor = 50);
comment on table subsidies.allowances is 'shard: local — parts of budgets from which one transaction draws at a time; orders never wait for the budget itself';

create table subsidies.draws (
  buyer_id     uuid not null,
  order_id     uuid not null,
  budget_id    uuid not null,
  state        text not null default 'reserved',
  platform_fen bigint not null,
  creator_fen  bigint not null,
  brand_fen    bigint not null,
  returned_platform_fen bigint not null default 0,
  returned_creator_fen  bigint not null default 0,
  returned_brand_fen    bigint not null default 0,
  drawn_at     timestamptz not null,
  amount_fen   bigint not null generated always as (platform_fen + creator_fen + brand_fen) stored,
  returned_fen bigint not null generated always as (returned_platform_fen + returned_creator_fen + returned_brand_fen) stored,
  constraint draws_pk primary key (buyer_id, order_id, budget_id),
  constraint draws_state_known check (state in ('reserved', 'spent', 'released')),
  constraint draws_sound check (platform_fen >= 0 and creator_fen >= 0 and brand_fen >= 0 and platform_fen + creator_fen + brand_fen > 0),
  constraint draws_return_within check (returned_platform_fen between 0 and platform_fen and returned_creator_fen between 0 and creator_fen
    and returned_brand_fen between 0 and brand_fen),
  constraint draws_return_what_was_spent check (state = 'spent' or returned_platform_fen + returned_creator_fen + returned_brand_fen = 0)
) with (fillfactor = 80);
comment on table subsidies.draws is 'shard: buyer — what each order takes from each budget';

create table subsidies.buyer_totals (
  buyer_id  uuid not null,
  budget_id uuid not null,
  drawn_fen bigint not null,
  constraint buyer_totals_pk primary key (buyer_id, budget_id),
  constraint buyer_totals_not_negative check (drawn_fen >= 0)
);
comment on table subsidies.buyer_totals is 'shard: buyer — what a buyer has of budgets that give each buyer only so much, less what came back';

create table subsidies.returns (
  buyer_id   uuid not null,
  order_id   uuid not null,
  source_id  uuid not null,
  budget_id  uuid not null,
  amount_fen bigint not null,
  returned_at timestamptz not null,
  constraint returns_pk primary key (buyer_id, order_id, source_id, budget_id),
  constraint returns_positive check (amount_fen > 0)
);
comment on table subsidies.returns is 'shard: buyer — what each refund gave back to each budget, once';

create table subsidies.hours (
  budget_id    uuid not null,
  hour         timestamptz not null,
  drawn_fen    bigint not null default 0,
  paid_fen     bigint not null default 0,
  released_fen bigint not null default 0,
  returned_fen bigint not null default 0,
  constraint hours_pk primary key (budget_id, hour)
);
comment on table subsidies.hours is 'shard: reference — the burn-down of budgets, hour by hour, built from events';

/*
 * Draws for many orders at once, in the order of arrival; the draws of one unit (a purchase) win or lose together. Takes one
 * allowance of each budget, whichever no other transaction has in hand, so that two batches draw side by side. Only looks
 * and locks; `take_draws` writes for those that also won everything else. Answers the refused units: `limited` the buyer may
 * not have that much of the budget, `short` the allowance does not reach (top it up and ask again). `slots` are the
 * allowances in hand. Budgets are taken in id order, and nobody who holds an allowance waits for a budget: no circles.
 */
create function subsidies.look_for_draws(
  p_buyer uuid[], d_unit int[], d_budget uuid[], d_amount bigint[],
  out slots jsonb, out limited_units int[], out short_units int[], out short_budgets uuid[]
) language plpgsql as $$
declare
  v_budgets uuid[];
  v_left    bigint[] := '{}';
  v_slots   text[] := '{}';
  v_budget  uuid;
  v_slot    int;
  v_free    bigint;
begin
  select coalesce(array_agg(distinct wanted.unit), '{}') into limited_units
  from (select unit, budget_id, sum(amount) as amount from unnest(d_unit, d_budget, d_amount) as d (unit, budget_id, amount) group by 1, 2) as wanted
  join subsidies.budgets as budget on budget.budget_id = wanted.budget_id and budget.per_buyer_fen is not null
  left join subsidies.buyer_totals as had on had.buyer_id = p_buyer[wanted.unit] and had.budget_id = wanted.budget_id
  where coalesce(had.drawn_fen, 0) + wanted.amount > budget.per_buyer_fen;

  select array_agg(distinct budget_id order by budget_id) into v_budgets from unnest(d_budget) as budget_id;
  foreach v_budget in array v_budgets loop
    -- The fullest that is free; when all are in hand, wait for one.
    select slot, left_fen into v_slot, v_free from subsidies.allowances where budget_id = v_budget
    order by left_fen desc limit 1 for no key update skip locked; -- RACE: without this lock two batches draw the same money
    if not found then
      select slot, left_fen into v_slot, v_free from subsidies.allowances where budget_id = v_budget
        and slot = pg_backend_pid() % 8 for no key update;
    end if;
    v_slots := v_slots || coalesce(v_slot, 0)::text; v_left := v_left || coalesce(v_free, 0::bigint);
  end loop;
  slots := jsonb_object(v_budgets::text[], v_slots);

  select coalesce(array_agg(refused.unit), '{}'), coalesce(array_agg(d_budget[refused.line]), '{}') into short_units, short_budgets
  from (select array_agg(d.unit order by d.at) as units, array_agg(budget.slot::int order by d.at) as slots,
          array_agg(case when d.unit = any (limited_units) then 0 else d.amount end order by d.at) as amounts
        from unnest(d_unit, d_budget, d_amount) with ordinality as d (unit, budget_id, amount, at)
        join unnest(v_budgets) with ordinality as budget (id, slot) on budget.id = d.budget_id) as wanted
  cross join lateral platform.first_come(wanted.units, wanted.slots, wanted.amounts, v_left) as refused;
end $$;

-- Takes what was looked for, for the orders that won. `slots` says which allowance of each budget is in hand.
create function subsidies.take_draws(
  p_at timestamptz, p_won boolean[], p_buyer uuid[], slots jsonb,
  d_unit int[], d_order uuid[], d_budget uuid[], d_platform bigint[], d_creator bigint[], d_brand bigint[]
) returns void language plpgsql as $$
declare
  v_asked   int;
  v_counted int;
begin
  update subsidies.allowances as allowance set left_fen = left_fen - taken.amount, drawn_fen = drawn_fen + taken.amount
  from (select budget_id, sum(platform + creator + brand) as amount
        from unnest(d_unit, d_budget, d_platform, d_creator, d_brand) as d (unit, budget_id, platform, creator, brand)
        where p_won[unit] group by budget_id) as taken
  where allowance.budget_id = taken.budget_id and allowance.slot = (slots ->> taken.budget_id::text)::int;

  insert into subsidies.draws (buyer_id, order_id, budget_id, platform_fen, creator_fen, brand_fen, drawn_at)
  select p_buyer[unit], order_id, budget_id, platform, creator, brand, p_at
  from unnest(d_unit, d_order, d_budget, d_platform, d_creator, d_brand) as d (unit, order_id, budget_id, platform, creator, brand)
  where p_won[unit];

  -- Across processes the same buyer may have drawn since we looked; then the caller looks again.
  with wanted as (
    select p_buyer[d.unit] as buyer_id, d.budget_id, sum(d.platform + d.creator + d.brand) as amount
    from unnest(d_unit, d_budget, d_platform, d_creator, d_brand) as d (unit, budget_id, platform, creator, brand)
    join subsidies.budgets as budget on budget.budget_id = d.budget_id
    where p_won[d.unit] and budget.per_buyer_fen is not null group by 1, 2
  ), counted as (
    insert into subsidies.buyer_totals as had (buyer_id, budget_id, drawn_fen)
    select buyer_id, budget_id, amount from wanted order by buyer_id, budget_id
    on conflict on constraint buyer_totals_pk do update set drawn_fen = had.drawn_fen + excluded.drawn_fen
    where had.drawn_fen + excluded.drawn_fen <= (select per_buyer_fen from subsidies.budgets as b where b.budget_id = had.budget_id) -- RACE
    returning 1
  )
  select (select count(*) from wanted), (select count(*) from counted) into v_asked, v_counted;
  if v_counted <> v_asked then raise exception 'a buyer''s share was reached just now' using errcode = 'JC001'; end if;
end $$;

/*
 * Cuts a new allowance from a budget: in a short transaction of its own, which locks the budget and then its allowances.
 * When the budget has nothing more to cut, what is left in all allowances is put together, so that the last fen can be
 * drawn. Answers false when not even `p_least` is there, or the budget does not run.
 */
create function subsidies.top_up(p_budget uuid, p_wanted bigint, p_least bigint, p_at timestamptz) returns boolean language plpgsql as $$
declare
  v_budget subsidies.budgets;
  v_free   bigint;
  v_cut    bigint;
  v_parts  bigint;
  v_slot   int;
begin
  select * into v_budget from subsidies.budgets where budget_id = p_budget for no key update;
  if not found or v_budget.state <> 'running' or v_budget.starts_at > p_at or v_budget.ends_at <= p_at then return false; end if;
  v_free := v_budget.cap_fen - (v_budget.allotted_fen - v_budget.released_fen - v_budget.returned_fen);
  -- A sixteenth of what is free at once: a hot budget is topped up a few dozen times in its life, not with each order.
  v_cut := least(v_free, greatest(p_wanted, v_free / 16));
  if v_free >= p_wanted then
    -- The emptiest that is not in hand: as many batches then find one with money as there are at a time.
    select slot into v_slot from subsidies.allowances where budget_id = p_budget order by left_fen limit 1 for no key update skip locked;
    update subsidies.allowances set left_fen = left_fen + v_cut where budget_id = p_budget and slot = coalesce(v_slot, 0);
  else
    perform from subsidies.allowances where budget_id = p_budget order by slot for no key update;
    select sum(left_fen) into v_parts from subsidies.allowances where budget_id = p_budget;
    if v_parts + v_free < p_least then
      update subsidies.budgets set dry_since = coalesce(dry_since, p_at) where budget_id = p_budget;
      return false;
    end if;
    update subsidies.allowances set left_fen = case slot when 0 then v_parts + v_free else 0 end where budget_id = p_budget;
    v_cut := v_free;
  end if;
  update subsidies.budgets set allotted_fen = allotted_fen + v_cut, dry_since = null where budget_id = p_budget;
  return true;
end $$;

-- Takes back what is left in the allowances of a budget: the lane then has nothing to draw from. The caller holds the budget.
create function subsidies.withdraw_allowances(p_budget uuid) returns void language plpgsql as $$
declare
  v_parts bigint;
begin
  perform from subsidies.allowances where budget_id = p_budget order by slot for no key update;
  select coalesce(sum(left_fen), 0) into v_parts from subsidies.allowances where budget_id = p_budget;
  update subsidies.allowances set left_fen = 0 where budget_id = p_budget and left_fen > 0;
  update subsidies.budgets set allotted_fen = allotted_fen - v_parts where budget_id = p_budget;
end $$;
