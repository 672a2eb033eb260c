import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Bilingual } from './person.ts';

type CreatorId = Id<'creator'>;

/** A creator as everybody may see them. */
export type CreatorCard = {
  readonly creatorId: CreatorId;
  readonly personId: Id<'person'>;
  readonly name: Bilingual;
  readonly bio: Bilingual;
  readonly avatarKey: string | null;
  readonly createdAt: Date;
};

const columns = sql`
  creator_id as "creatorId", person_id as "personId", jsonb_build_object('zh', name_zh, 'en', name_en) as name,
  jsonb_build_object('zh', bio_zh, 'en', bio_en) as bio, avatar_key as "avatarKey", created_at as "createdAt"`;

/** False when this person is a creator already. */
export async function insertCreator(
  tx: Tx,
  { creatorId, personId, name, bio, avatarKey }: Omit<CreatorCard, 'createdAt'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into identity.creators (creator_id, person_id, name_zh, name_en, bio_zh, bio_en, avatar_key, created_at)
    values (${creatorId}, ${personId}, ${name.zh}, ${name.en}, ${bio.zh}, ${bio.en}, ${avatarKey}, ${now()})
    on conflict on constraint creators_one_per_person do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateCreator(
  tx: Tx,
  { creatorId, name, bio, avatarKey }: Omit<CreatorCard, 'createdAt' | 'personId'>,
): Promise<void> {
  await sql`
    update identity.creators set name_zh = ${name.zh}, name_en = ${name.en}, bio_zh = ${bio.zh}, bio_en = ${bio.en}, avatar_key = ${avatarKey}
    where creator_id = ${creatorId}`.execute(tx);
}

export async function creatorOf(db: Db, personId: Id<'person'>): Promise<CreatorCard | undefined> {
  const { rows } =
    await sql<CreatorCard>`select ${columns} from identity.creators where person_id = ${personId}`.execute(
      db,
    );
  return rows[0];
}

export async function creatorsByIds(
  db: Db,
  creatorIds: readonly CreatorId[],
): Promise<Map<CreatorId, CreatorCard>> {
  if (creatorIds.length === 0) return new Map();
  const { rows } = await sql<CreatorCard>`
    select ${columns} from identity.creators where creator_id = any(${[...new Set(creatorIds)]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.creatorId, row]));
}
