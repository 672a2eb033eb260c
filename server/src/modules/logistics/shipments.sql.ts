import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { behind, type Due } from '../../platform/each-due.ts';
import type { Id } from '../../platform/ids.ts';
import type { Parcel, Step, StepKind } from './carrier.ts';

export type NewShipment = Omit<Parcel, 'fromRegion'> & {
  readonly orderId: Id<'order'>;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly fromRegion: string | null;
};
type Waybill = { carrier: string; trackingNumber: string; buyerId: Id<'person'>; shopId: Id<'shop'> };

/** Claims a waybill for a buyer and a shop; false when it belongs to others. */
export async function claimWaybill(
  tx: Tx,
  { carrier, trackingNumber, buyerId, shopId }: Waybill,
): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    insert into logistics.waybills as w (carrier, tracking_number, buyer_id, shop_id) values (${carrier}, ${trackingNumber}, ${buyerId}, ${shopId})
    on conflict on constraint waybills_pk do update set carrier = w.carrier
    returning buyer_id = ${buyerId} and shop_id = ${shopId} as ours`.execute(tx);
  return rows[0]!.ours;
}

export async function insertShipment(tx: Tx, parcel: NewShipment): Promise<void> {
  await sql`
    insert into logistics.shipments (buyer_id, shipment_id, order_id, shop_id, carrier, tracking_number, from_region, to_region, state, shipped_at, look_again_at)
    values (${parcel.buyerId}, ${parcel.shipmentId}, ${parcel.orderId}, ${parcel.shopId}, ${parcel.carrier}, ${parcel.trackingNumber},
      ${parcel.fromRegion}, ${parcel.toRegion}, 'announced', ${parcel.shippedAt}, ${parcel.shippedAt})`.execute(
    tx,
  );
}

export type Shipment = NewShipment & { readonly state: StepKind | 'announced' };
const columns = sql`
  buyer_id as "buyerId", shipment_id as "shipmentId", order_id as "orderId", shop_id as "shopId", carrier, tracking_number as "trackingNumber",
  from_region as "fromRegion", to_region as "toRegion", state, shipped_at as "shippedAt"`;

export async function shipmentsToLookAt(
  db: Db,
  time: Date,
  limit: number,
  after: Due | null,
): Promise<(Due & Shipment)[]> {
  const { rows } = await sql<Due & Shipment>`
    select ${columns}, shipment_id as id, look_again_at::text as "dueAt" from logistics.shipments
    where look_again_at <= ${time} ${behind(after, sql`look_again_at`, sql`shipment_id`)}
    order by look_again_at, shipment_id limit ${limit}`.execute(db);
  return rows;
}

/** Notes what the carrier reported; answers true when the parcel is delivered by it, the first time only. */
export async function recordSteps(
  tx: Tx,
  { buyerId, shipmentId }: Pick<Shipment, 'buyerId' | 'shipmentId'>,
  { steps, lookAgainAt }: { steps: readonly Step[]; lookAgainAt: Date },
): Promise<boolean> {
  const last = steps.at(-1);
  const deliveredAt = last?.kind === 'delivered' ? last.at : null;
  const { rows } = await sql`
    update logistics.shipments set state = coalesce(${last?.kind ?? null}, state), delivered_at = ${deliveredAt},
      look_again_at = ${deliveredAt === null ? lookAgainAt : null}
    where buyer_id = ${buyerId} and shipment_id = ${shipmentId} and state <> 'delivered' returning shipment_id`.execute(
    tx,
  );
  if (rows.length === 0) return false;
  await sql`
    insert into logistics.tracking_steps (buyer_id, shipment_id, kind, place, at)
    select ${buyerId}::uuid, ${shipmentId}::uuid, * from unnest(${steps.map(({ kind }) => kind)}::text[], ${steps.map(({ place }) => place)}::text[],
      ${steps.map(({ at }) => at)}::timestamptz[])
    on conflict on constraint tracking_steps_pk do nothing`.execute(tx);
  return deliveredAt !== null;
}

export async function shipmentsOfOrders(db: Db, orderIds: readonly Id<'order'>[]): Promise<Shipment[]> {
  const { rows } = await sql<Shipment>`
    select ${columns} from logistics.shipments where order_id = any(${orderIds}::uuid[]) order by shipped_at, shipment_id`.execute(
    db,
  );
  return rows;
}

export async function stepsOf(
  db: Db,
  shipmentIds: readonly Id<'shipment'>[],
): Promise<(Step & { shipmentId: Id<'shipment'> })[]> {
  const { rows } = await sql<Step & { shipmentId: Id<'shipment'> }>`
    select shipment_id as "shipmentId", kind, place, at from logistics.tracking_steps
    where shipment_id = any(${shipmentIds}::uuid[]) order by at desc`.execute(db);
  return rows;
}
