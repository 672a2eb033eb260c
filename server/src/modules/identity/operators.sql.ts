import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { OperatorPermission } from '../../platform/permissions.ts';

export async function isOperator(db: Db, personId: Id<'person'>): Promise<boolean> {
  const { rows } = await sql`select from identity.operators where person_id = ${personId}`.execute(db);
  return rows.length > 0;
}

export async function putOperator(
  tx: Tx,
  personId: Id<'person'>,
  permissions: readonly OperatorPermission[],
): Promise<void> {
  await sql`
    insert into identity.operators (person_id, permissions, granted_at) values (${personId}, ${[...permissions]}, ${now()})
    on conflict on constraint operators_pk do update set permissions = excluded.permissions, granted_at = excluded.granted_at`.execute(
    tx,
  );
}

export async function deleteOperator(tx: Tx, personId: Id<'person'>): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from identity.operators where person_id = ${personId}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export async function permissionsOf(
  db: Db,
  personId: Id<'person'>,
): Promise<ReadonlySet<OperatorPermission>> {
  const { rows } = await sql<{ permissions: OperatorPermission[] }>`
    select permissions from identity.operators where person_id = ${personId}`.execute(db);
  return new Set(rows[0]?.permissions ?? []);
}
