-- Paid orders that were cancelled before refunds were counted by line: all of them went back as a whole.
insert into orders.refunds (buyer_id, source_id, order_id, cause, paid_fen, freight_fen, platform_fen, creator_fen, brand_fen,
  payment_refund_id, after_settlement, at)
select o.buyer_id, o.order_id, o.order_id, 'cancellation', o.total_fen, o.freight_fen, 0, 0, 0, r.refund_id, false, o.cancelled_at
from orders.orders o join payments.refunds r on r.buyer_id = o.buyer_id and r.source_key = 'cancel:' || o.order_id
where o.state = 'cancelled' and o.paid_at is not null;

insert into orders.refund_lines (buyer_id, source_id, order_line_id, quantity, paid_fen, subsidy_fen, discounts)
select l.buyer_id, l.order_id, l.order_line_id, l.quantity, l.payable_fen, 0, coalesce(l.discounts, '[]')
from orders.lines l join orders.refunds r on r.buyer_id = l.buyer_id and r.source_id = l.order_id;

update orders.lines l set refunded_quantity = l.quantity, dropped_quantity = l.quantity, refunded_fen = l.payable_fen
from orders.refunds r where r.buyer_id = l.buyer_id and r.source_id = l.order_id;

update orders.orders o set refunded_freight_fen = o.freight_fen
from orders.refunds r where r.buyer_id = o.buyer_id and r.source_id = o.order_id;
