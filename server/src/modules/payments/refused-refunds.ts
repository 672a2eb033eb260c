import { sql } from 'kysely';
import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { ProviderMethod } from './payment.ts';
import { notRefused } from './problems.ts';
import { refusedRefund, setRefundState } from './refunds.sql.ts';
import { askProvider } from './request-refund.ts';
import { endAndSay } from './send-refund.ts';

type Act = { readonly refundId: Id<'refund'>; readonly actorId: Id<'person'> };

export type RefusedRefund = {
  refundId: Id<'refund'>;
  buyerId: Id<'person'>;
  method: ProviderMethod;
  amountFen: bigint;
  reason: string;
  refusal: string;
  requestedAt: Date;
  refusedAt: Date;
};

/** Refunds that a provider refused and nobody has settled, longest waiting first. */
export async function listRefusedRefunds(
  db: Db,
  { after, limit }: { after: { at: Date; id: string } | null; limit: number },
): Promise<RefusedRefund[]> {
  const { rows } = await sql<RefusedRefund>`
    select r.refund_id as "refundId", r.buyer_id as "buyerId", coalesce(p.method, c.method) as method, r.amount_fen as "amountFen", r.reason,
      coalesce(r.last_error, '') as refusal, date_trunc('milliseconds', r.requested_at) as "requestedAt", r.ended_at as "refusedAt"
    from payments.refunds r
      left join payments.payments p on p.buyer_id = r.buyer_id and p.payment_id = r.payment_id
      left join payments.charges c on c.buyer_id = r.buyer_id and c.charge_id = r.charge_id
    where r.state = 'refused'
      ${after ? sql`and (date_trunc('milliseconds', r.requested_at), r.refund_id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by date_trunc('milliseconds', r.requested_at), r.refund_id limit ${limit + 1}`.execute(db);
  return rows;
}

/** Asks the provider again, with the same refund id. Throws notRefused. */
export async function retryRefund(tx: Tx, { refundId, actorId }: Act): Promise<void> {
  const refund = await refusedRefund(tx, refundId);
  if (!refund) throw new Problem(notRefused);
  await setRefundState(tx, refund, { state: 'requested', ended_at: null });
  await askProvider(tx, refund);
  await audit(tx, { actorId, action: 'refund.retried', subject: toWire('refund', refundId) });
}

/** Takes an operator's word that the provider gave the money back by hand. Throws notRefused. */
export async function settleRefund(
  tx: Tx,
  { refundId, actorId, note }: Act & { note: string },
): Promise<void> {
  const refund = await refusedRefund(tx, refundId);
  if (!refund) throw new Problem(notRefused);
  await endAndSay(tx, refund, { state: 'succeeded', ended_at: now() });
  await audit(tx, {
    actorId,
    action: 'refund.settled',
    subject: toWire('refund', refundId),
    details: { note },
  });
}
