create schema logistics;

create table logistics.freight_templates (
  template_id uuid not null,
  shop_id     uuid not null,
  name        text not null,
  counted_by  text not null,
  is_default  boolean not null,
  zones       jsonb not null,
  updated_at  timestamptz not null,
  constraint freight_templates_pk primary key (template_id),
  constraint freight_templates_counted_by check (counted_by in ('item', 'weight'))
);
create unique index freight_templates_one_default on logistics.freight_templates (shop_id) where is_default;
create index freight_templates_by_shop on logistics.freight_templates (shop_id, template_id);
comment on table logistics.freight_templates is 'shard: merchant (shop_id) — what a shop charges for delivery, and where to';

create table logistics.shipments (
  buyer_id        uuid not null,
  shipment_id     uuid not null,
  order_id        uuid not null,
  shop_id         uuid not null,
  carrier         text not null,
  tracking_number text not null,
  from_region     text,
  to_region       text not null,
  state           text not null,
  shipped_at      timestamptz not null,
  delivered_at    timestamptz,
  look_again_at   timestamptz,
  constraint shipments_pk primary key (buyer_id, shipment_id),
  constraint shipments_state check (state in ('announced', 'picked_up', 'in_transit', 'out_for_delivery', 'delivered')),
  constraint shipments_delivered check ((state = 'delivered') = (delivered_at is not null))
);
create index shipments_by_order on logistics.shipments (order_id);
create index shipments_to_look_at on logistics.shipments (look_again_at) where look_again_at is not null;
comment on table logistics.shipments is 'shard: buyer (buyer_id) — parcels on their way and when the carrier is asked again';

create table logistics.tracking_steps (
  buyer_id    uuid not null,
  shipment_id uuid not null,
  kind        text not null,
  place       text not null,
  at          timestamptz not null,
  constraint tracking_steps_pk primary key (buyer_id, shipment_id, kind, place),
  constraint tracking_steps_shipment foreign key (buyer_id, shipment_id) references logistics.shipments (buyer_id, shipment_id)
);
comment on table logistics.tracking_steps is 'shard: buyer (buyer_id) — what the carrier reported of a parcel';

-- A waybill is one parcel: written first, so that two shipments cannot claim it.
create table logistics.waybills (
  carrier         text not null,
  tracking_number text not null,
  buyer_id        uuid not null,
  shop_id         uuid not null,
  constraint waybills_pk primary key (carrier, tracking_number)
);
comment on table logistics.waybills is 'shard: reference — whose parcel a waybill is; a lookup of its own';
