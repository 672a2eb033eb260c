import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildApp, localeOf } from '../../../platform/app.ts';
import type { Config } from '../../../platform/config.ts';
import type { Database } from '../../../platform/db.ts';
import { openLog } from '../../../platform/log.ts';
import { openStorage } from '../../../platform/storage.ts';
import { localBankAccount } from '../local-bank/account.ts';
import { openPayments } from '../module.ts';

/** The payments module and its bank behind real HTTP on a free port. */
export async function openBank(database: Database & { url: string }) {
  const port = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), 'jishi-payments-'));
  const config: Config = {
    databaseUrl: database.url,
    dataFolder,
    port,
    host: '127.0.0.1',
    development: true,
    localBank: true,
    trustedProxies: 'loopback',
    secret: 'test secret',
    publicUrl: `http://127.0.0.1:${port}`,
  };
  const log = openLog('silent');
  const payments = openPayments({ config, database, storage: openStorage(join(dataFolder, 'media')), log });
  const app = buildApp({
    database,
    development: true,
    resolveCaller: async () => null,
    localeOf,
    routes: payments.routes!,
    log,
  });
  app.register(async (scope) => payments.pages!(scope));
  await app.listen({ port, host: '127.0.0.1' });
  afterAll(() => app.close());
  return { app, payments, config, account: localBankAccount(config), url: config.publicUrl };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
