#!/usr/bin/env node
import { freePort } from './embedded-postgres/postmaster.mjs';
import { compiledFolder } from './paths.mjs';
import { runCommand } from './refusal.mjs';
import { setUp } from './setup/index.mjs';
import {
  assertNodeVersion,
  assertPortFree,
  assertRoomOnDisk,
  holdDataFolder,
  resetDataFolder,
} from './start/checks.mjs';
import { prepareDatabase, startDatabase } from './start/database.mjs';
import { greet } from './start/greeting.mjs';
import { help, readOptions } from './start/options.mjs';
import { startServers, stopLeftovers } from './start/servers.mjs';
import { endOnSignals } from './start/signals.mjs';
import { bold, step } from './terminal.mjs';

await runCommand(async () => {
  assertNodeVersion();
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return console.log(help);
  const { data, host, serve } = options;
  const began = performance.now();
  const ending = endOnSignals();
  try {
    const port = options.port || (await freePort());
    const origin = `http://localhost:${port}`;
    ending.add(await holdDataFolder(data, origin));
    await stopLeftovers(data);
    await assertPortFree(port, host);
    console.log(`\n${bold('Jishi 集市')}\n`);
    if (options.reset) await step('Deleting the old data', () => resetDataFolder(data));
    assertRoomOnDisk(data);

    const node = await setUp({ web: serve.includes('api') });
    process.env.NODE_COMPILE_CACHE ??= compiledFolder; // for the processes it starts
    const databaseUrl = options.databaseUrl ?? (await startDatabase(data, ending));
    const accounts = await prepareDatabase({ node, databaseUrl, data, demo: options.demo, ending });
    const env = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      JISHI_DATA: data,
      PORT: String(port),
      HOST: host,
    };
    const servers = startServers({ node, serve, env, data, host, port });
    ending.add(() => servers.stop());
    await step('Opening the doors', () => servers.open());
    greet({ origin, accounts, serve, data, tookMs: performance.now() - began });
    await ending.stayOpen();
  } finally {
    await ending.run();
  }
});
