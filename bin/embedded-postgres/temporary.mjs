import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeFolder } from '../folder-lock.mjs';
import { startPostgres } from './index.mjs';
import { stopOrphan } from './postmaster.mjs';

const prefix = 'jishi-postgres-';

/**
 * A cluster for tests and measurements in the temporary folder; `stop` removes it. What runs that
 * were killed have left there is stopped and removed first.
 * @param {{ durable?: boolean }} [wanted] durable keeps fsync on: slower, and what kill tests need
 */
export async function startTemporaryPostgres({ durable = false } = {}) {
  await removeLeftovers();
  const home = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  // Passable for the user PostgreSQL may have to run as; the cluster in it stays 0700.
  chmodSync(home, 0o711);
  await takeFolder(home, { what: 'a temporary database' });
  const postgres = await startPostgres({ folder: join(home, 'postgres'), durable });
  const { stop } = postgres;
  return Object.assign(postgres, {
    /** The temporary folder, for what else the run needs to keep. */
    home,
    stop: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  });
}

async function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const home = join(tmpdir(), name);
    if (!name.startsWith(prefix) || isHeldOrUnknown(home)) continue;
    await stopOrphan(join(home, 'postgres'));
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * A folder whose holder's file is not there yet, or was written this moment, is being made.
 * @param {string} home
 */
function isHeldOrUnknown(home) {
  try {
    const { mtimeMs } = statSync(join(home, 'holder.json'));
    return Date.now() - mtimeMs < 5_000 || holderOf(home) !== undefined;
  } catch {
    return true;
  }
}
