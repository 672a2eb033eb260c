import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../embedded-postgres/index.mjs';
import { root } from '../paths.mjs';
import { AlreadySaid } from '../refusal.mjs';
import { red, step } from '../terminal.mjs';

/** @typedef {ReturnType<typeof import('./signals.mjs').endOnSignals>} Ending */

/**
 * Starts the embedded PostgreSQL of a data folder and keeps it running. Its address is written beside
 * it, for `npm run db` and `npm run audit`.
 * @param {string} data @param {Ending} ending
 */
export async function startDatabase(data, ending) {
  const postgres = await step('Starting PostgreSQL', () => startPostgres({ folder: join(data, 'postgres') }));
  ending.add(() => postgres.stop());
  postgres.onExit(() => {
    if (ending.isEnding()) return;
    console.log(`  ${red('!')} PostgreSQL ended; starting it again`);
    postgres.restart().catch((error) => ending.fail(error));
  });
  const url = postgres.databaseUrl('jishi');
  const file = addressFile(data);
  writeFileSync(file, JSON.stringify({ url }), { mode: 0o600 });
  ending.add(() => rmSync(file, { force: true }));
  return url;
}

/** @param {string} data */
export const addressFile = (data) => join(data, 'database.json');

/** @typedef {{ name: string, role: string, phone: string, secondFactor?: string }} DemoAccount */

/**
 * Migrates and, the first time, builds the demo town: in the server's own language, thus in a process
 * of Node 24 (bin/db.ts prepare), which prints its own steps.
 * @param {{ node: string, databaseUrl: string, data: string, demo: boolean, ending: Ending }} wanted
 * @returns {Promise<DemoAccount[]>} the accounts to show, if this database holds the demo town
 */
export function prepareDatabase({ node, databaseUrl, data, demo, ending }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['bin/db.ts', 'prepare', ...(demo ? ['--demo'] : [])], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl, JISHI_DATA: data },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    /** @type {DemoAccount[]} */
    let accounts = [];
    ending.add(() => child.kill());
    child.on('message', (message) => (accounts = /** @type {DemoAccount[]} */ (message)));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(accounts) : reject(new AlreadySaid())));
  });
}
