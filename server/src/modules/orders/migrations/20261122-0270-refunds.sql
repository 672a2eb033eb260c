-- Money back. A line knows how many of its pieces and how much of its money went back, and to whom; an order the same of
-- its freight. The counters include what is still on its way to the buyer, so nothing is promised twice.
alter table orders.lines
  add column refunded_quantity    int not null default 0,
  add column dropped_quantity     int not null default 0,
  add column refunded_fen         bigint not null default 0,
  add column refunded_subsidy_fen bigint not null default 0,
  add column refunded_split       jsonb,
  add column reviewed             boolean not null default false,
  add column after_sale_id        uuid,
  add column after_sale_status    smallint,
  add constraint lines_refunded_pieces_bought check (
    0 <= dropped_quantity and dropped_quantity <= refunded_quantity and refunded_quantity <= quantity),
  add constraint lines_refunded_within_paid check (0 <= refunded_fen and refunded_fen <= payable_fen),
  add constraint lines_subsidy_within_discount check (0 <= refunded_subsidy_fen and refunded_subsidy_fen <= discount_fen);
comment on column orders.lines.dropped_quantity is 'pieces given up before they were shipped';
comment on column orders.lines.refunded_split is 'what went back of each discount to shop, platform, creator and brand, in the order of discounts';

alter table orders.orders
  add column refunded_freight_fen bigint not null default 0,
  add column refunded_subsidy_fen bigint not null default 0,
  add column if not exists freight_discount jsonb,
  add column delivered_at         timestamptz,
  add column settled_at           timestamptz,
  add column open_cases           int not null default 0,
  add constraint orders_freight_refunded_once check (0 <= refunded_freight_fen and refunded_freight_fen <= freight_fen),
  add constraint orders_subsidy_returned_positive check (refunded_subsidy_fen >= 0),
  add constraint orders_open_cases_counted check (open_cases >= 0);
comment on column orders.orders.open_cases is 'after-sale cases that are not decided: the order is not shipped, confirmed by time or settled meanwhile';

-- Every time money of an order went back: named by what caused it (an after-sale case, a price claim, or the order itself
-- when it was cancelled), so that no cause pays twice.
create table orders.refunds (
  buyer_id          uuid not null,
  source_id         uuid not null,
  order_id          uuid not null,
  cause             text not null,
  paid_fen          bigint not null,
  freight_fen       bigint not null,
  platform_fen      bigint not null,
  creator_fen       bigint not null,
  brand_fen         bigint not null,
  payment_refund_id uuid,
  after_settlement  boolean not null,
  at                timestamptz not null,
  constraint order_refunds_pk primary key (buyer_id, source_id),
  constraint order_refunds_cause_known check (cause in ('cancellation', 'after_sale', 'price_protection')),
  constraint order_refunds_sound check (
    least(freight_fen, platform_fen, creator_fen, brand_fen) >= 0 and paid_fen >= freight_fen),
  constraint order_refunds_sent check ((paid_fen > 0) = (payment_refund_id is not null))
);
create index order_refunds_of_order on orders.refunds (buyer_id, order_id);
comment on table orders.refunds is 'shard: buyer — each time money of an order went back, and who had paid it';

create table orders.refund_lines (
  buyer_id      uuid not null,
  source_id     uuid not null,
  order_line_id uuid not null,
  quantity      int not null,
  paid_fen      bigint not null,
  subsidy_fen   bigint not null,
  discounts     jsonb not null,
  constraint order_refund_lines_pk primary key (buyer_id, source_id, order_line_id),
  constraint order_refund_lines_sound check (quantity >= 0 and paid_fen >= 0 and subsidy_fen >= 0)
);
comment on table orders.refund_lines is 'shard: buyer — what went back of each line, by discount and funder';
