import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holderOf, takeFolder, waitForFolder } from '../folder-lock.mjs';
import { root } from '../paths.mjs';
import { sleep } from '../processes.mjs';
import { installedMatchesLock } from '../setup/dependencies.mjs';
import { runsTypeScript } from '../setup/node24.mjs';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jishi-setup-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test.each([
  ['20.19.0', false],
  ['22.18.0', false],
  ['24.2.0', false],
  ['24.3.0', true],
  ['24.21.0', true],
  ['26.0.0', true],
])('Node %s runs the server: %s', (version, runs) => {
  expect(runsTypeScript(version)).toBe(runs);
});

describe('what is installed', () => {
  const one = { version: '1.0.0', integrity: 'sha512-one' };
  const write = (file: string, packages: object) =>
    writeFileSync(join(home, file), JSON.stringify({ packages }));
  beforeEach(() => mkdirSync(join(home, 'node_modules')));

  test('matches when each package is there, but for those of other platforms', () => {
    write('package-lock.json', {
      '': { name: 'it' },
      'apps/shop': { version: '0.1.0' },
      'node_modules/one': one,
      'node_modules/for-windows': { version: '1.0.0', optional: true },
      'node_modules/@jishi/shop': { link: true },
    });
    write('node_modules/.package-lock.json', { 'node_modules/one': one });
    expect(installedMatchesLock(home)).toBe(true);
  });

  test('does not match when a package is missing, another version, or the install was cut short', () => {
    write('package-lock.json', { 'node_modules/one': one });
    expect(installedMatchesLock(home)).toBe(false);
    write('node_modules/.package-lock.json', {});
    expect(installedMatchesLock(home)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/one': { ...one, version: '1.0.1' } });
    expect(installedMatchesLock(home)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/one': { ...one, integrity: 'sha512-other' } });
    expect(installedMatchesLock(home)).toBe(false);
  });
});

test('the lock file names a package for every platform, so that npm ci accepts it', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const names = new Set(
    Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)),
  );
  const missing = Object.values<{ optionalDependencies?: object }>(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});

describe('a folder', () => {
  test('is held by one and let go; an empty one leaves no trace', async () => {
    const folder = join(home, 'a', 'b');
    const first = await takeFolder(folder, { what: 'first' });
    expect(await takeFolder(folder, { what: 'second' })).toMatchObject({
      heldBy: { pid: process.pid, what: 'first' },
    });
    if ('release' in first) first.release();
    expect(readdirSync(join(home, 'a'))).toEqual([]);
  });

  test('of a dead holder, or of a pid that is another process now, is free', () => {
    writeFileSync(join(home, 'holder.json'), JSON.stringify({ pid: 2 ** 22 + 1, born: '1', what: 'gone' }));
    expect(holderOf(home)).toBeUndefined();
    writeFileSync(
      join(home, 'holder.json'),
      JSON.stringify({ pid: process.pid, born: 'earlier', what: 'gone' }),
    );
    expect(holderOf(home)).toBeUndefined();
  });

  test('that many want in turn is given to each of them', async () => {
    const folder = join(home, 'turns');
    let inside = 0;
    let most = 0;
    const visit = async () => {
      const release = await waitForFolder(folder, 'a visit');
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
      release();
    };
    await Promise.all([visit(), visit(), visit(), visit()]);
    expect(most).toBe(1);
  });

  test('that a dead process left is taken by exactly one of eight', async () => {
    writeFileSync(join(home, 'holder.json'), JSON.stringify({ pid: 2 ** 22 + 1, born: '1', what: 'gone' }));
    const code = `
      import { takeFolder } from ${JSON.stringify(join(root, 'bin/folder-lock.mjs'))};
      const lock = await takeFolder(${JSON.stringify(home)}, { what: 'a racer' });
      console.log('release' in lock ? 'mine' : 'taken');
      process.stdin.resume().on('end', () => process.exit());`;
    const racers = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = await Promise.all(
      racers.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
    );
    for (const racer of racers) racer.stdin.end();
    expect(said.filter((each) => each === 'mine')).toHaveLength(1);
  });
});
