import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { backup } from '../database/backup.ts';
import { connected } from '../database/connect.ts';
import { prepare } from '../database/prepare.ts';
import { restore } from '../database/restore.ts';
import { contentHash } from '../database/tables.ts';
import { startTemporaryPostgres } from '../embedded-postgres/temporary.mjs';

let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let home: string;
let data: string;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'jishi-backup-'));
  data = join(home, 'data');
  mkdirSync(join(data, 'media', 'ab'), { recursive: true });
  writeFileSync(join(data, 'media', 'ab', 'abcd.webp'), 'a picture');
  writeFileSync(join(data, 'secret'), 'signs tokens');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const hashOf = (url: string) => connected(url, contentHash);

/** A migrated database with values that are hard to carry: quotes, line ends, nulls, bytes, floats, generated columns, parents after children. */
async function filled(name: string): Promise<string> {
  const url = postgres.databaseUrl(name);
  await prepare(url, { demo: false });
  await connected(url, (client) =>
    client.query(`
      insert into platform.audit_log (audit_id, at, action, subject, details)
      select gen_random_uuid(), '2026-11-11 20:00:00.123456+08'::timestamptz + n * interval '1 second',
             'price.set', E'苹果\t"8 斤"\r\n\\\\N ' || n, jsonb_build_object('n', n, 'note', E'换行\n')
      from generate_series(1, 2000) n`),
  );
  return url;
}

test('what is restored is what was backed up, to the byte', async () => {
  const url = await filled('original');
  const before = await hashOf(url);
  const manifest = await backup(url, data, join(home, 'backup'));
  expect(manifest.tables.length).toBeGreaterThan(3);

  const copy = postgres.databaseUrl('copy');
  const otherData = join(home, 'other');
  mkdirSync(otherData);
  await restore(copy, otherData, join(home, 'backup'), { replace: false });
  expect(await hashOf(copy)).toBe(before);
  expect(readFileSync(join(otherData, 'media', 'ab', 'abcd.webp'), 'utf8')).toBe('a picture');
  expect(readFileSync(join(otherData, 'secret'), 'utf8')).toBe('signs tokens');
});

test('the hash notices a single changed value', async () => {
  const url = await filled('changed');
  const before = await hashOf(url);
  await connected(url, (client) =>
    client.query(
      `update platform.audit_log set details = '{}' where audit_id = (select min(audit_id::text)::uuid from platform.audit_log)`,
    ),
  );
  expect(await hashOf(url)).not.toBe(before);
});

test('a present database is replaced only when that is said, and only by a whole backup', async () => {
  const url = await filled('present');
  const before = await hashOf(url);
  const folder = join(home, 'backup');
  await backup(url, data, folder);
  await expect(restore(url, data, folder, { replace: false })).rejects.toThrow(
    /exists already; add --replace/,
  );

  const file = join(folder, 'tables', 'platform.audit_log.copy.gz');
  const whole = readFileSync(file);
  writeFileSync(file, gzipSync(gunzipSync(whole).toString().replace('price.set', 'price.sat')));
  await expect(restore(url, data, folder, { replace: true })).rejects.toThrow(/backup is damaged.*audit_log/);
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  await expect(restore(url, data, folder, { replace: true })).rejects.toThrow(/backup is damaged/);
  expect(await hashOf(url)).toBe(before);

  writeFileSync(file, whole);
  await connected(url, (client) => client.query('truncate platform.audit_log'));
  await restore(url, data, folder, { replace: true });
  expect(await hashOf(url)).toBe(before);
  const names = await connected(url, (client) =>
    client.query(`select datname from pg_database where datname like 'present%'`),
  );
  expect(names.rows).toEqual([{ datname: 'present' }]);
});

test('a backup of another version, a folder that is none, and a taken name are refused', async () => {
  const url = await filled('versions');
  const folder = join(home, 'backup');
  await backup(url, data, folder);
  await expect(backup(url, data, folder)).rejects.toThrow(/exists already; choose a new name/);
  await expect(restore(url, data, data, { replace: true })).rejects.toThrow(/is not a backup/);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ ...manifest, migrations: [...manifest.migrations, '29991231-0000-later.sql'] }),
  );
  await expect(restore(url, data, folder, { replace: true })).rejects.toThrow(/made by another version/);
});

test('a backup that fails leaves nothing', async () => {
  await expect(backup(postgres.databaseUrl('nowhere'), data, join(home, 'backup'))).rejects.toThrow(
    /no database "nowhere"/,
  );
  expect(readdirSync(home)).toEqual(['data']);
  expect(existsSync(join(home, 'backup.unfinished'))).toBe(false);
});
