import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';

const database = await testDatabase();
const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

async function freePort(): Promise<{ port: number; free: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return { port: (server.address() as { port: number }).port, free: () => void server.close() };
}

test('worker and media run beside an api that has the port, and tell their health on one of their own', async () => {
  const taken = await freePort();
  const health = await freePort();
  health.free();
  const main = join(import.meta.dirname, '../../main.ts');
  const child = spawn(
    process.execPath,
    [main, '--serve', 'worker,media', '--health-port', String(health.port)],
    {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        JISHI_DATA: mkdtempSync(join(tmpdir(), 'jishi-roles-')),
        PORT: String(taken.port),
        LOG_LEVEL: 'silent',
      },
      stdio: 'inherit',
    },
  );
  started.push(child);
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${health.port}${path}`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(() => ask('/readyz'), { timeout: 20_000 }).toBe(200);
  expect([await ask('/healthz'), await ask('/api/products')]).toEqual([200, 404]);
  const ended = new Promise((end) => child.once('exit', end));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  taken.free();
}, 40_000);
