/** `npm run bench NAME`: runs bench/NAME.ts and prints its result as the last line, one JSON object. */
import { existsSync, readdirSync } from 'node:fs';

export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the same machine managed in the same run by the plain way the bench compares with, in the same unit. */
  readonly limit: number;
  /** value / limit. */
  readonly ratio: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

const [name] = process.argv.slice(2);
const file = new URL(`${name}.ts`, import.meta.url);
const known = readdirSync(new URL('.', import.meta.url))
  .filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts')
  .map((entry) => entry.slice(0, -'.ts'.length));

if (name === undefined || !/^[a-z][a-z-]*$/.test(name) || name === 'run' || !existsSync(file)) {
  console.error(`Which bench? npm run bench NAME, with NAME one of: ${known.join(', ')}`);
  process.exitCode = 2;
} else {
  const { bench } = (await import(file.href)) as { bench: () => Promise<BenchResult> };
  const result = await bench();
  console.log(JSON.stringify(result));
  if (result.errors > 0) process.exitCode = 1;
}
