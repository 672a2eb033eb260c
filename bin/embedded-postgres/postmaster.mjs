import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { bornAt, isAlive, lastLines, runToEnd, sleep, stopProcess, until } from '../processes.mjs';
import { Refusal } from '../refusal.mjs';
import { cleanEnvironment } from './cluster.mjs';
import { commandFor } from './run-as.mjs';

/** @typedef {{ folder: string, logFile: string, port: number, runAs: import('./run-as.mjs').RunAs, binaries: import('./binaries.mjs').Binaries }} Wanted */

/**
 * Stops the PostgreSQL a killed owner left behind on this folder. `postmaster.pid` alone proves
 * nothing, its number may be another process by now: the working directory of a postmaster is its data.
 * @param {string} folder
 */
export async function stopOrphan(folder) {
  const pid = pidIn(folder);
  if (pid === undefined) return false;
  const orphaned = runsOn(pid, folder);
  if (orphaned) await stopPostmaster(pid);
  await endLeftBehind(folder);
  // Elsewhere PostgreSQL itself finds out whether anybody still uses the folder, if it is left to.
  if (process.platform !== 'linux' && !isAlive({ pid })) return orphaned;
  // Of a crash, or of a number that now names somebody else: PostgreSQL would refuse to start over it.
  rmSync(join(folder, 'postmaster.pid'), { force: true });
  return orphaned;
}

/**
 * The sessions of a killed postmaster go on for a moment, and commit. Its pid file is what keeps a second server out until
 * they are gone; taking it away beside them lost orders that had been acknowledged.
 * @param {string} folder
 */
async function endLeftBehind(folder) {
  if (process.platform !== 'linux') return;
  const left = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isServerOf(Number(name), folder));
  const steps = /** @type {[NodeJS.Signals, number][]} */ ([
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]);
  await Promise.all(left.map((pid) => stopProcess(Number(pid), steps)));
}

/** @param {number} pid @param {string} folder */
function isServerOf(pid, folder) {
  try {
    return runsOn(pid, folder) && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    return false;
  }
}

/** Fast shutdown; then immediate, which recovers at the next start; then no mercy. @param {number} pid */
export const stopPostmaster = (pid) =>
  stopProcess(pid, [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]);

/**
 * Starts PostgreSQL and waits until it accepts connections. Right after a crash the children of the
 * old one still hold its shared memory for a while, so that refusal is retried.
 * @param {Wanted} wanted
 */
export async function startPostmaster(wanted) {
  const end = Date.now() + 30_000;
  for (;;) {
    const started = await tryToStart(wanted);
    if (started.ready) return started;
    if (/Address already in use|could not bind|could not create any TCP/.test(started.said))
      return { ...started, portTaken: true };
    const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
      started.said,
    );
    if (!passing || Date.now() > end) throw refusalFor(started.said, wanted);
    await sleep(150);
  }
}

/** @param {Wanted} wanted */
async function tryToStart({ folder, logFile, port, runAs, binaries }) {
  const log = openSync(logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const { command, args, identity } = commandFor(runAs, binaries.postgres, [
    '-D',
    folder,
    '-p',
    String(port),
  ]);
  // Its own process group: Ctrl-C in the terminal must reach the shop first and the database last.
  const child = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: cleanEnvironment(),
    ...identity,
  });
  closeSync(log);
  const spawned = { failed: '' };
  child.on('error', (error) => (spawned.failed = error.message));
  const pid = child.pid ?? 0;
  const ended = () => child.exitCode !== null || child.signalCode !== null || spawned.failed !== '';
  await until(() => ended() || isReady(folder, pid), 60_000, 10);
  if (!ended() && isReady(folder, pid)) return { ready: true, child, pid, said: '' };
  if (!ended()) await stopPostmaster(pid);
  return { ready: false, child, pid, said: spawned.failed || readFileSync(logFile, 'utf8').slice(logStart) };
}

/** @param {string} said @param {Wanted} wanted */
function refusalFor(said, { folder, logFile }) {
  if (/No space left on device|Disk quota/.test(said)) {
    return new Refusal(
      `The disk that holds ${folder} is full; free some space (1 GB is plenty) and start again.`,
    );
  }
  if (/could not create shared memory|could not resize shared memory/.test(said)) {
    return new Refusal(
      'The system gives PostgreSQL too little shared memory (256 MB are needed); raise it (in Docker: --shm-size=512m).',
    );
  }
  return new Refusal(`PostgreSQL did not start; its log ${logFile} ends with:\n${lastLines(said, 8)}`);
}

/** PostgreSQL writes its state into the eighth line of its pid file. @param {string} folder @param {number} pid */
function isReady(folder, pid) {
  const lines = pidFile(folder);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** @param {string} folder */
function pidIn(folder) {
  const pid = Number(pidFile(folder)[0]);
  return pid > 0 ? pid : existsSync(join(folder, 'postmaster.pid')) ? -1 : undefined;
}

/** @param {string} folder */
function pidFile(folder) {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** @param {number} pid @param {string} folder */
function runsOn(pid, folder) {
  if (pid < 0 || bornAt(pid) === undefined) return false;
  if (process.platform !== 'linux') return isAlive({ pid });
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/** @param {import('./binaries.mjs').Binaries} binaries @param {string} folder */
export const stopOnWindows = (binaries, folder) =>
  runToEnd(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w']);

/** A TCP port of the loopback that nobody uses now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
