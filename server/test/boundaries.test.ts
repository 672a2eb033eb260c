import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { uses } from '../src/modules.ts';
import { boundaryRules, here, mapMistakes } from './boundaries/rules.ts';

/** Without swc and these options the cruiser silently scans nothing with TypeScript 7, so the number scanned is asserted. */
async function scan(
  folder: string,
  root: string,
  map: Readonly<Record<string, readonly string[]>>,
): Promise<ICruiseResult> {
  const options: ICruiseOptions = {
    ruleSet: { forbidden: boundaryRules(map, root) },
    validate: true,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  };
  const { output } = await cruise([folder], options);
  return output as ICruiseResult;
}

const broken = (result: ICruiseResult) =>
  result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

describe('the map of modules', () => {
  it('is drawn downwards', () => expect(mapMistakes(uses)).toEqual([]));

  it('refuses a module that uses one below it, or one that does not exist', () => {
    expect(mapMistakes({ a: ['b'], b: [] })).toHaveLength(1);
    expect(mapMistakes({ a: ['nowhere'] })).toHaveLength(1);
  });

  it('is kept by every import, also of types only', async () => {
    const result = await scan('server/src', 'server/src', uses);
    expect(result.summary.totalCruised).toBeGreaterThan(150);
    expect(broken(result)).toEqual([]);
  });
});

describe('the rules', () => {
  const house = here(join(import.meta.dirname, 'boundaries/fixtures'));
  const fixtureMap = { ledger: [], catalog: [], orders: ['catalog'] };

  it.each([
    ['orders-uses-only-what-the-map-says', 'uses-a-module-off-its-list.ts'],
    ['orders-uses-only-what-the-map-says', 'uses-inner-file.ts'],
    ['catalog-uses-only-what-the-map-says', 'type-only-upward.ts'],
    ['platform-knows-no-module', 'knows-a-module.ts'],
    ['contracts-reach-no-database', 'contract.ts'],
    ['no-circles', 'circle-a.ts'],
  ])('%s is broken by %s', async (rule, file) => {
    const found = broken(await scan(house, house, fixtureMap));
    expect(found.filter((line) => line.startsWith(rule) && line.includes(file))).not.toEqual([]);
  });

  it('accepts what is allowed', async () => {
    const found = broken(await scan(house, house, fixtureMap));
    expect(found.filter((line) => line.includes('allowed.ts'))).toEqual([]);
  });
});
