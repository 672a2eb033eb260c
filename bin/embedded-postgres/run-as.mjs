import { spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.mjs';

/**
 * How PostgreSQL's programs are run. They refuse to run as root, and need a user name for their uid.
 * - `self`: we are an ordinary user.
 * - `namespace`: we are root (or a uid without a name). In a user namespace the same process counts as
 *   `nobody` for itself and as us for the file system, so a project below a 0700 home stays readable.
 * - `nobody`: we are root where namespaces are forbidden (many containers); a real change of user,
 *   which needs files that user can reach.
 * @typedef {'self' | 'namespace' | 'nobody'} RunAs
 */

const nobody = { uid: 65534, gid: 65534 };
const namespaceArgs = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'];

/** @returns {RunAs} */
export function chooseRunAs(forced = process.env.JISHI_POSTGRES_AS) {
  if (forced === 'self' || forced === 'namespace' || forced === 'nobody') return forced;
  const uid = process.getuid?.();
  if (uid === undefined || (uid !== 0 && hasName(uid))) return 'self';
  if (spawnSync('unshare', [...namespaceArgs, 'true'], { stdio: 'ignore' }).status === 0) return 'namespace';
  if (uid === 0 && process.platform === 'linux') return 'nobody';
  throw new Refusal(
    'PostgreSQL does not run as this user; start Jishi as an ordinary user with a name, or give DATABASE_URL.',
  );
}

/** @param {RunAs} runAs @param {string} program @param {string[]} args */
export function commandFor(runAs, program, args) {
  if (runAs === 'namespace')
    return { command: 'unshare', args: [...namespaceArgs, program, ...args], identity: {} };
  return { command: program, args, identity: runAs === 'nobody' ? nobody : {} };
}

/** Gives a folder and all in it to the user PostgreSQL runs as (the last run may have been another's). @param {RunAs} runAs @param {string} folder */
export function giveTo(runAs, folder) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = runAs === 'nobody' ? nobody : { uid: 0, gid: 0 };
  if (statSync(folder).uid === uid) return;
  const give = (/** @type {string} */ path) => {
    const found = lstatSync(path);
    if (found.isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
    if (!found.isSymbolicLink()) chownSync(path, uid, gid);
  };
  give(folder);
}

/** Whether `nobody` can pass through every folder above a path. @param {string} path */
export function othersCanReach(path) {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/** @param {string} path */
export function canWrite(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} uid */
function hasName(uid) {
  if (process.platform !== 'linux') return true;
  try {
    if (
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .some((line) => line.split(':')[2] === String(uid))
    )
      return true;
    return spawnSync('getent', ['passwd', String(uid)], { stdio: 'ignore' }).status === 0;
  } catch {
    return true;
  }
}
