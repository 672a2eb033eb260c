import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { mediaUrl } from '../../platform/storage.ts';

export type Picture = {
  readonly pictureId: Id<'picture'>;
  /** At most 1200 px. */
  readonly key: string;
  /** At most 400 px. */
  readonly smallKey: string;
  readonly width: number;
  readonly height: number;
};

/** Keeps a stored picture; the same pixels are one picture, whoever brings them again. `ownerId` is a person or a shop. */
export async function keepPicture(
  tx: Tx,
  ownerId: Id,
  { key, smallKey, width, height }: Omit<Picture, 'pictureId'>,
): Promise<Picture> {
  const { rows } = await sql<Picture>`
    insert into catalog.pictures as p (picture_id, owner_id, key, small_key, width, height, created_at)
    values (${newId('picture')}, ${ownerId}, ${key}, ${smallKey}, ${width}, ${height}, ${now()})
    on conflict on constraint pictures_once do update set key = p.key
    returning picture_id as "pictureId", key, small_key as "smallKey", width, height`.execute(tx);
  return rows[0]!;
}

export async function picturesByIds(
  db: Db,
  pictureIds: readonly Id<'picture'>[],
): Promise<Map<Id<'picture'>, Picture>> {
  if (pictureIds.length === 0) return new Map();
  const { rows } = await sql<Picture>`
    select picture_id as "pictureId", key, small_key as "smallKey", width, height
    from catalog.pictures where picture_id = any(${[...new Set(pictureIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((picture) => [picture.pictureId, picture]));
}

export function showPicture({ pictureId, key, smallKey, width, height }: Picture) {
  return {
    pictureId: toWire('picture', pictureId),
    key,
    url: mediaUrl(key),
    smallUrl: mediaUrl(smallKey),
    width,
    height,
  };
}

export async function picturesByKeys(db: Db, keys: readonly string[]): Promise<Map<string, Picture>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Picture>`
    select picture_id as "pictureId", key, small_key as "smallKey", width, height
    from catalog.pictures where key = any(${[...new Set(keys)]}::text[])`.execute(db);
  return new Map(rows.map((picture) => [picture.key, picture]));
}
