import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import type { Storage } from '../../platform/storage.ts';
import { mediaPath, smallFile, type MediaFile } from '../index.ts';

export type PlacedPicture = {
  readonly key: string;
  readonly smallKey: string;
  readonly width: number;
  readonly height: number;
};

/** Puts the town's pictures into the store, each with its small version. */
export async function placePictures(
  storage: Storage,
  files: readonly MediaFile[],
): Promise<Map<MediaFile, PlacedPicture>> {
  const placed = new Map<MediaFile, PlacedPicture>();
  const left = [...new Set(files)];
  const hands = Array.from({ length: availableParallelism() + 1 }, async () => {
    for (let file = left.pop(); file !== undefined; file = left.pop())
      placed.set(file, await place(storage, file));
  });
  await Promise.all(hands);
  return placed;
}

async function place(storage: Storage, file: MediaFile): Promise<PlacedPicture> {
  const [bytes, small] = await Promise.all([readFile(mediaPath(file)), readFile(mediaPath(smallFile(file)))]);
  const { width, height } = await sharp(bytes).metadata();
  const [key, smallKey] = await Promise.all([
    storage.put('pictures', 'webp', bytes),
    storage.put('pictures', 'webp', small),
  ]);
  return { key, smallKey, width, height };
}

/** Puts a film and its poster into the store. */
export async function placeFilm(storage: Storage, { file, poster }: { file: MediaFile; poster: MediaFile }) {
  const [film, still] = await Promise.all([readFile(mediaPath(file)), readFile(mediaPath(poster))]);
  const { width, height } = await sharp(still).metadata();
  const [videoKey, posterKey] = await Promise.all([
    storage.put('videos', 'mp4', film),
    storage.put('posters', 'webp', still),
  ]);
  return { videoKey, posterKey, width, height };
}
