import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal, diskRefusal } from '../refusal.mjs';
import { readyBinaries } from './binaries.mjs';
import { assertSameMajor, isCluster, makeCluster, passwordOf } from './cluster.mjs';
import { freePort, startPostmaster, stopOnWindows, stopOrphan, stopPostmaster } from './postmaster.mjs';
import { chooseRunAs, giveTo, othersCanReach } from './run-as.mjs';

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url of the maintenance database; `databaseUrl(name)` gives the others'
 * @property {(name: string) => string} databaseUrl
 * @property {number} pid of the postmaster; changes with `restart`
 * @property {boolean} foundOrphan whether one left by a killed owner had to be stopped first
 * @property {(listener: () => void) => void} onExit called when it ends without being asked to
 * @property {() => Promise<void>} restart after it ended, on the same port
 * @property {() => Promise<void>} stop
 */

/**
 * Starts PostgreSQL on `folder`, making the cluster at the first time. It listens on the loopback
 * only. The caller holds the folder (see folder-lock.mjs): whatever still runs on it is an orphan.
 * @param {{ folder: string, durable?: boolean, runAs?: import('./run-as.mjs').RunAs, packageFolder?: string, elsewhere?: string }} wanted
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startPostgres({
  folder: asked,
  durable = true,
  runAs = chooseRunAs(),
  packageFolder,
  elsewhere,
}) {
  const { folder, spare } = placesFor(asked, runAs, elsewhere);
  const binaries = readyBinaries(runAs, spare, packageFolder);
  const foundOrphan = await stopOrphan(folder);
  if (!isCluster(folder)) await makeCluster({ folder, runAs, binaries, durable });
  assertSameMajor(folder, binaries.major);
  giveTo(runAs, folder);
  const launch = { folder, logFile: `${folder}.log`, runAs, binaries };

  let { child, pid, port } = await startOnSomePort(launch);
  let stopping = false;
  /** @type {() => void} */
  let tell = () => undefined;
  const watch = () => child.once('exit', () => stopping || tell());
  watch();
  const password = passwordOf(folder);
  const databaseUrl = (/** @type {string} */ name) =>
    `postgres://jishi:${password}@127.0.0.1:${port}/${name}`;
  return {
    url: databaseUrl('postgres'),
    databaseUrl,
    get pid() {
      return pid;
    },
    foundOrphan,
    onExit: (listener) => (tell = listener),
    async restart() {
      await stopOrphan(folder);
      const again = await startPostmaster({ ...launch, port });
      if (!again.ready) throw new Refusal(`PostgreSQL cannot have its port ${port} back; start Jishi again.`);
      ({ child, pid } = again);
      watch();
    },
    async stop() {
      stopping = true;
      if (process.platform === 'win32') await stopOnWindows(binaries, folder);
      else await stopPostmaster(pid);
    },
  };
}

/** The port is kept from start to start as long as it is free. @param {Omit<Parameters<typeof startPostmaster>[0], 'port'>} launch */
async function startOnSomePort(launch) {
  const file = `${launch.folder}.port`;
  let port = rememberedPort(file) ?? (await freePort());
  for (let tries = 1; tries <= 20; tries++) {
    const started = await startPostmaster({ ...launch, port });
    if (started.ready) {
      writeFileSync(file, String(port));
      return { ...started, port };
    }
    port = await freePort();
  }
  throw new Refusal('PostgreSQL found no free port on 127.0.0.1; check what else listens there.');
}

/** @param {string} file */
function rememberedPort(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the cluster and, if needed, a copy of the programs lie. Only a real other user that cannot
 * pass through the folders above needs another place, named after the folder asked for.
 * @param {string} asked @param {import('./run-as.mjs').RunAs} runAs
 */
export function placesFor(asked, runAs, elsewhere = '/var/lib/jishi') {
  const folder = resolve(asked);
  const parent = join(folder, '..');
  try {
    mkdirSync(parent, { recursive: true });
    if (runAs !== 'nobody' || othersCanReach(parent)) return { folder, spare: parent };
    const other = join(elsewhere, createHash('sha256').update(folder).digest('hex').slice(0, 12), 'postgres');
    mkdirSync(join(other, '..'), { recursive: true, mode: 0o755 });
    return { folder: other, spare: elsewhere };
  } catch (error) {
    throw diskRefusal(error, parent);
  }
}
