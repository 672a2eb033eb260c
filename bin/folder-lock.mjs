import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bornAt, isAlive, sleep } from './processes.mjs';
import { diskRefusal } from './refusal.mjs';

/** @typedef {{ pid: number, born: string, what: string, since: string, address?: string }} Holder */

const lockFile = (/** @type {string} */ folder) => join(folder, 'holder.json');

/** The living process that holds a folder. @param {string} folder @returns {Holder | undefined} */
export function holderOf(folder) {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8'));
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a folder for this process, or returns who holds it. The file is made with O_EXCL, so of two
 * starters one wins; the file of a process that died is cleared away and the race is run again.
 * @param {string} folder @param {{ what: string, address?: string }} about
 * @returns {Promise<{ heldBy: Holder } | { release: () => void }>}
 */
export async function takeFolder(folder, about) {
  const file = lockFile(folder);
  try {
    for (;;) {
      makeFolder(folder);
      if (
        writeNew(file, {
          pid: process.pid,
          born: bornAt(process.pid),
          since: new Date().toISOString(),
          ...about,
        })
      ) {
        return { release: () => letGo(folder) };
      }
      const heldBy = holderOf(folder);
      if (heldBy) return { heldBy };
      if (!isBeingWritten(file)) clearAway(folder);
      await sleep(10);
    }
  } catch (error) {
    throw diskRefusal(error, folder);
  }
}

/** A folder in which nothing was made goes too. @param {string} folder */
function letGo(folder) {
  rmSync(lockFile(folder), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, or held by the next one already.
  }
}

/** Waits for a folder that others hold only for a while. @param {string} folder @param {string} what */
export async function waitForFolder(folder, what) {
  for (;;) {
    const lock = await takeFolder(folder, { what });
    if ('release' in lock) return lock.release;
    await sleep(200);
  }
}

/** @param {string} file @param {object} content */
function writeNew(file, content) {
  let handle;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    // Held; or the folder went with the last holder, and is made again for the next try.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw error;
  }
  try {
    writeFileSync(handle, JSON.stringify(content));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return true;
}

/** mkdir's own `recursive` never returns where a parent exists that takes no children, such as /proc. @param {string} folder */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** Between its making and its writing the file is empty for a moment. @param {string} file */
function isBeingWritten(file) {
  try {
    const { size, mtimeMs } = statSync(file);
    return size === 0 && Date.now() - mtimeMs < 2_000;
  } catch {
    return true;
  }
}

/**
 * Removes the file of a dead holder. One starter at a time may, and looks again first: what it read
 * before may have been replaced by a living holder's since. @param {string} folder
 */
function clearAway(folder) {
  const turn = `${lockFile(folder)}.turn`;
  try {
    mkdirSync(turn);
  } catch {
    if (ageOf(turn) > 5_000) rmSync(turn, { recursive: true, force: true });
    return;
  }
  try {
    if (!holderOf(folder) && !isBeingWritten(lockFile(folder))) rmSync(lockFile(folder), { force: true });
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}

/** @param {string} path */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
