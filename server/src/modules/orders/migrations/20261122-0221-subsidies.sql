-- Orders that others than the shop pay a part of: what the shop sells for is total + subsidy (decision 0014). What a
-- discount took off and who pays it is kept with the line, or with the order where it took freight off.
alter table orders.orders
  add column subsidy_platform_fen bigint not null default 0,
  add column subsidy_creator_fen  bigint not null default 0,
  add column subsidy_brand_fen    bigint not null default 0,
  add column subsidy_fen bigint not null generated always as (subsidy_platform_fen + subsidy_creator_fen + subsidy_brand_fen) stored,
  add column freight_discount_fen bigint not null default 0,
  add column freight_discount     jsonb,
  drop constraint orders_amounts_sound,
  add constraint orders_amounts_sound check (total_fen >= 0 and discount_fen >= 0 and freight_fen >= 0 and freight_discount_fen >= 0),
  add constraint orders_subsidies_sound check (subsidy_platform_fen >= 0 and subsidy_creator_fen >= 0 and subsidy_brand_fen >= 0
    and subsidy_platform_fen + subsidy_creator_fen + subsidy_brand_fen <= discount_fen + freight_discount_fen),
  add constraint orders_freight_discount_named check ((freight_discount_fen > 0) = (freight_discount is not null));
comment on column orders.orders.subsidy_fen is 'what platform, creators and brands pay of its discounts';

alter table orders.lines
  add column subsidy_fen bigint not null default 0,
  add column gift_of     text,
  add column terms       jsonb,
  add constraint lines_subsidy_within check (subsidy_fen between 0 and discount_fen),
  add constraint lines_gifts_are_free check (gift_of is null or (unit_price_fen = 0 and payable_fen = 0));
comment on column orders.lines.gift_of is 'the offer this piece was given for; it costs nothing';
comment on column orders.lines.terms is 'fees and commission as they were when the order was placed (commission.LineTerms)';

-- Vouchers may pay all of it: such a purchase is paid without a payment.
alter table orders.purchases
  add column subsidy_fen bigint not null default 0,
  drop constraint purchases_payable_positive,
  drop constraint purchases_paid_by_a_payment,
  add constraint purchases_payable_sound check (payable_fen >= 0 and subsidy_fen >= 0),
  add constraint purchases_paid_by_a_payment check (
    (state = 'paid') = (paid_at is not null) and (payment_id is not null) = (state = 'paid' and payable_fen > 0));
