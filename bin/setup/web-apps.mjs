import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder, root } from '../paths.mjs';
import { lastLines, runToEnd } from '../processes.mjs';
import { Refusal, diskRefusal } from '../refusal.mjs';

/** The folders below apps/ that vite builds. */
export function webApps() {
  return readdirSync(join(root, 'apps')).filter((name) =>
    existsSync(join(root, 'apps', name, 'vite.config.ts')),
  );
}

/**
 * Builds an app when its sources, the packages it shares or the installed versions have changed.
 * The build goes to a folder beside and is moved into place whole.
 * @param {string} name @param {string} node
 */
export async function buildWebApp(name, node) {
  const app = join(root, 'apps', name);
  const sources = hashOf([app, join(root, 'packages'), join(root, 'package-lock.json')]);
  if (builtFrom(join(app, 'dist')) === sources) return;
  const fresh = join(ownFolder, 'web', name);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = await runToEnd(
    node,
    [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: app,
      // A NODE_ENV of the caller would end in the bundle: React's slow half for anything but production.
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined },
    },
  );
  if (result.code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    if (/ENOSPC/.test(result.output))
      throw new Refusal(`The disk that holds ${app} is full; free some space and start again.`);
    throw new Refusal(`The web app «${name}» does not build; vite said:\n${lastLines(result.output, 25)}`);
  }
  try {
    writeFileSync(join(fresh, stamp), sources);
    rmSync(join(app, 'dist'), { recursive: true, force: true });
    renameSync(fresh, join(app, 'dist'));
  } catch (error) {
    throw diskRefusal(error, app);
  }
}

const stamp = '.built-from';

/** @param {string} folder */
function builtFrom(folder) {
  try {
    return readFileSync(join(folder, stamp), 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string[]} places */
function hashOf(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesBelow(place))
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const ignored = new Set(['node_modules', 'dist', 'test']);

/** @param {string} place @returns {string[]} */
function filesBelow(place) {
  if (place.endsWith('.json')) return [place];
  return readdirSync(place, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (ignored.has(entry.name)) return [];
      const path = join(place, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}
