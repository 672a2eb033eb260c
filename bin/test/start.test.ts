import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTemporaryPostgres } from '../embedded-postgres/temporary.mjs';
import { root } from '../paths.mjs';
import { bornAt, until } from '../processes.mjs';
import { canMount } from './mount.ts';

let home: string;
let data: string;
let started: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jishi-start-'));
  data = join(home, 'data');
});
afterEach(async () => {
  for (const child of started.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  started = [];
  rmSync(home, { recursive: true, force: true });
});

/** npm start as a process; the roles chosen answer HTTP and work, without the web apps having to be built. */
function run(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { DATABASE_URL: _, ...rest } = process.env;
  const all = [
    'bin/start.mjs',
    '--data',
    data,
    '--port',
    '0',
    '--serve',
    'realtime,worker',
    '--no-demo',
    ...args,
  ];
  const child = spawn(process.execPath, all, {
    cwd: root,
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return {
    pid: child.pid!,
    said: () => said,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended: async () =>
      child.exitCode === null && child.signalCode === null ? (await once(child, 'exit'))[0] : child.exitCode,
  };
}

type Run = ReturnType<typeof run>;

async function open(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const it = run(args, env);
  const opened = await until(() => it.said().includes('Jishi is open') || it.said().includes('✗'), 150_000);
  if (!opened || it.said().includes('✗')) throw new Error(`did not open:\n${it.said()}`);
  return it;
}

async function refused(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const it = run(args, env);
  expect(await it.ended()).toBe(1);
  const sentence = it.said().split('✗ ').at(-1)!.trim();
  expect(sentence.split('\n')).toHaveLength(1);
  expect(it.said()).not.toContain('    at ');
  return sentence;
}

const holder = () => JSON.parse(readFileSync(join(data, 'holder.json'), 'utf8'));
const serverPids = (): number[] =>
  JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')).map(({ pid }: { pid: number }) => pid);
const postmaster = () =>
  Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const answers = async () => (await fetch(`${holder().address}/readyz`).catch(() => undefined))?.ok === true;
const living = (pids: number[]) => pids.filter((pid) => bornAt(pid) !== undefined);

describe('from open to closed', () => {
  test('opens, answers, and Ctrl-C leaves nothing running; the second start is quick', async () => {
    const opened = performance.now();
    const first = await open();
    const tookMs = performance.now() - opened;
    expect(await answers()).toBe(true);
    const pids = [...serverPids(), postmaster()];
    first.kill('SIGINT');
    expect(await first.ended()).toBe(0);
    expect(living(pids)).toEqual([]);
    expect(existsSync(join(data, 'holder.json'))).toBe(false);

    const began = performance.now();
    await open();
    expect(performance.now() - began, 'nothing is set up a second time').toBeLessThan(tookMs);
  });

  test('a second start on the same data says who holds it and disturbs nothing', async () => {
    const first = await open();
    expect(await refused()).toMatch(
      new RegExp(
        `in use by npm start \\(process ${first.pid}, http://localhost:\\d+.*kill ${first.pid}.*--data DIR`,
      ),
    );
    expect(await answers()).toBe(true);
  });

  test('npm told to end without us: we end too', async () => {
    const command = `"${process.execPath}" bin/start.mjs --data "${data}" --port 0 --serve realtime,worker --no-demo; true`;
    const { DATABASE_URL: _, ...rest } = process.env;
    const shell = spawn('sh', ['-c', command], {
      cwd: root,
      env: { ...rest, npm_lifecycle_event: 'start' },
      stdio: 'ignore',
    });
    started.push(shell);
    expect(await until(() => existsSync(join(data, 'running.json')), 30_000)).toBe(true);
    const pids = [holder().pid, ...serverPids(), postmaster()];
    shell.kill('SIGKILL');
    expect(await until(() => living(pids).length === 0, 20_000)).toBe(true);
  });

  test('--reset begins anew and touches nothing that is not ours', async () => {
    const first = await open();
    first.kill('SIGTERM');
    await first.ended();
    writeFileSync(join(data, 'holiday.jpg'), 'mine');
    const secret = readFileSync(join(data, 'secret'), 'utf8');
    await open(['--reset']);
    expect(readFileSync(join(data, 'holiday.jpg'), 'utf8')).toBe('mine');
    expect(readFileSync(join(data, 'secret'), 'utf8')).not.toBe(secret);
  });
});

describe('kill -9', () => {
  test('of the starter: the servers end with it and the next start takes over', async () => {
    const first = await open();
    const servers = serverPids();
    const database = postmaster();
    first.kill('SIGKILL');
    await first.ended();
    await open();
    expect(living([...servers, database])).toEqual([]);
    expect(await answers()).toBe(true);
  });

  test('of everything at once: the next start recovers', async () => {
    const first = await open();
    const parts = [...serverPids(), postmaster()];
    first.kill('SIGKILL');
    for (const pid of parts) process.kill(pid, 'SIGKILL');
    await first.ended();
    await open();
    expect(await answers()).toBe(true);
  });

  test('of a server, of the worker and of PostgreSQL: each is started again', async () => {
    await open();
    for (const victim of serverPids()) {
      process.kill(victim, 'SIGKILL');
      expect(
        await until(() => living(serverPids()).length === 2 && !serverPids().includes(victim), 60_000),
      ).toBe(true);
    }
    expect(await until(answers, 60_000)).toBe(true);
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    expect(
      await until(
        () => existsSync(join(data, 'postgres', 'postmaster.pid')) && postmaster() !== before,
        60_000,
      ),
    ).toBe(true);
    expect(await until(answers, 60_000)).toBe(true);
  });
});

describe('one sentence, and nothing made', () => {
  test.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ['an unknown option', ['--prot', '1'], {}, /Unknown option --prot; .*--help/],
    ['a bad port', ['--port', 'http'], {}, /"http" is not a port/],
    [
      'a role that is none',
      ['--serve', 'api,cook'],
      {},
      /"cook" is not a role; choose from api, worker, realtime, media/,
    ],
    [
      'an address that is none',
      [],
      { DATABASE_URL: 'mysql://here/jishi' },
      /DATABASE_URL is not an address of a PostgreSQL/,
    ],
    [
      'a database nobody serves',
      [],
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/jishi' },
      /No PostgreSQL answers at 127.0.0.1:1 .*correct DATABASE_URL/,
    ],
    ['a folder that is a file', ['--data', join(root, 'package.json')], {}, /is not a folder; .*--data DIR/],
    [
      'a folder nobody may write',
      ['--data', '/proc/jishi'],
      {},
      /may not write in \/proc\/jishi; .*--data DIR/,
    ],
  ])('%s', async (_, args, env, sentence) => {
    expect(await refused(args, env)).toMatch(sentence);
    expect(existsSync(data)).toBe(false);
  });

  test('a taken port', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    try {
      expect(await refused(['--port', String(port)])).toBe(
        `Port ${port} is taken by another program; choose another: npm start -- --port ${port + 1}.`,
      );
      expect(existsSync(data)).toBe(false);
    } finally {
      squatter.close();
    }
  });

  test.runIf(canMount())('a disk that is nearly full', async () => {
    const small = mkdtempSync(join(tmpdir(), 'jishi-small-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', small]);
    try {
      const sentence = await refused(['--data', join(small, 'data')]);
      expect(sentence).toMatch(/nearly full \(\d+ MB left, 500 MB needed\); free some space/);
      expect(existsSync(join(small, 'data'))).toBe(false);
    } finally {
      execFileSync('umount', [small]);
      rmSync(small, { recursive: true });
    }
  });

  test('databases that are not for this version', async () => {
    const postgres = await startTemporaryPostgres();
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      await client.query('create database foreigner');
      const foreign = new pg.Client({ connectionString: postgres.databaseUrl('foreigner') });
      await foreign.connect();
      await foreign.query('create table theirs (id int)');
      await foreign.end();
      const sentence = await refused([], { DATABASE_URL: postgres.databaseUrl('foreigner') });
      expect(sentence).toMatch(/"foreigner" holds tables that are not Jishi's/);

      const first = await open([], { DATABASE_URL: postgres.databaseUrl('shop') });
      first.kill('SIGINT');
      await first.ended();
      expect(existsSync(join(data, 'postgres'))).toBe(false);
      const newer = new pg.Client({ connectionString: postgres.databaseUrl('shop') });
      await newer.connect();
      await newer.query(
        `insert into platform.migrations (name, checksum) values ('29991231-0000-later.sql', '')`,
      );
      await newer.end();
      expect(await refused([], { DATABASE_URL: postgres.databaseUrl('shop') })).toMatch(
        /made by a newer version/,
      );

      await client.query(`create role guest login password 'guest'`);
      const guest = new URL(postgres.databaseUrl('nothing'));
      guest.username = 'guest';
      guest.password = 'wrong';
      expect(await refused([], { DATABASE_URL: guest.href })).toMatch(/does not let "guest" in/);
      guest.password = 'guest';
      expect(await refused([], { DATABASE_URL: guest.href })).toMatch(
        /no database "nothing" and this user may not create it/,
      );
    } finally {
      await client.end();
      await postgres.stop();
    }
  });
});
