import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../src/contracts.ts';
import { uses } from '../src/modules.ts';
import type { RouteContract, RouteKey } from '../src/platform/contract.ts';
import { openApiOf } from '../src/platform/openapi.ts';
import { declaredProblems } from '../src/platform/problem.ts';

/** What is generated from the code and committed, so that a change of it is seen in review. */
const root = join(import.meta.dirname, '../..');
const routes = Object.entries(contracts).map(([key, contract]) => ({
  key: key as RouteKey,
  contract: contract as RouteContract,
  handler: async () => null,
}));

describe('committed documents', () => {
  it('docs/module-map.md is the map', async () => {
    const lines = Object.entries(uses).map(([name, used]) => `| ${name} | ${used.join(', ') || '—'} |`);
    const page = [
      '# The map of modules',
      '',
      'Generated from `server/src/modules.ts`.',
      '',
      '| module | uses |',
      '|---|---|',
      ...lines,
      '',
    ].join('\n');
    await expect(page).toMatchFileSnapshot(join(root, 'docs/module-map.md'));
  });

  it('docs/openapi.json is the API', async () => {
    await expect(`${JSON.stringify(openApiOf(routes), null, 1)}\n`).toMatchFileSnapshot(
      join(root, 'docs/openapi.json'),
    );
  });

  it('every module of the map has a README', () => {
    const missing = Object.keys(uses).filter(
      (name) => !readdirSync(join(root, 'server/src/modules', name)).includes('README.md'),
    );
    expect(missing).toEqual([]);
  });
});

describe('problems', () => {
  it.each(declaredProblems().map((kind) => [kind.code, kind] as const))(
    '%s speaks both languages in whole sentences',
    (code, { words, status }) => {
      expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(words.en).toMatch(/^[A-Z“"¥{].*([.?]|: \{\w+\})$/s);
      expect(words.zh).toMatch(/[\u4e00-\u9fff].*([。？]|：\{\w+\})$/s);
      expect(words.zh + words.en).not.toMatch(/[!！]/);
    },
  );
});
