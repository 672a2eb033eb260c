import { sql } from 'kysely';
import { now } from './clock.ts';
import type { Tx } from './db.ts';
import { newId, type Id } from './ids.ts';

/** Records who did what to what. `subject` is a wire id; details never hold personal data. */
export async function audit(
  tx: Tx,
  entry: {
    actorId: Id<'person'> | null;
    action: string;
    subject: string;
    shopId?: Id<'shop'>;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  await sql`
    insert into platform.audit_log (audit_id, at, actor_id, action, subject, shop_id, details)
    values (${newId('audit')}, ${now()}, ${entry.actorId}, ${entry.action}, ${entry.subject}, ${entry.shopId ?? null},
            ${JSON.stringify(entry.details ?? {})})`.execute(tx);
}
