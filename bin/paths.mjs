import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '..', '..');
/** Everything the commands make besides node_modules and dist: never committed, always safe to delete. */
export const ownFolder = join(root, '.jishi');
export const defaultDataFolder = join(ownFolder, 'data');
