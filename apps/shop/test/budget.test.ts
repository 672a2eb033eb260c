import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const limitBytes = 350_000;
const root = join(import.meta.dirname, '..');
const outDir = mkdtempSync(join(tmpdir(), 'jishi-shop-'));

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] };
let manifest: Record<string, Chunk> = {};

beforeAll(async () => {
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  manifest = JSON.parse(readFileSync(join(outDir, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

/** What app/fetch-ahead.ts fetches once the feed has settled. */
const fetchedAhead = [
  ...readFileSync(join(root, 'src/app/fetch-ahead.ts'), 'utf8').matchAll(/import\('\.\.\/([^']+)'\)/g),
].map((match) => `src/${match[1]}`);

/** The entry, the app it starts, and everything they need before they run: what a first visit of the feed fetches. */
function firstVisit(also: readonly string[] = ['src/app/start.tsx']): Set<string> {
  const needed = new Set<string>();
  const take = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) take(name);
  also.forEach(take);
  return needed;
}

const stylesOf = (files: Set<string>): Set<string> =>
  new Set(Object.values(manifest).flatMap(({ file, css = [] }) => (files.has(file) ? css : [])));

const without = (all: Set<string>, some: Set<string>) => new Set([...all].filter((one) => !some.has(one)));

const gzipped = (files: Set<string>): number =>
  [...files]
    .map((file) => gzipSync(readFileSync(join(outDir, file))).length)
    .reduce((sum, one) => sum + one, 0);

test('the first visit of the feed fetches at most 350 kB of script, with the pages one tap away', () => {
  const shown = gzipped(firstVisit());
  const settled = gzipped(firstVisit(['src/app/start.tsx', ...fetchedAhead]));
  expect(fetchedAhead.every((name) => manifest[name])).toBe(true);
  expect(shown).toBeGreaterThan(50_000); // the manifest was read, not an empty one
  expect(shown).toBeLessThan(settled);
  expect(settled).toBeLessThanOrEqual(limitBytes);
});

test('what draws the first picture is small, and the page names every file of the app that follows it', () => {
  const first = firstVisit([]);
  expect(gzipped(first)).toBeLessThan(6_000);
  const page = readFileSync(join(outDir, 'index.html'), 'utf8');
  const named = (as: string) =>
    new Set(
      [...page.matchAll(new RegExp(`rel="preload" as="${as}" href="/([^"]+)"`, 'g'))].map(([, file]) => file),
    );
  expect(named('script')).toEqual(without(firstVisit(), first));
  expect(named('style')).toEqual(without(stylesOf(firstVisit()), stylesOf(first)));
  expect(named('style').size).toBeGreaterThan(0);
});

test('pages that are not the feed come when they are opened', () => {
  const entry = [...firstVisit()].map((file) => readFileSync(join(outDir, file), 'utf8')).join('');
  expect(entry).not.toContain('tus-js-client');
  expect(Object.keys(manifest).filter((name) => name.startsWith('src/pages/')).length).toBeGreaterThan(20);
});

test('the compressed files say exactly what the plain ones say', () => {
  const written = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  const compressed = written.filter((file) => /\.(br|gz)$/.test(file));
  expect(compressed.length).toBeGreaterThan(20);
  for (const file of compressed) {
    const bytes = readFileSync(join(outDir, file));
    const plain = file.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect(plain.equals(readFileSync(join(outDir, file.slice(0, -3)))), file).toBe(true);
  }
});
