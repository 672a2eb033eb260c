import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

type PersonId = Id<'person'>;
export type Factor = {
  secret: Buffer;
  confirmedAt: Date | null;
  lastStep: bigint;
  wrongCount: number;
  lockedUntil: Date | null;
};

const columns = sql`
  secret, confirmed_at as "confirmedAt", last_step as "lastStep", wrong_count as "wrongCount", locked_until as "lockedUntil"`;

export async function factorOf(db: Db, personId: PersonId): Promise<Factor | undefined> {
  const { rows } =
    await sql<Factor>`select ${columns} from identity.second_factors where person_id = ${personId}`.execute(
      db,
    );
  return rows[0];
}

/** With the row held, so that two guesses at once count as two and one code is taken once. */
export async function lockFactor(tx: Tx, personId: PersonId): Promise<Factor | undefined> {
  const { rows } = await sql<Factor>`
    select ${columns} from identity.second_factors where person_id = ${personId} for update`.execute(tx);
  return rows[0];
}

/** Starts a set-up; false when a confirmed factor stands in its way. */
export async function putUnconfirmedFactor(tx: Tx, personId: PersonId, secret: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into identity.second_factors as f (person_id, secret, created_at) values (${personId}, ${secret}, ${now()})
    on conflict on constraint second_factors_pk do update set secret = excluded.secret, created_at = excluded.created_at
    where f.confirmed_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function confirmFactor(tx: Tx, personId: PersonId): Promise<void> {
  await sql`update identity.second_factors set confirmed_at = ${now()} where person_id = ${personId}`.execute(
    tx,
  );
}

export async function noteRightCode(tx: Tx, personId: PersonId, step: number | null): Promise<void> {
  await sql`
    update identity.second_factors set wrong_count = 0, locked_until = null, last_step = greatest(last_step, ${step ?? 0})
    where person_id = ${personId}`.execute(tx);
}

export async function noteWrongCode(
  tx: Tx,
  personId: PersonId,
  wrongCount: number,
  lockedUntil: Date | null,
): Promise<void> {
  await sql`
    update identity.second_factors set wrong_count = ${wrongCount}, locked_until = ${lockedUntil}
    where person_id = ${personId}`.execute(tx);
}

export async function deleteFactor(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from identity.second_factors where person_id = ${personId}`.execute(tx);
  await sql`delete from identity.recovery_codes where person_id = ${personId}`.execute(tx);
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: PersonId,
  hashes: readonly Buffer[],
): Promise<void> {
  await sql`delete from identity.recovery_codes where person_id = ${personId}`.execute(tx);
  await sql`
    insert into identity.recovery_codes (person_id, code_hash) select ${personId}, unnest(${hashes}::bytea[])`.execute(
    tx,
  );
}

export async function takeRecoveryCode(tx: Tx, personId: PersonId, hash: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.recovery_codes set used_at = ${now()}
    where person_id = ${personId} and code_hash = ${hash} and used_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function recoveryCodesLeft(db: Db, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from identity.recovery_codes where person_id = ${personId} and used_at is null`.execute(
    db,
  );
  return rows[0]!.left;
}
