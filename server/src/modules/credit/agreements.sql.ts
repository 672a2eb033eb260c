import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { InstalmentState } from './states.ts';
import type { AgreementRow, BuyerId, PartRow } from './tables.ts';

const columns = sql`
  buyer_id as "buyerId", agreement_id as "agreementId", purchase_id as "purchaseId", payment_id as "paymentId", mandate_id as "mandateId",
  method, principal_fen as "principalFen", fee_fen as "feeFen", tenor, rate_bps as "rateBps", bearer, promised, granted_at as "grantedAt"`;

export async function insertAgreement(tx: Tx, a: AgreementRow): Promise<void> {
  await sql`
    insert into credit.agreements (buyer_id, agreement_id, purchase_id, payment_id, mandate_id, method, principal_fen, fee_fen, tenor,
      rate_bps, bearer, promised, granted_at)
    values (${a.buyerId}, ${a.agreementId}, ${a.purchaseId}, ${a.paymentId}, ${a.mandateId}, ${a.method}, ${a.principalFen}, ${a.feeFen},
      ${a.tenor}, ${a.rateBps}, ${a.bearer}, ${JSON.stringify(a.promised)}, ${a.grantedAt})`.execute(tx);
}

export async function agreementOf(
  db: Db,
  buyerId: BuyerId,
  by: { agreementId: Id<'creditAgreement'> } | { purchaseId: Id<'purchase'> },
): Promise<AgreementRow | undefined> {
  const which =
    'agreementId' in by ? sql`agreement_id = ${by.agreementId}` : sql`purchase_id = ${by.purchaseId}`;
  const { rows } = await sql<AgreementRow>`
    select ${columns} from credit.agreements where buyer_id = ${buyerId} and ${which}`.execute(db);
  return rows[0];
}

export async function agreementsByIds(
  db: Db,
  buyerId: BuyerId,
  agreementIds: readonly Id<'creditAgreement'>[],
): Promise<Map<Id<'creditAgreement'>, AgreementRow>> {
  if (agreementIds.length === 0) return new Map();
  const { rows } = await sql<AgreementRow>`
    select ${columns} from credit.agreements
    where buyer_id = ${buyerId} and agreement_id = any(${[...new Set(agreementIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.agreementId, row]));
}

export type AgreementTotals = AgreementRow & {
  readonly openFen: bigint;
  /** Of what is still owed, the part that falls due first; null when nothing is owed. */
  readonly nextState: InstalmentState | null;
  readonly nextDueAt: Date | null;
};

/** Newest first. */
export async function listAgreements(
  db: Db,
  buyerId: BuyerId,
  {
    after,
    limit,
    open,
    purchaseId,
  }: {
    after: { at: Date; id: string } | null;
    limit: number;
    open?: boolean | undefined;
    purchaseId?: Id<'purchase'> | undefined;
  },
): Promise<AgreementTotals[]> {
  const { rows } = await sql<AgreementTotals>`
    select * from (
      select ${columns}, (select coalesce(sum(i.principal_fen + i.fee_fen - i.paid_fen - i.paid_fee_fen - i.cancelled_fen - i.cancelled_fee_fen), 0)
          from credit.instalments i where i.buyer_id = a.buyer_id and i.agreement_id = a.agreement_id)::bigint as "openFen",
        next.state as "nextState", next.due_at as "nextDueAt"
      from credit.agreements a left join lateral (
        select i.state, i.due_at from credit.instalments i
        where i.buyer_id = a.buyer_id and i.agreement_id = a.agreement_id and i.state not in ('paid', 'cancelled')
        order by i.due_at nulls last, i.number limit 1
      ) next on true
      where a.buyer_id = ${buyerId} ${purchaseId === undefined ? sql`` : sql`and purchase_id = ${purchaseId}`}
        ${after ? sql`and (granted_at, agreement_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    ) as listed ${open === undefined ? sql`` : sql`where ("openFen" > 0) = ${open}`}
    order by "grantedAt" desc, "agreementId" desc limit ${limit + 1}`.execute(db);
  return rows;
}

const partColumns = sql`
  buyer_id as "buyerId", order_id as "orderId", agreement_id as "agreementId", shop_id as "shopId", amount_fen as "amountFen",
  refunded_fen as "refundedFen", shop_fee_bps as "shopFeeBps", shop_fee_fen as "shopFeeFen", fee_returned_fen as "feeReturnedFen"`;

export async function insertPart(tx: Tx, p: PartRow): Promise<void> {
  await sql`
    insert into credit.parts (buyer_id, order_id, agreement_id, shop_id, amount_fen, shop_fee_bps, shop_fee_fen)
    values (${p.buyerId}, ${p.orderId}, ${p.agreementId}, ${p.shopId}, ${p.amountFen}, ${p.shopFeeBps}, ${p.shopFeeFen})`.execute(
    tx,
  );
}

export async function partsOf(
  db: Db,
  buyerId: BuyerId,
  agreementId: Id<'creditAgreement'>,
): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select ${partColumns} from credit.parts where buyer_id = ${buyerId} and agreement_id = ${agreementId} order by order_id`.execute(
    db,
  );
  return rows;
}

export async function partOfOrder(db: Db, orderId: Id<'order'>): Promise<PartRow | undefined> {
  const { rows } =
    await sql<PartRow>`select ${partColumns} from credit.parts where order_id = ${orderId}`.execute(db);
  return rows[0];
}

export async function refundPart(
  tx: Tx,
  { buyerId, orderId }: Pick<PartRow, 'buyerId' | 'orderId'>,
  { refundFen, feeFen }: { refundFen: bigint; feeFen: bigint },
): Promise<void> {
  await sql`
    update credit.parts set refunded_fen = refunded_fen + ${refundFen}, fee_returned_fen = fee_returned_fen + ${feeFen}
    where buyer_id = ${buyerId} and order_id = ${orderId}`.execute(tx);
}
