import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';

const read = (env: NodeJS.ProcessEnv) =>
  readConfig({
    DATABASE_URL: 'postgres://x',
    JISHI_SECRET: 'a secret that nobody can guess so soon',
    ...env,
  });

describe('the local bank, which pays for anything', () => {
  it.each([
    [{}, true],
    [{ JISHI_LOCAL_BANK: 'off' }, false],
    [{ JISHI_MODE: 'production' }, false],
    [{ JISHI_MODE: 'production', JISHI_LOCAL_BANK: '' }, false],
    [{ JISHI_MODE: 'production', JISHI_LOCAL_BANK: 'on' }, true],
  ])('with %j is open: %s', (env, open) => {
    expect(read(env).localBank).toBe(open);
  });
});

it.each([{ JISHI_MODE: 'prod' }, { JISHI_MODE: 'Production' }, { JISHI_LOCAL_BANK: 'yes' }])(
  'a misspelt %j is refused, not taken for development',
  (env) => {
    expect(() => read(env)).toThrow(/it can be/);
  },
);

it('a secret that could be guessed is refused with the way to a better one', () => {
  expect(() => read({ JISHI_SECRET: 'too short' })).toThrow(/9 characters; it needs at least 32.*openssl/);
});
