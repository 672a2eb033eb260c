import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { buildApp, localeOf } from '../src/platform/app.ts';
import type { Database } from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import type { House, Module, OpenModule } from '../src/platform/module.ts';
import { openStorage } from '../src/platform/storage.ts';
import { callerOf } from '../src/modules/identity/index.ts';

export type Answer = {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads answers of every shape
  readonly body: any;
  readonly headers: Record<string, unknown>;
};
export type Call = { token?: string; body?: unknown; language?: string; headers?: Record<string, string> };
export type TestApp = {
  readonly app: FastifyInstance;
  readonly house: House;
  readonly modules: readonly Module[];
  /** `await call('POST /me/addresses', { token, body })`: through the real server, without a socket. Every answer is held against its contract. */
  call(route: string, options?: Call): Promise<Answer>;
};

/** The real server with these modules on a test's database; `openModules` of house.ts gives all of them. */
export function testApp(
  database: Database,
  open: readonly OpenModule[] | ((house: House) => readonly Module[]),
  { development = true }: { development?: boolean } = {},
): TestApp {
  const folder = mkdtempSync(join(tmpdir(), 'jishi-test-'));
  const log = openLog(process.env.LOG_LEVEL ?? 'silent');
  const config = {
    databaseUrl: '',
    dataFolder: folder,
    port: 0,
    host: '127.0.0.1',
    development,
    localBank: development,
    secret: process.env.JISHI_SECRET!,
    publicUrl: 'http://localhost',
    trustedProxies: 'loopback',
  };
  const house = { config, database, storage: openStorage(join(folder, 'media')), log };
  const modules = typeof open === 'function' ? open(house) : open.map((each) => each(house));
  const app = buildApp({
    database,
    development,
    resolveCaller: callerOf(database),
    localeOf,
    routes: modules.flatMap(({ routes }) => routes ?? []),
    log,
    checkReplies: true,
  });
  for (const { pages, streams } of modules)
    for (const add of [pages, streams]) if (add) void app.register(async (scope) => add(scope));
  afterAll(async () => {
    await app.close();
    for (const { close } of modules) await close?.();
  });
  return { app, house, modules, call };

  async function call(
    route: string,
    { token, body, language = 'en', headers = {} }: Call = {},
  ): Promise<Answer> {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const answer = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        'accept-language': language,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const json = /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      body: json && answer.body ? answer.json() : answer.body,
      headers: answer.headers,
    };
  }
}
