import type { Check } from './audit-check.ts';

/** Orders whose events `subsidies.orders` has not heard yet: their draws are still on the way. */
const unheard = `
  (select (payload ->> 'orderId')::uuid as order_id from platform.events
   where name in ('orders.order_paid', 'orders.order_cancelled', 'aftersales.refunded')
     and (txid, seq) > (select txid, seq from platform.event_cursors where subscriber = 'subsidies.orders'))`;

/** Whose money a discount is, and that nothing limited was given twice. */
export const offerChecks: readonly Check[] = [
  {
    name: 'subsidies: budgets',
    says: 'what is spent and reserved of a budget is within its cap, and is the sum of its draws',
    counted: 'subsidies.budgets',
    violations: `
      select b.budget_id from subsidies.budgets b left join (
        select budget_id, sum(left_fen) as left_fen, sum(drawn_fen) as drawn from subsidies.allowances group by 1
      ) a using (budget_id) left join (
        select budget_id, sum(amount_fen) as drawn, coalesce(sum(amount_fen) filter (where state = 'spent'), 0) as paid,
          coalesce(sum(amount_fen) filter (where state = 'released'), 0) as released, sum(returned_fen) as returned
        from subsidies.draws group by 1
      ) d using (budget_id)
      where a.drawn - b.released_fen - b.returned_fen > b.cap_fen or a.left_fen + a.drawn <> b.allotted_fen or a.drawn <> coalesce(d.drawn, 0)
        or b.paid_fen <> coalesce(d.paid, 0) or b.released_fen <> coalesce(d.released, 0) or b.returned_fen <> coalesce(d.returned, 0)`,
  },
  {
    name: 'subsidies: orders',
    says: "what others pay of an order is what its discounts say, and the platform's and brands' part is drawn from budgets",
    counted: 'orders.orders',
    violations: `
      select o.order_id from orders.orders o left join (
        select buyer_id, order_id, sum(platform_fen) as platform, sum(creator_fen) as creator, sum(brand_fen) as brand from subsidies.draws group by 1, 2
      ) d using (buyer_id, order_id) left join (
        select buyer_id, order_id, sum(subsidy_fen) as subsidy from orders.lines group by 1, 2
      ) l using (buyer_id, order_id)
      where o.subsidy_platform_fen <> coalesce(d.platform, 0) or o.subsidy_brand_fen <> coalesce(d.brand, 0)
        or o.subsidy_creator_fen < coalesce(d.creator, 0)
        or o.subsidy_fen <> l.subsidy + coalesce((o.freight_discount -> 'funding' ->> 'platformFen')::bigint
          + (o.freight_discount -> 'funding' ->> 'creatorFen')::bigint + (o.freight_discount -> 'funding' ->> 'brandFen')::bigint, 0)`,
  },
  {
    name: 'orders: discounts',
    says: 'the discounts kept with a line are what it was reduced by, and each is what its funders pay',
    counted: 'orders.lines',
    violations: `
      select l.order_line_id from orders.lines l left join lateral (
        select sum((d ->> 'offFen')::bigint) as off, sum((d -> 'funding' ->> 'merchantFen')::bigint) as merchant,
          sum((d -> 'funding' ->> 'platformFen')::bigint + (d -> 'funding' ->> 'creatorFen')::bigint + (d -> 'funding' ->> 'brandFen')::bigint) as others
        from jsonb_array_elements(coalesce(l.discounts, '[]')) as d where d ? 'funding'
      ) s on true
      where s.off is not null and (s.off <> l.discount_fen or s.others <> l.subsidy_fen or s.merchant + s.others <> s.off)`,
  },
  {
    name: 'subsidies: ledger',
    says: 'the books hold for the platform and brands exactly what the draws of paid orders say is spent',
    counted: 'subsidies.draws',
    violations: `
      select o.order_id from orders.orders o left join (
        select buyer_id, order_id, sum(platform_fen - returned_platform_fen) filter (where state = 'spent') as platform,
          sum(brand_fen - returned_brand_fen) filter (where state = 'spent') as brand
        from subsidies.draws group by 1, 2
      ) d using (buyer_id, order_id) left join (
        select source_id, sum(amount) filter (where account = 'subsidies.platform') as platform, sum(amount) filter (where account = 'subsidies.brand') as brand
        from ledger.legs where kind = 'order_paid' and account in ('subsidies.platform', 'subsidies.brand') group by 1
      ) p on p.source_id = o.order_id left join (
        select buyer_id, order_id, sum(platform_fen) as platform, sum(brand_fen) as brand from orders.refunds group by 1, 2
      ) r using (buyer_id, order_id)
      where (coalesce(p.platform, 0) - coalesce(r.platform, 0) <> coalesce(d.platform, 0) or coalesce(p.brand, 0) - coalesce(r.brand, 0) <> coalesce(d.brand, 0))
        and o.order_id not in (select order_id from ${unheard} as still where order_id is not null)`,
  },
  {
    name: 'coupons: used once',
    says: 'a coupon that took money off an order still going is used, by that purchase and no other',
    counted: 'pricing.coupons',
    violations: `
      with used as (
        select o.buyer_id, o.purchase_id, (d ->> 'couponId')::uuid as coupon_id
        from orders.orders o join orders.lines l using (buyer_id, order_id), jsonb_array_elements(coalesce(l.discounts, '[]')) as d
        where o.state <> 'cancelled' and d ->> 'couponId' is not null and exists (
          select from orders.lines kept where kept.buyer_id = o.buyer_id and kept.order_id = o.order_id and kept.refunded_quantity < kept.quantity)
      )
      select distinct u.coupon_id from used u left join pricing.coupons c using (buyer_id, coupon_id)
      where c.state is distinct from 'used' or c.purchase_id <> u.purchase_id
      union all
      select coupon_id from pricing.coupons c where state = 'used'
        and not exists (select from orders.purchases p where p.buyer_id = c.buyer_id and p.purchase_id = c.purchase_id)`,
  },
  {
    name: 'activities: limits',
    says: 'what activities have sold and each buyer has had is what purchases claimed and did not give back, within the limits',
    counted: 'pricing.activity_claims',
    violations: `
      select s.activity_id from pricing.activity_stock s left join (
        select activity_id, sku_id, sum(units) as units from pricing.activity_claims where returned_at is null group by 1, 2
      ) c using (activity_id, sku_id) where s.taken <> coalesce(c.units, 0)
      union all
      select u.activity_id from pricing.activity_uses u left join (
        select buyer_id, activity_id, sku_id, sum(units) as units from pricing.activity_claims where returned_at is null group by 1, 2, 3
      ) c using (buyer_id, activity_id, sku_id) where u.units <> coalesce(c.units, 0)`,
  },
];
