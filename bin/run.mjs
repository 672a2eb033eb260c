#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startTemporaryPostgres } from './embedded-postgres/temporary.mjs';
import { holderOf } from './folder-lock.mjs';
import { defaultDataFolder, root } from './paths.mjs';
import { Refusal, runCommand } from './refusal.mjs';
import { setUp } from './setup/index.mjs';
import { assertNodeVersion, assertRoomOnDisk, holdDataFolder } from './start/checks.mjs';
import { addressFile, startDatabase } from './start/database.mjs';
import { endOnSignals } from './start/signals.mjs';

/**
 * node bin/run.mjs [--database live|scratch] FILE [args…]
 *
 * Runs a TypeScript file with everything it needs: dependencies, Node 24 and, in DATABASE_URL and
 * JISHI_DATA, the marketplace's own database (live) or an empty durable one for measurements (scratch).
 */
await runCommand(async () => {
  assertNodeVersion();
  const { database, data, file, args } = readArguments(process.argv.slice(2));
  const ending = endOnSignals();
  try {
    // Whoever reads what the file prints reads only that.
    const node = await quietly(() => setUp({ web: false }));
    const given = process.env.DATABASE_URL;
    const own = given
      ? { databaseUrl: given, data }
      : await quietly(() => databaseFor(database, data, ending));
    const env = {
      ...process.env,
      JISHI_DATA: own.data,
      ...(own.databaseUrl ? { DATABASE_URL: own.databaseUrl } : {}),
    };
    const child = spawn(node, [join(root, file), ...args], { stdio: 'inherit', env });
    ending.add(() => child.kill());
    return await new Promise((done, fail) => {
      child.on('error', fail);
      child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
    });
  } finally {
    await ending.run();
  }
});

/** @param {string[]} given */
function readArguments(given) {
  const rest = [...given];
  const database = take(rest, '--database') ?? 'none';
  const data = resolve(take(rest, '--data') ?? process.env.JISHI_DATA ?? defaultDataFolder);
  const [file, ...args] = rest;
  if (!file) throw new Refusal('Which file? node bin/run.mjs [--database live|scratch] FILE [args…]');
  return { database, data, file, args };
}

/** @param {string[]} args @param {string} name */
function take(args, name) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

/** @param {string} database @param {string} data @param {ReturnType<typeof endOnSignals>} ending */
async function databaseFor(database, data, ending) {
  if (database === 'none') return { databaseUrl: undefined, data };
  if (database === 'live') return { databaseUrl: await liveDatabase(data, ending), data };
  const postgres = await startTemporaryPostgres({ durable: true });
  ending.add(() => postgres.stop());
  return { databaseUrl: postgres.databaseUrl('postgres'), data: join(postgres.home, 'data') };
}

/** The one of a marketplace that runs now, or started for as long as this takes. @param {string} data @param {ReturnType<typeof endOnSignals>} ending */
async function liveDatabase(data, ending) {
  const address = holderOf(data) && runningAddress(data);
  if (address) return address;
  ending.add(await holdDataFolder(data, ''));
  assertRoomOnDisk(data);
  return startDatabase(data, ending);
}

/** @param {string} data @returns {string | undefined} */
function runningAddress(data) {
  try {
    return JSON.parse(readFileSync(addressFile(data), 'utf8')).url;
  } catch {
    return undefined;
  }
}

/** Steps go to the error output. @template T @param {() => Promise<T>} act */
async function quietly(act) {
  const { log } = console;
  console.log = console.error;
  try {
    return await act();
  } finally {
    console.log = log;
  }
}
