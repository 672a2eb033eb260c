import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Config = {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
  /** Development shows one-time codes in an inbox; production refuses to. */
  readonly development: boolean;
  /** Signs tokens; kept in the data folder, made at the first start. */
  readonly secret: string;
  readonly publicUrl: string;
};

export function readConfig(env: NodeJS.ProcessEnv, overrides: { port?: number } = {}): Config {
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set. Start with `npm start`, which brings its own database.');
  const dataFolder = env.JISHI_DATA ?? '.jishi';
  const port = overrides.port ?? Number(env.PORT ?? 3000);
  return {
    databaseUrl,
    dataFolder,
    port,
    host: env.HOST ?? '127.0.0.1',
    development: env.JISHI_MODE !== 'production',
    secret: env.JISHI_SECRET ?? secretIn(dataFolder),
    publicUrl: env.JISHI_PUBLIC_URL ?? `http://localhost:${port}`,
  };
}

function secretIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'secret');
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
