import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { OperatorPermission, ShopRole } from '../../platform/permissions.ts';

type PersonId = Id<'person'>;
type SessionId = Id<'session'>;
export type FactorState = 'none' | 'due' | 'passed';

export type NewSession = {
  personId: PersonId;
  sessionId: SessionId;
  tokenHash: Buffer;
  device: string;
  secondFactor: FactorState;
  expiresAt: Date;
};

export async function insertSession(
  tx: Tx,
  { personId, sessionId, tokenHash, device, secondFactor, expiresAt }: NewSession,
): Promise<void> {
  const time = now();
  await sql`
    insert into identity.sessions (person_id, session_id, token_hash, device, second_factor, second_factor_at, opened_at, last_seen_at, expires_at)
    values (${personId}, ${sessionId}, ${tokenHash}, ${device}, ${secondFactor}, ${secondFactor === 'passed' ? time : null}::timestamptz,
            ${time}, ${time}, ${expiresAt})`.execute(tx);
}

export type SessionRow = {
  sessionId: SessionId;
  secondFactor: FactorState;
  secondFactorAt: Date | null;
  lastSeenAt: Date;
  expiresAt: Date;
  creatorId: Id<'creator'> | null;
  permissions: OperatorPermission[] | null;
  shops: Record<string, ShopRole>;
};

/** Everything that decides what a caller may do, in one query. */
export async function sessionByToken(
  db: Db,
  personId: PersonId,
  tokenHash: Buffer,
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.session_id as "sessionId", s.second_factor as "secondFactor", s.second_factor_at as "secondFactorAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", c.creator_id as "creatorId", o.permissions,
      (select coalesce(jsonb_object_agg(w.shop_id, w.role), '{}') from identity.staff w where w.person_id = s.person_id) as shops
    from identity.sessions s
    join identity.people p using (person_id)
    left join identity.creators c using (person_id)
    left join identity.operators o using (person_id)
    where s.person_id = ${personId} and s.token_hash = ${tokenHash} and s.expires_at > ${now()} and p.state = 'active'`.execute(
    db,
  );
  return rows[0];
}

export type ListedSession = {
  sessionId: SessionId;
  device: string;
  openedAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
};

export async function sessionsOf(db: Db, personId: PersonId): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select session_id as "sessionId", device, opened_at as "openedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
    from identity.sessions where person_id = ${personId} and expires_at > ${now()} and second_factor <> 'due'
    order by last_seen_at desc, session_id desc limit 100`.execute(db);
  return rows;
}

export async function touchSession(db: Db, personId: PersonId, sessionId: SessionId): Promise<void> {
  await sql`update identity.sessions set last_seen_at = ${now()} where person_id = ${personId} and session_id = ${sessionId}`.execute(
    db,
  );
}

export async function deleteSession(tx: Tx, personId: PersonId, sessionId: SessionId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from identity.sessions where person_id = ${personId} and session_id = ${sessionId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteSessions(tx: Tx, personId: PersonId, { onlyDue = false } = {}): Promise<void> {
  await sql`
    delete from identity.sessions where person_id = ${personId} ${onlyDue ? sql`and second_factor = 'due'` : sql``}`.execute(
    tx,
  );
}

export async function markFactorPassed(tx: Tx, personId: PersonId, sessionId: SessionId): Promise<void> {
  await sql`
    update identity.sessions set second_factor = 'passed', second_factor_at = ${now()}
    where person_id = ${personId} and session_id = ${sessionId}`.execute(tx);
}

export async function clearFactor(tx: Tx, personId: PersonId): Promise<void> {
  await sql`
    update identity.sessions set second_factor = 'none', second_factor_at = null
    where person_id = ${personId} and second_factor = 'passed'`.execute(tx);
}
