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
  /** The bank that moves no money pays for anything: on in development, in production only when it is asked for. */
  readonly localBank: boolean;
  /** Signs tokens; kept in the data folder, made at the first start. */
  readonly secret: string;
  readonly publicUrl: string;
  /** Proxies whose word on the caller's address is taken: addresses or networks, comma-separated. */
  readonly trustedProxies: string;
  /** Who decides how much buyers may owe; without it the house's own scorecard does. */
  readonly creditProvider?: { readonly url: string; readonly secret: string };
};

export function readConfig(env: NodeJS.ProcessEnv, overrides: { port?: number } = {}): Config {
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw new Error('DATABASE_URL is not set. Start with `npm start`, which brings its own database.');
  const dataFolder = env.JISHI_DATA ?? '.jishi/data';
  const port = overrides.port ?? Number(env.PORT ?? 3000);
  const development = oneOf(env, 'JISHI_MODE', ['development', 'production']) !== 'production';
  return {
    databaseUrl,
    dataFolder,
    port,
    host: env.HOST ?? '127.0.0.1',
    development,
    localBank: (oneOf(env, 'JISHI_LOCAL_BANK', ['on', 'off']) ?? (development ? 'on' : 'off')) === 'on',
    secret: longEnough(env.JISHI_SECRET || secretIn(dataFolder)),
    publicUrl: env.JISHI_PUBLIC_URL ?? `http://localhost:${port}`,
    trustedProxies: env.JISHI_TRUSTED_PROXIES ?? 'loopback',
    ...creditProviderIn(env),
  };
}

/** Half an account is a mistake, not a reason to decide otherwise. */
function creditProviderIn(env: NodeJS.ProcessEnv): Pick<Config, 'creditProvider'> {
  const { JISHI_CREDIT_URL: url, JISHI_CREDIT_SECRET: secret } = env;
  if (!url && !secret) return {};
  if (!url || !secret) throw new Error('Set JISHI_CREDIT_URL and JISHI_CREDIT_SECRET together.');
  return { creditProvider: { url, secret } };
}

/** A misspelt mode must not open the doors of development. */
function oneOf<V extends string>(env: NodeJS.ProcessEnv, name: string, values: readonly V[]): V | undefined {
  const value = env[name] || undefined;
  if (value === undefined || values.includes(value as V)) return value as V | undefined;
  throw new Error(`${name} is "${value}"; it can be ${values.join(' or ')}.`);
}

const shortestSecret = 32;

/** Phones, addresses and sale tokens are only as safe as this; a short one could be guessed from a copy of the database. */
function longEnough(secret: string): string {
  if (secret.length >= shortestSecret) return secret;
  throw new Error(
    `JISHI_SECRET has ${secret.length} characters; it needs at least ${shortestSecret}. Make one with: openssl rand -base64 32`,
  );
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
