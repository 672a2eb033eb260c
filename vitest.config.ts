import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const boundaries = 'server/test/boundaries*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { test: { name: 'boundaries', include: [boundaries], testTimeout: 60_000 } },
      {
        test: {
          name: 'pure',
          include: ['packages/**/test/**/*.test.{ts,tsx}', 'apps/**/test/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'server',
          // Personal data is sealed with keys made of this; a test opens no house that would give it.
          env: { JISHI_SECRET: 'a secret for tests only, long enough' },
          include: ['server/**/test/**/*.test.ts', 'bench/**/test/**/*.test.ts'],
          exclude: [boundaries],
          globalSetup: 'server/test/global-setup.ts',
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'commands',
          include: ['bin/test/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/global-setup.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
