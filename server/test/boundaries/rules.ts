import { relative } from 'node:path';

type Map = Readonly<Record<string, readonly string[]>>;

/** The rules of the house as dependency-cruiser reads them, generated from the map of modules. `root` is the folder that holds `modules/`. */
export function boundaryRules(uses: Map, root: string) {
  const base = root.replace(/\/$/, '');
  return [
    ...Object.entries(uses).map(([name, allowed]) => ({
      name: `${name}-uses-only-what-the-map-says`,
      comment: `${name} may import ${allowed.length === 0 ? 'no module' : `the index.ts of ${allowed.join(', ')}`}`,
      severity: 'error' as const,
      from: { path: `^${base}/modules/${name}/`, pathNot: `^${base}/modules/[^/]+/test/` },
      to: {
        path: `^${base}/modules/`,
        pathNot: [
          `^${base}/modules/${name}/`,
          ...allowed.map((other) => `^${base}/modules/${other}/index\\.ts$`),
        ],
      },
    })),
    {
      name: 'platform-knows-no-module',
      severity: 'error' as const,
      from: { path: `^${base}/platform/` },
      to: { path: `^${base}/(modules|town)/` },
    },
    {
      name: 'contracts-reach-no-database',
      comment: 'the web apps take their types from contracts',
      severity: 'error' as const,
      from: { path: `^${base}/modules/.+contract\\.ts$` },
      to: {
        path: [
          '\\.sql\\.ts$',
          `^${base}/platform/(db|endpoint|app)\\.ts$`,
          'node_modules/(pg|kysely|fastify)/',
        ],
      },
    },
    { name: 'no-circles', severity: 'error' as const, from: { path: `^${base}/` }, to: { circular: true } },
  ];
}

/** A module stands below everything it uses; the map itself is checked before the code is. */
export function mapMistakes(uses: Map): string[] {
  const names = Object.keys(uses);
  return names.flatMap((name, n) =>
    uses[name]!.flatMap((other) => {
      if (!names.includes(other)) return `${name} uses ${other}, which is not on the map`;
      return names.indexOf(other) >= n ? `${name} uses ${other}, which does not stand above it` : [];
    }),
  );
}

export const here = (path: string) => relative(process.cwd(), path);
