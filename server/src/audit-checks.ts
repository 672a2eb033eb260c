import type { Check } from './audit-check.ts';
import { creditChecks } from './audit-checks-credit.ts';
import { offerChecks } from './audit-checks-offers.ts';
import { paymentChecks } from './audit-checks-payments.ts';
import { settlementChecks } from './audit-checks-settlement.ts';

/**
 * What must hold between the modules' books (architecture.md §5, reliability.md §4 I2–I5). They read every module's
 * tables, as an auditor does. What an event still has to carry over is not a finding: those rows are left out by name.
 */
/** Payments and refunds of which orders has not heard yet. */
const unheard = (name: string) => `
  (select (payload ->> 'paymentId')::uuid as payment_id, (payload ->> 'refundId')::uuid as refund_id from platform.events
   where name = '${name}' and (txid, seq) > (select txid, seq from platform.event_cursors where subscriber = 'orders.payments'))`;

export const checks: readonly Check[] = [
  {
    name: 'orders: totals',
    says: 'an order costs the sum of its lines and its freight',
    counted: 'orders.orders',
    violations: `
      select o.order_id from orders.orders o join orders.lines l using (buyer_id, order_id)
      group by o.buyer_id, o.order_id, o.list_fen, o.discount_fen, o.freight_fen, o.total_fen, o.pieces
      having o.list_fen <> sum(l.unit_price_fen * l.quantity) or o.discount_fen <> sum(l.discount_fen)
        or o.total_fen <> sum(l.payable_fen) + o.freight_fen or o.pieces <> sum(l.quantity)`,
  },
  {
    name: 'orders: purchases',
    says: 'a purchase costs the sum of its orders, has all of them, and no order is without a purchase',
    counted: 'orders.purchases',
    violations: `
      select p.purchase_id from orders.purchases p left join orders.orders o using (buyer_id, purchase_id)
      group by p.buyer_id, p.purchase_id having p.payable_fen <> coalesce(sum(o.total_fen), 0) or cardinality(p.order_ids) <> count(o.order_id)
      union all
      select o.order_id from orders.orders o left join orders.purchases p using (buyer_id, purchase_id) where p.purchase_id is null`,
  },
  {
    name: 'orders: states',
    says: 'orders stand where their purchase stands',
    counted: 'orders.orders',
    violations: `
      select o.order_id, o.state, p.state as purchase from orders.orders o join orders.purchases p using (buyer_id, purchase_id)
      where case p.state when 'paid' then o.state = 'unpaid' else o.state <> p.state end`,
  },
  {
    name: 'orders: stock',
    says: 'an open order holds exactly its pieces, a shipped one has taken them, a cancelled one holds none',
    counted: 'orders.lines',
    violations: `
      select o.order_id, l.sku_id, o.state from orders.orders o
        join (select buyer_id, order_id, sku_id, sum(quantity - dropped_quantity) as quantity from orders.lines group by 1, 2, 3) l
          using (buyer_id, order_id)
        left join (
          select coalesce(of_ref, ref) as ref, sku_id, sum(reserved_change) as reserved, -sum(on_hand_change) filter (where kind = 'sold') as sold
          from inventory.movements where kind in ('reserved', 'dropped', 'released', 'sold') group by 1, 2
        ) m on m.ref = o.order_id and m.sku_id = l.sku_id
      where coalesce(m.reserved, 0) <> case when o.state in ('unpaid', 'paid') then l.quantity else 0 end
        or coalesce(m.sold, 0) <> case when o.state in ('shipped', 'received') then l.quantity else 0 end`,
  },
  {
    name: 'payments: one for each paid purchase',
    says: 'a paid purchase was captured once, in full, and a captured payment paid its purchase or goes back',
    counted: 'payments.payments',
    violations: `
      select p.purchase_id from orders.purchases p
        left join payments.payments y on y.buyer_id = p.buyer_id and y.purchase_id = p.purchase_id and y.state = 'captured'
      where p.state = 'paid' and p.payable_fen > 0 and (y.payment_id is null or y.payment_id <> p.payment_id or y.amount_fen <> p.payable_fen)
      union all
      select y.purchase_id from payments.payments y left join orders.purchases p using (buyer_id, purchase_id)
      where y.purpose = 'purchase' and y.state = 'captured' and p.state is distinct from 'paid' and y.refunded_fen < y.amount_fen
        and y.payment_id not in (select payment_id from ${unheard('payments.payment_captured')} as still where payment_id is not null)`,
  },
  ...paymentChecks,
  {
    name: 'refunds: within what was paid',
    says: 'what goes back is what payments promised, and never more than was captured',
    counted: 'payments.refunds',
    violations: `
      select y.payment_id from payments.payments y left join payments.refunds r using (buyer_id, payment_id)
      group by y.buyer_id, y.payment_id
      having y.refunded_fen <> coalesce(sum(r.amount_fen), 0) or y.refunded_fen > y.amount_fen`,
  },
  {
    name: 'ledger: every order',
    says: 'each order was posted when it was placed, paid, dropped, cancelled and received, and holds what was neither refunded nor earned',
    counted: 'orders.orders',
    violations: `
      select o.order_id, o.state from orders.orders o left join (
        select source_id, array_agg(kind) as kinds, sum(amount) filter (where kind = 'order_placed' and account = 'orders.promised') as placed,
          sum(amount) filter (where kind = 'order_received' and account = 'shops.earned') as earned
        from ledger.legs group by source_id
      ) e on e.source_id = o.order_id left join (
        select buyer_id, order_id, sum(paid_fen + platform_fen + creator_fen + brand_fen) as back,
          sum(paid_fen + platform_fen + creator_fen + brand_fen) filter (where cause = 'cancellation') as cancelled
        from orders.refunds group by 1, 2
      ) r using (buyer_id, order_id)
      where o.total_fen + o.subsidy_fen > 0 and (
        e.kinds is null or e.placed is distinct from -(o.total_fen + o.subsidy_fen)
        or ('order_paid' = any (e.kinds)) <> (o.paid_at is not null)
        or ('order_dropped' = any (e.kinds)) <> (o.state = 'cancelled' and o.paid_at is null)
        or ('order_cancelled' = any (e.kinds)) <> (coalesce(r.cancelled, 0) > 0)
        or (o.state = 'cancelled' and o.paid_at is not null and coalesce(r.back, 0) <> o.total_fen + o.subsidy_fen)
        or (e.earned is not null and o.state <> 'received'))`,
  },
  {
    name: 'refunds: of every order',
    says: 'what went back of an order is what its refunds, its lines and its counters say, each never more than was paid',
    counted: 'orders.refunds',
    violations: `
      with refunds as (
        select buyer_id, order_id, sum(paid_fen) as paid, sum(freight_fen) as freight, sum(platform_fen + creator_fen + brand_fen) as subsidy
        from orders.refunds group by 1, 2
      ), lines as (
        select buyer_id, order_id, sum(refunded_fen) as paid, sum(refunded_subsidy_fen) as subsidy from orders.lines group by 1, 2
      )
      select o.order_id, 'counters' as what from orders.orders o join lines l using (buyer_id, order_id) left join refunds r using (buyer_id, order_id)
      where coalesce(r.paid, 0) <> o.refunded_fen + o.refunding_fen or coalesce(r.paid, 0) <> l.paid + o.refunded_freight_fen
        or coalesce(r.freight, 0) <> o.refunded_freight_fen or coalesce(r.subsidy, 0) <> o.refunded_subsidy_fen
        or l.subsidy > o.refunded_subsidy_fen or o.refunded_subsidy_fen > o.subsidy_fen
      union all
      select l.order_id, 'line' from orders.lines l left join orders.refund_lines b using (buyer_id, order_line_id)
      group by l.buyer_id, l.order_id, l.order_line_id
      having l.refunded_quantity <> coalesce(sum(b.quantity), 0) or l.refunded_fen <> coalesce(sum(b.paid_fen), 0)
        or l.refunded_subsidy_fen <> coalesce(sum(b.subsidy_fen), 0) or l.refunded_fen > l.payable_fen
      union all
      select r.order_id, 'payment' from orders.refunds r left join payments.refunds p on p.buyer_id = r.buyer_id and p.refund_id = r.payment_refund_id
      where r.paid_fen > 0 and (p.amount_fen is distinct from r.paid_fen or p.order_id is distinct from r.order_id or p.credit_fen > p.amount_fen)`,
  },
  {
    name: 'ledger: refunds',
    says: 'each refund of an order was posted once: to the buyer and to each who paid its discounts',
    counted: 'orders.refunds',
    violations: `
      select r.source_id, r.cause from orders.refunds r left join (
        select source_id, kind, -sum(amount) filter (where account = 'buyers.funds') as paid, -sum(amount) filter (where account = 'subsidies.platform') as platform,
          -sum(amount) filter (where account = 'subsidies.creator') as creator, -sum(amount) filter (where account = 'subsidies.brand') as brand
        from ledger.legs where kind in ('order_cancelled', 'after_sale_refunded', 'price_protected') group by 1, 2
      ) e on e.source_id = r.source_id and e.kind = case r.cause when 'cancellation' then 'order_cancelled' when 'after_sale' then 'after_sale_refunded' else 'price_protected' end
      where r.paid_fen <> coalesce(e.paid, 0) or r.platform_fen <> coalesce(e.platform, 0) or r.creator_fen <> coalesce(e.creator, 0)
        or r.brand_fen <> coalesce(e.brand, 0)`,
  },
  {
    name: 'after-sales: cases',
    says: 'a case that was paid has its refund, one that was not has none, and an order counts its open cases',
    counted: 'aftersales.cases',
    violations: `
      select c.after_sale_id from aftersales.cases c left join orders.refunds r on r.buyer_id = c.buyer_id and r.source_id = c.after_sale_id
      where (c.executed_at is not null) <> (r.source_id is not null) or (c.status = 60 and c.executed_at is null)
        or c.refund_id is distinct from r.payment_refund_id
      union all
      select o.order_id from orders.orders o left join aftersales.cases c on c.buyer_id = o.buyer_id and c.order_id = o.order_id and c.ended_at is null
      group by o.buyer_id, o.order_id, o.open_cases having o.open_cases <> count(c.after_sale_id)
      union all
      select c.after_sale_id from aftersales.cases c join aftersales.case_lines l using (buyer_id, after_sale_id)
      where l.open <> (c.ended_at is null)`,
  },
  {
    name: 'ledger: money',
    says: 'what the books say lies with providers is what was captured less what was refunded',
    counted: 'payments.payments',
    violations: `
      select 'payment' as what, y.payment_id as id from payments.payments y
        left join ledger.entries e on e.source_id = y.payment_id and e.kind in ('payment_captured', 'credit_granted')
      where y.purpose = 'purchase' and (y.state in ('captured', 'surplus')) <> (e.kind is not null)
        and y.payment_id not in (select payment_id from ${unheard('payments.payment_captured')} as a where payment_id is not null)
        and y.payment_id not in (select payment_id from ${unheard('payments.payment_surplus')} as b where payment_id is not null)
      union all
      select 'refund', r.refund_id from payments.refunds r join payments.payments y using (buyer_id, payment_id)
        left join ledger.entries e on e.source_id = r.refund_id and e.kind = 'refund_paid'
      where r.purchase_id is not null
        and (r.state = 'succeeded' and (r.credit_fen > 0 or y.method not in ('pay_later', 'instalments'))) <> (e.kind is not null)
        and r.refund_id not in (select refund_id from ${unheard('payments.payment_refunded')} as c where refund_id is not null)`,
  },
  ...creditChecks,
  ...offerChecks,
  ...settlementChecks,
  {
    name: 'limits: per buyer',
    says: 'nobody has more pieces of a limited SKU than one may have',
    counted: 'checkout.bought',
    violations: `
      select b.buyer_id, b.sku_id, b.quantity from checkout.bought b join checkout.limits l using (sku_id) where b.quantity > l.per_buyer`,
  },
];
