import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type AuditRow = {
  auditId: Id<'audit'>;
  at: Date;
  actorId: Id<'person'> | null;
  action: string;
  subject: string;
  shopId: Id<'shop'> | null;
  details: Record<string, unknown>;
};
export type AuditFilter = {
  actorId?: Id<'person'>;
  shopId?: Id<'shop'>;
  action?: string;
  subject?: string;
  from?: Date;
  to?: Date;
};

export async function listAudit(
  db: Db,
  { actorId, shopId, action, subject, from, to }: AuditFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select audit_id as "auditId", at, actor_id as "actorId", action, subject, shop_id as "shopId", details
    from platform.audit_log where true
      ${actorId ? sql`and actor_id = ${actorId}` : sql``}
      ${shopId ? sql`and shop_id = ${shopId}` : sql``}
      ${action ? sql`and starts_with(action, ${action})` : sql``}
      ${subject ? sql`and subject = ${subject}` : sql``}
      ${from ? sql`and at >= ${from}` : sql``}
      ${to ? sql`and at < ${to}` : sql``}
      ${after ? sql`and (at, audit_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by at desc, audit_id desc limit ${limit + 1}`.execute(db);
  return rows;
}
