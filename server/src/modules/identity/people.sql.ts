import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { erasedNickname, type PersonCard } from './person.ts';

type PersonId = Id<'person'>;

/** Claims a phone for a person; answers whose it is, which is someone else's when it was taken. */
export async function claimPhone(tx: Tx, hash: Buffer, personId: PersonId): Promise<PersonId> {
  const { rows } = await sql<{ person_id: PersonId }>`
    insert into identity.phones (phone_hash, person_id) values (${hash}, ${personId})
    on conflict on constraint phones_pk do nothing returning person_id`.execute(tx);
  return rows[0]?.person_id ?? (await personByPhone(tx, hash))!;
}

export async function personByPhone(db: Db, hash: Buffer): Promise<PersonId | undefined> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from identity.phones where phone_hash = ${hash}`.execute(db);
  return rows[0]?.person_id;
}

type NewPerson = {
  personId: PersonId;
  nickname: string;
  avatarKey: string | null;
  wrappedKey: Buffer;
  phone: Buffer;
};

export async function insertPerson(
  tx: Tx,
  { personId, nickname, avatarKey, wrappedKey, phone }: NewPerson,
): Promise<void> {
  await sql`
    insert into identity.people (person_id, nickname, avatar_key, created_at)
    values (${personId}, ${nickname}, ${avatarKey}, ${now()})`.execute(tx);
  await sql`
    insert into identity.personal_data (person_id, wrapped_key, phone) values (${personId}, ${wrappedKey}, ${phone})`.execute(
    tx,
  );
}

export type PersonRow = {
  personId: PersonId;
  nickname: string;
  avatarKey: string | null;
  state: 'active' | 'suspended' | 'erased';
  reason: string | null;
  createdAt: Date;
  wrappedKey: Buffer | null;
  phone: Buffer | null;
};

const personColumns = sql`
  p.person_id as "personId", p.nickname, p.avatar_key as "avatarKey", p.state, p.reason, p.created_at as "createdAt",
  d.wrapped_key as "wrappedKey", d.phone`;

export async function personById(db: Db, personId: PersonId): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from identity.people p join identity.personal_data d using (person_id)
    where p.person_id = ${personId}`.execute(db);
  return rows[0];
}

export async function memberSince(db: Db, personId: PersonId): Promise<Date> {
  const { rows } = await sql<{ createdAt: Date }>`
    select created_at as "createdAt" from identity.people where person_id = ${personId}`.execute(db);
  return rows[0]!.createdAt;
}

/** Holds the person's row until the transaction ends, so that limits per person cannot be raced. */
export async function lockPerson(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select from identity.people where person_id = ${personId} for update`.execute(tx);
}

export async function peopleByIds(
  db: Db,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, PersonCard>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<PersonCard>`
    select person_id as "personId", nickname, avatar_key as "avatarKey" from identity.people
    where person_id = any(${[...new Set(personIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function wrappedKeys(db: Db, personIds: readonly PersonId[]): Promise<Map<PersonId, Buffer>> {
  const { rows } = await sql<{ personId: PersonId; key: Buffer }>`
    select person_id as "personId", wrapped_key as key from identity.personal_data
    where person_id = any(${[...new Set(personIds)]}::uuid[]) and wrapped_key is not null`.execute(db);
  return new Map(rows.map(({ personId, key }) => [personId, key]));
}

export async function updatePerson(
  tx: Tx,
  personId: PersonId,
  change: { nickname?: string; avatarKey?: string | null },
): Promise<void> {
  await sql`
    update identity.people set nickname = coalesce(${change.nickname ?? null}, nickname),
      avatar_key = case when ${change.avatarKey !== undefined} then ${change.avatarKey ?? null} else avatar_key end
    where person_id = ${personId}`.execute(tx);
}

/** Moves a person between active and suspended; false when they were not in `from`. */
export async function setPersonState(
  tx: Tx,
  personId: PersonId,
  change: { from: 'active' | 'suspended'; to: 'active' | 'suspended'; reason: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.people set state = ${change.to}, reason = ${change.reason}
    where person_id = ${personId} and state = ${change.from}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Forgets the person's key, and with it everything that was ever sealed with it, wherever copies lie. */
export async function forgetPersonalData(tx: Tx, personId: PersonId, hash: Buffer): Promise<void> {
  await sql`delete from identity.phones where phone_hash = ${hash}`.execute(tx);
  await sql`update identity.personal_data set wrapped_key = null, phone = null where person_id = ${personId}`.execute(
    tx,
  );
  await sql`
    update identity.people set state = 'erased', nickname = ${erasedNickname}, avatar_key = null, reason = null
    where person_id = ${personId}`.execute(tx);
  await sql`delete from identity.addresses where buyer_id = ${personId}`.execute(tx);
  await sql`delete from identity.second_factors where person_id = ${personId}`.execute(tx);
  await sql`delete from identity.recovery_codes where person_id = ${personId}`.execute(tx);
  await sql`delete from identity.staff where person_id = ${personId}`.execute(tx);
  await sql`
    update identity.creators set name_zh = ${erasedNickname}, name_en = 'Erased', bio_zh = '', bio_en = '', avatar_key = null
    where person_id = ${personId}`.execute(tx);
}

type Search = {
  hash?: Buffer;
  words?: string;
  state?: string;
  after: { at: Date; id: string } | null;
  limit: number;
};
export type FoundPerson = PersonRow & { isCreator: boolean; isOperator: boolean; shopCount: number };

const foundColumns = sql`
  ${personColumns}, exists (select from identity.creators c where c.person_id = p.person_id) as "isCreator",
  exists (select from identity.operators o where o.person_id = p.person_id) as "isOperator",
  (select count(*)::int from identity.staff s where s.person_id = p.person_id) as "shopCount"`;

export async function findPeople(
  db: Db,
  { hash, words, state, after, limit }: Search,
): Promise<FoundPerson[]> {
  const { rows } = await sql<FoundPerson>`
    select ${foundColumns} from identity.people p join identity.personal_data d using (person_id)
    where true
      ${hash ? sql`and p.person_id = (select person_id from identity.phones where phone_hash = ${hash})` : sql``}
      ${words ? sql`and p.nickname ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
      ${state ? sql`and p.state = ${state}` : sql``}
      ${after ? sql`and (p.created_at, p.person_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by p.created_at desc, p.person_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function foundPerson(db: Db, personId: PersonId): Promise<FoundPerson | undefined> {
  const { rows } = await sql<FoundPerson>`
    select ${foundColumns} from identity.people p join identity.personal_data d using (person_id)
    where p.person_id = ${personId}`.execute(db);
  return rows[0];
}
