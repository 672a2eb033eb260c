import { notHeardBy, type Check } from './audit-check.ts';

/** Refunds after settlement that orders has posted and the sub-ledger has not heard of. */
const unheardRefunds = `
  (select r.order_id, r.source_id, r.paid_fen + r.platform_fen + r.creator_fen + r.brand_fen as fen from orders.refunds r
   where r.after_settlement and r.source_id in (
     select (payload ->> 'afterSaleId')::uuid from platform.events where ${notHeardBy('settlement', 'aftersales.refunded')}))`;

/** Orders of which settlement still has to hear something. */
const unheardOrders = `
  (select (payload ->> 'orderId')::uuid from platform.events where ${notHeardBy('settlement', 'orders.order_paid')}
   union select (payload ->> 'orderId')::uuid from platform.events where ${notHeardBy('settlement', 'orders.order_cancelled')}
   union select (payload ->> 'orderId')::uuid from platform.events where ${notHeardBy('settlement', 'aftersales.refunded')})`;

/** Everything that was posted for an order: by itself, by its bills, and by what caused its refunds. */
const orderSources = `
  (select order_id, order_id as source_id from orders.orders
   union select order_id, bill_id from settlement.bills
   union select order_id, source_id from orders.refunds)`;

const openPayouts = `('requested', 'approved')`;

/** What each side of an order is owed, held against the ledger and the sub-ledger (reliability.md §4, I5). */
export const settlementChecks: readonly Check[] = [
  {
    name: 'settlement: every order adds up',
    says: 'what shop, creators, platform, funders and tax office hold of an order is what was captured for it less what was refunded',
    counted: 'orders.orders',
    violations: `
      with held as (
        select s.order_id, -sum(l.amount) filter (where l.account <> 'buyers.funds') as fen,
          bool_or(l.account not in ('buyers.due', 'buyers.funds', 'subsidies.due', 'subsidies.platform', 'subsidies.creator', 'subsidies.brand',
            'orders.promised', 'shops.earned', 'shops.payable', 'creators.payable', 'fees.technical', 'fees.payment', 'fees.credit',
            'fees.commission', 'tax.payable')) as elsewhere
        from ${orderSources} s join ledger.legs l using (source_id) group by 1
      ), refunded as (select order_id, sum(paid_fen) as fen from orders.refunds group by 1)
      select o.order_id, h.fen as held, o.total_fen as price, r.fen as refunded from orders.orders o
        left join held h using (order_id) left join refunded r using (order_id)
      where coalesce(h.fen, 0) <> case when o.paid_at is null then 0 else o.total_fen end - coalesce(r.fen, 0) or h.elsewhere`,
  },
  {
    name: 'settlement: nothing lingers',
    says: 'a received order promises nothing any more, and a settled one has earned nothing that was not given on',
    counted: 'orders.orders',
    violations: `
      select o.order_id, l.account, sum(l.amount) as left_over from orders.orders o
        join ${orderSources} s using (order_id) join ledger.legs l on l.source_id = s.source_id
      where (l.account = 'orders.promised' and o.state in ('received', 'cancelled')) or (l.account = 'shops.earned' and o.settled_at is not null)
      group by 1, 2 having sum(l.amount) <> 0`,
  },
  {
    name: 'settlement: bills of every order',
    says: 'the bills of a paid order re-add to its price, its subsidies and what went back',
    counted: 'settlement.bills',
    violations: `
      select o.order_id from orders.orders o left join settlement.bills b using (order_id)
      where o.paid_at is not null and o.order_id not in ${unheardOrders}
      group by o.buyer_id, o.order_id, o.total_fen, o.subsidy_fen, o.refunded_fen, o.refunding_fen, o.refunded_subsidy_fen
      having coalesce(sum(b.paid_fen), 0) <> o.total_fen or coalesce(sum(b.platform_fen + b.market_fen), 0) <> o.subsidy_fen
        or coalesce(sum(b.refund_paid_fen), 0) <> o.refunded_fen + o.refunding_fen
        or coalesce(sum(b.refund_fen - b.refund_paid_fen), 0) <> o.refunded_subsidy_fen`,
  },
  {
    name: 'settlement: what was agreed',
    says: 'the books gave each account what the bills of a settled order agreed, less what came back',
    counted: 'settlement.bill_parts',
    violations: `
      with agreed as (
        select order_id, account, sum(fen) as fen from (
          select b.order_id, p.account, case p.part when 'creator_subsidy' then -1 else 1 end * (p.agreed_fen - p.returned_fen) as fen
          from settlement.bills b join settlement.bill_parts p using (bill_id) where b.state = 'settled') as parts
        group by 1, 2
      ), booked as (
        select s.order_id, l.account, -sum(l.amount) as fen from ${orderSources} s join ledger.legs l using (source_id)
        where l.kind in ('order_settled', 'settlement_clawed_back')
          and l.account in ('fees.technical', 'fees.payment', 'fees.credit', 'fees.commission', 'tax.payable', 'creators.payable')
        group by 1, 2
      )
      select order_id, account, a.fen as agreed, b.fen as booked from agreed a full join booked b using (order_id, account)
      where coalesce(a.fen, 0) <> coalesce(b.fen, 0)`,
  },
  {
    name: 'settlement: control accounts',
    says: 'what the ledger owes shops and creators is what their own accounts say, but for refunds that are on their way here',
    counted: 'settlement.accounts',
    violations: `
      select control.account, control.fen as ledger, owners.fen as owners from (
        select code as account, -sum(balance) as fen from ledger.accounts
        where code in ('shops.payable', 'creators.payable', 'shops.deposits') group by 1) as control
      left join (
        select case when pot = 'deposit' then 'shops.deposits' else owner_kind || 's.payable' end as account, sum(balance_fen) as fen
        from settlement.accounts group by 1) as owners using (account)
      where control.fen <> coalesce(owners.fen, 0)
        - case account when 'shops.payable' then (select coalesce(sum(fen), 0) from ${unheardRefunds} as late) else 0 end`,
  },
  {
    name: 'settlement: orders in the accounts',
    says: 'what an order moved in the accounts of shops and creators is what its entries say',
    counted: 'settlement.movements',
    violations: `
      with booked as (
        select s.order_id, case l.account when 'shops.payable' then 'shop' else 'creator' end as owner_kind, -sum(l.amount) as fen
        from ${orderSources} s join ledger.legs l using (source_id) where l.account in ('shops.payable', 'creators.payable') group by 1, 2
      ), moved as (
        select order_id, owner_kind, sum(amount_fen) as fen from settlement.movements where order_id is not null group by 1, 2
      ), late as (select order_id, 'shop' as owner_kind, sum(fen) as fen from ${unheardRefunds} as refunds group by 1)
      select order_id, owner_kind, b.fen as booked, m.fen as moved
      from booked b full join moved m using (order_id, owner_kind) left join late using (order_id, owner_kind)
      where coalesce(b.fen, 0) <> coalesce(m.fen, 0) - coalesce(late.fen, 0)`,
  },
  {
    name: 'settlement: accounts',
    says: 'an account is the sum of its numbered movements, and holds what its open payouts ask for',
    counted: 'settlement.accounts',
    violations: `
      select a.owner_kind, a.owner_id, a.pot from settlement.accounts a left join settlement.movements m using (owner_kind, owner_id, pot)
      group by 1, 2, 3, a.balance_fen, a.last_seq
      having a.balance_fen <> coalesce(sum(m.amount_fen), 0) or a.last_seq <> count(m.seq) or a.last_seq <> coalesce(max(m.seq), 0)
      union all
      select a.owner_kind, a.owner_id, a.pot from settlement.accounts a
        left join settlement.payouts p on p.owner_kind = a.owner_kind and p.owner_id = a.owner_id and p.pot = a.pot and p.state in ${openPayouts}
      group by 1, 2, 3, a.held_fen having a.held_fen <> coalesce(sum(p.amount_fen), 0)
      union all
      select owner_kind, owner_id, pot from (
        select *, sum(amount_fen) over (partition by owner_kind, owner_id, pot order by seq) as replayed from settlement.movements) as m
      where balance_after <> replayed`,
  },
  {
    name: 'settlement: payouts',
    says: 'a payout left its account once, came back if it failed, and was approved by as many others as it needed',
    counted: 'settlement.payouts',
    violations: `
      select p.payout_id, p.state from settlement.payouts p
        left join (select source_id, array_agg(distinct kind) as kinds, max(abs(amount)) as fen from ledger.legs group by 1) l on l.source_id = p.payout_id
        left join (select source_id, -sum(amount_fen) filter (where kind in ('payout', 'deposit_returned')) as gone,
          sum(amount_fen) filter (where kind = 'payout_returned') as back from settlement.movements group by 1) m on m.source_id = p.payout_id
      where (p.sent_at is not null) <> coalesce('payout_sent' = any (l.kinds), false)
        or (p.state = 'done') <> coalesce('payout_done' = any (l.kinds), false)
        or (p.state = 'failed' and p.sent_at is not null) <> coalesce('payout_failed' = any (l.kinds), false)
        or coalesce(m.gone, 0) <> case when p.sent_at is null then 0 else p.amount_fen end
        or coalesce(m.back, 0) <> case when p.sent_at is not null and p.state = 'failed' then p.amount_fen else 0 end
        or (p.sent_at is not null and l.fen <> p.amount_fen)
        or (p.state in ('approved', 'sent', 'done') and p.approvals_needed > (
          select count(*) from settlement.payout_approvals a where a.payout_id = p.payout_id and a.operator_id <> p.requested_by))`,
  },
  {
    name: 'settlement: closed months',
    says: 'the statement of a closed month says what its movements say, and nothing was booked in it afterwards',
    counted: 'settlement.month_statements',
    violations: `
      select s.owner_id, s.month from settlement.month_statements s left join settlement.movements m
        on m.owner_kind = s.owner_kind and m.owner_id = s.owner_id and m.pot = s.pot and date_trunc('month', m.book_on)::date = s.month
      group by s.owner_kind, s.owner_id, s.pot, s.month, s.opening_fen, s.closing_fen, s.movements
      having s.opening_fen + coalesce(sum(m.amount_fen), 0) <> s.closing_fen or s.movements <> count(m.seq)`,
  },
];
