import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile, copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files people upload. A local folder here; the keys fit an object store. */
export type Storage = {
  /** Stores bytes under a name made of their hash, and returns the key, such as `pictures/ab/abcd….webp`. */
  put(folder: string, extension: string, bytes: Uint8Array): Promise<string>;
  /** Takes over a file that is already on disk. */
  adopt(key: string, path: string): Promise<void>;
  pathOf(key: string): string;
  remove(key: string): Promise<void>;
  readonly root: string;
};

export function openStorage(root: string): Storage {
  mkdirSync(root, { recursive: true });
  const pathOf = (key: string) => join(root, key);
  async function place(key: string, write: (temporary: string) => Promise<void>) {
    const target = pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${randomUUID()}`;
    await write(temporary);
    await rename(temporary, target);
  }
  return {
    root,
    pathOf,
    async put(folder, extension, bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 40);
      const key = `${folder}/${hash.slice(0, 2)}/${hash}.${extension}`;
      await place(key, (temporary) => writeFile(temporary, bytes));
      return key;
    },
    adopt: (key, path) => place(key, (temporary) => copyFile(path, temporary)),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Where the browser finds a stored file. */
export function mediaUrl(key: string): string {
  return `/media/${key}`;
}
