import { existsSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { placesFor } from '../embedded-postgres/index.mjs';
import { chooseRunAs } from '../embedded-postgres/run-as.mjs';
import { takeFolder } from '../folder-lock.mjs';
import { Refusal, diskRefusal } from '../refusal.mjs';

export function assertNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Jishi needs Node.js 20.19 or newer to start (this is ${version}); install it from https://nodejs.org.`,
  );
}

/** Takes the data folder for this process. @param {string} data @param {string} address */
export async function holdDataFolder(data, address) {
  const lock = await takeFolder(data, { what: 'npm start', address });
  if ('release' in lock) return lock.release;
  const { pid, what, since, address: where } = lock.heldBy;
  const at = where ? `, ${where}` : '';
  throw new Refusal(
    `${data} is in use by ${what} (process ${pid}${at}, since ${since.slice(0, 16).replace('T', ' ')} UTC); stop that one with Ctrl-C or kill ${pid}, or choose another folder with --data DIR.`,
  );
}

/** @param {number} port @param {string} host */
export async function assertPortFree(port, host) {
  const problem = await problemListening(port, host);
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE')
    throw new Refusal(
      `Port ${port} is taken by another program; choose another: npm start -- --port ${port + 1}.`,
    );
  if (problem === 'EACCES')
    throw new Refusal(
      `Port ${port} needs more rights than yours; choose one above 1023: npm start -- --port 3000.`,
    );
  throw new Refusal(`Jishi cannot listen on ${host}:${port} (${problem}); choose another --host or --port.`);
}

/** @param {number} port @param {string} host @returns {Promise<string | undefined>} */
function problemListening(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A cluster and the demo town need about 300 MB; running on needs room for the log of changes. @param {string} data */
export function assertRoomOnDisk(data) {
  const { bavail, bsize } = statfsSync(data);
  const freeMb = Math.floor((bavail * bsize) / 1e6);
  const neededMb = existsSync(join(data, 'postgres', 'PG_VERSION')) ? 100 : 500;
  if (freeMb >= neededMb) return;
  throw new Refusal(
    `The disk that holds ${data} is nearly full (${freeMb} MB left, ${neededMb} MB needed); free some space or choose another place with --data DIR.`,
  );
}

const ours = [
  'postgres',
  'postgres.new',
  'postgres.password',
  'postgres.port',
  'postgres.log',
  'media',
  'logs',
  'secret',
  'database.json',
];

/** Deletes what Jishi keeps in a data folder, and nothing else that may lie there. @param {string} data */
export function resetDataFolder(data) {
  try {
    for (const name of ours) rmSync(join(data, name), { recursive: true, force: true });
    const { folder } = placesFor(join(data, 'postgres'), chooseRunAs());
    for (const suffix of ['', '.port', '.log']) rmSync(folder + suffix, { recursive: true, force: true });
  } catch (error) {
    throw diskRefusal(error, data);
  }
}
