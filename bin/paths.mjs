import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '..', '..');
/** Everything the commands make besides node_modules and dist: never committed, always safe to delete. */
export const ownFolder = join(root, '.jishi');
export const defaultDataFolder = join(ownFolder, 'data');
/** Where Node keeps what it has compiled of the server: the second start saves half a second of 5.3. */
export const compiledFolder = join(ownFolder, 'compiled');
