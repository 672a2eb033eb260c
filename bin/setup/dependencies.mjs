import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { npmCi } from './npm.mjs';

/** Installs what package-lock.json says, unless exactly that lies in node_modules already. */
export async function installDependencies() {
  if (!installedMatchesLock(root)) await npmCi(root, 'the dependencies');
}

/**
 * npm writes node_modules/.package-lock.json at the very end of an install, so comparing it with
 * package-lock.json also notices an install that was cut short. Optional packages for other
 * platforms are absent by design.
 * @param {string} folder
 */
export function installedMatchesLock(folder) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const present = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional, link }]) => {
    if (link || !place.includes('node_modules/')) return true;
    const found = present[place];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

/** @param {string} file @returns {Record<string, { version: string, integrity?: string, optional?: boolean, link?: boolean }> | undefined} */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
