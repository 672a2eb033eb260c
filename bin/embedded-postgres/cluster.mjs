import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runToEnd } from '../processes.mjs';
import { Refusal, diskRefusal } from '../refusal.mjs';
import { commandFor, giveTo } from './run-as.mjs';

/**
 * Makes the cluster in `folder`, whole or not at all: it is built beside and renamed. The password of
 * its owner lies in it, readable only by the user that runs PostgreSQL.
 * @param {{ folder: string, runAs: import('./run-as.mjs').RunAs, binaries: import('./binaries.mjs').Binaries, durable: boolean }} wanted
 */
export async function makeCluster({ folder, runAs, binaries, durable }) {
  const unfinished = `${folder}.new`;
  const passwordBeside = `${folder}.password`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    writeFileSync(passwordBeside, randomBytes(24).toString('base64url'), { mode: 0o600 });
    giveTo(runAs, unfinished);
    giveTo(runAs, passwordBeside);
    await initdb({ folder: unfinished, passwordFile: passwordBeside, runAs, binaries, durable });
    renameSync(passwordBeside, join(unfinished, passwordFile));
    writeFileSync(join(unfinished, 'postgresql.auto.conf'), settings(durable));
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(passwordBeside, { force: true });
    throw diskRefusal(error, folder);
  }
}

const passwordFile = 'jishi-password';
/** @param {string} folder */
export const passwordOf = (folder) => readFileSync(join(folder, passwordFile), 'utf8');

/** @param {string} folder @param {string} major */
export function assertSameMajor(folder, major) {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Refusal(
    `The data in ${folder} belongs to PostgreSQL ${found}, this version of Jishi brings ${major}; back it up with the version that made it (npm run db backup) and restore it here.`,
  );
}

/** @param {string} folder */
export const isCluster = (folder) => existsSync(join(folder, 'PG_VERSION'));

/** @param {{ folder: string, passwordFile: string, runAs: import('./run-as.mjs').RunAs, binaries: import('./binaries.mjs').Binaries, durable: boolean }} wanted */
async function initdb({ folder, passwordFile, runAs, binaries, durable }) {
  const args = [
    ['-D', folder, '-U', 'jishi', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    // The builtin provider sorts and folds the same on every system and never changes with its libc.
    ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    durable ? [] : ['--no-sync'],
  ].flat();
  const { command, args: full, identity } = commandFor(runAs, binaries.initdb, args);
  const { code, output } = await runToEnd(command, full, {
    cwd: folder,
    ...identity,
    env: cleanEnvironment(),
  });
  if (code === 0) return;
  if (/No space left on device|Disk quota exceeded/.test(output))
    throw Object.assign(new Error(output), { code: 'ENOSPC' });
  throw new Refusal(`PostgreSQL could not make its data folder ${folder}; it said:\n${lastLines(output, 8)}`);
}

/** No PG* variable of the caller may reach the programs, and messages must be in English to be read. */
export function cleanEnvironment() {
  const rest = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  );
  return { ...Object.fromEntries(rest), LC_ALL: 'C', TZ: 'UTC' };
}

/** @param {boolean} durable */
function settings(durable) {
  const lines = [
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = ''`,
    `max_connections = 200`,
    `shared_buffers = '256MB'`,
    `max_wal_size = '2GB'`,
    `jit = off`,
    `timezone = 'UTC'`,
    `log_timezone = 'UTC'`,
    `log_line_prefix = '%m [%p] '`,
  ];
  if (!durable)
    lines.push(
      'fsync = off',
      'synchronous_commit = off',
      'full_page_writes = off',
      `wal_level = 'minimal'`,
      'max_wal_senders = 0',
    );
  return `${lines.join('\n')}\n`;
}
