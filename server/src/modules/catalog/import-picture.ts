import sharp from 'sharp';
import type { Id } from '../../platform/ids.ts';
import type { Database } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { Storage } from '../../platform/storage.ts';
import { keepPicture, type Picture } from './pictures.sql.ts';
import { pictureTooLarge, pictureTooSmall, pictureUnreadable } from './problems.ts';

export const maxPictureBytes = 10 * 1_048_576;
const maxPixels = 40_000_000;
const minSide = 100;
const largeSide = 1_200;
const smallSide = 400;
const readable = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'avif', 'tiff']);

// Two pictures at a time leave a core for everybody else.
sharp.concurrency(1);
sharp.cache(false);

export type StoredPicture = Omit<Picture, 'pictureId'>;

/**
 * Decodes a picture and encodes it anew, so that nothing of the file but its pixels is kept: no script behind the
 * picture, no place where it was taken. A file that unfolds to more than 40 megapixels is refused before it is decoded.
 */
export async function encodePicture(storage: Storage, bytes: Uint8Array): Promise<StoredPicture> {
  if (bytes.byteLength === 0) throw new Problem(pictureUnreadable);
  if (bytes.byteLength > maxPictureBytes) throw new Problem(pictureTooLarge);
  const { width, height } = await sizeOf(bytes);
  if (width < minSide || height < minSide) throw new Problem(pictureTooSmall, { width, height });
  const large = await resized(bytes, largeSide);
  const small = await resized(bytes, smallSide);
  return {
    key: await storage.put('pictures', 'webp', large.data),
    smallKey: await storage.put('pictures', 'webp', small.data),
    width: large.info.width,
    height: large.info.height,
  };
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const seen = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!seen || !readable.has(seen.format)) throw new Problem(pictureUnreadable);
  if (seen.width * seen.height > maxPixels) throw new Problem(pictureTooLarge);
  return { width: seen.width, height: seen.height };
}

async function resized(bytes: Uint8Array, side: number) {
  try {
    return await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: 20 })
      .webp({ quality: side === largeSide ? 82 : 78, effort: 3 })
      .toBuffer({ resolveWithObject: true });
  } catch {
    throw new Problem(pictureUnreadable);
  }
}

/** Encodes, stores and keeps a picture for a person or a shop. Opens its own short transaction after the encoding. */
export async function importPicture(
  { database, storage }: { database: Database; storage: Storage },
  { ownerId, bytes }: { ownerId: Id; bytes: Uint8Array },
): Promise<Picture> {
  const stored = await encodePicture(storage, bytes);
  return database.transact((tx) => keepPicture(tx, ownerId, stored));
}
