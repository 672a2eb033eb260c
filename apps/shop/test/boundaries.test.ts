import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** What each layer may use; a feature may also use itself, and only pages bring features together. */
const mayUse: Record<string, readonly string[]> = {
  app: ['app', 'pages', 'features', 'components', 'data', 'session', 'i18n', 'lib'],
  pages: ['pages', 'features', 'components', 'data', 'session', 'lib'],
  features: ['components', 'data', 'session', 'i18n', 'lib'],
  components: ['components', 'data', 'session', 'lib'],
  data: ['data', 'session', 'i18n', 'lib'],
  session: ['session', 'lib'],
  i18n: ['i18n', 'lib'],
  lib: ['lib'],
};

const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(src, join(src, dirname(file), match[1] ?? '')),
  );

function trespasses(file: string): string[] {
  const [layer = '', feature = ''] = file.split('/');
  const allowed = mayUse[layer];
  if (!allowed) return [];
  const own = layer === 'features' ? [...allowed, `features/${feature}`] : allowed;
  return importsOf(file)
    .filter((target) => !own.some((place) => target.startsWith(`${place}/`)))
    .map((target) => `${file} → ${target}`);
}

test('there is something to check', () => expect(files.length).toBeGreaterThan(120));

test('layers use what is below them, and features never use each other', () => {
  expect(files.flatMap(trespasses)).toEqual([]);
});

test('a component of more than 150 lines is two components', () => {
  const long = files.filter(
    (file) => file.endsWith('.tsx') && readFileSync(join(src, file), 'utf8').split('\n').length > 150,
  );
  expect(long).toEqual([]);
});
