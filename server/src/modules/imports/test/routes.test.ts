import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { toWire, type Id } from '../../../platform/ids.ts';
import { categoryIdOf } from '../../catalog/index.ts';
import { makeShop } from '../../catalog/test/make.ts';
import { publicRules } from '../fetch-picture.ts';
import { openImports } from '../module.ts';
import { runImport } from '../run-import.ts';
import { csv } from './make.ts';

const database = await testDatabase();
const { app, call, house } = testApp(database, [openImports]);
const shop = await makeShop(database);
const other = await makeShop(database, '别家');
const categoryId = toWire('category', await categoryIdOf(database.db, 'dresses'));
const path = `/shops/${shop.wire}/product-imports`;

const boundary = '----jishi';
async function upload(text: string | Buffer, { token = shop.token, language = 'en' } = {}) {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="products.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const answer = await app.inject({
    method: 'POST',
    url: `/api${path}`,
    payload: Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      authorization: `Bearer ${token}`,
      'accept-language': language,
    },
  });
  return { status: answer.statusCode, body: answer.json() };
}
const two = csv([
  { Handle: 'a', Title: 'A', 'Variant Price': '1', Extra: 'x' },
  { Handle: 'b', Title: 'B', 'Variant Price': 'much' },
]);

test('a file is previewed with its errors, line by line and in both languages, then run and exported', async () => {
  const { status, body: preview } = await upload(two);
  expect([status, preview.state, preview.counts]).toEqual([
    201,
    'ready',
    { create: 1, update: 0, unchanged: 0, refused: 1, warnings: 2 },
  ]);
  expect(preview.notes.map(({ code }: { code: string }) => code)).toEqual([
    'currency_as_yuan',
    'columns_ignored',
  ]);
  const rows = async (language: string, which = 'all') =>
    (await call(`GET ${path}/${preview.importId}/rows?which=${which}`, { token: shop.token, language })).body
      .items;
  const [, refused] = await rows('en');
  expect(refused).toMatchObject({ line: 3, action: 'refuse', state: 'failed' });
  expect(refused.notes[0]).toMatchObject({
    severity: 'error',
    line: 3,
    column: 'Variant Price',
    words: '"much" is not a price. Write it like 12.50.',
  });
  expect((await rows('zh', 'problems')).at(-1).notes[0].words).toBe(
    '「much」不是有效价格，请写成 12.50 这样的格式。',
  );
  expect(await rows('en', 'update')).toEqual([]);
  const run = await call(`POST ${path}/${preview.importId}/run`, { token: shop.token, body: { categoryId } });
  expect([run.status, run.body.state]).toEqual([202, 'running']);
  const importId = preview.importId.replace(
    /^imp_(.{8})(.{4})(.{4})(.{4})(.{12})$/,
    '$1-$2-$3-$4-$5',
  ) as Id<'productImport'>;
  await runImport(
    database,
    { storage: house.storage, publicUrl: house.config.publicUrl, rules: publicRules },
    importId,
  );
  const { body: done } = await call(`GET ${path}/${preview.importId}`, { token: shop.token });
  expect(done).toMatchObject({ state: 'done', progress: { done: 1, failed: 0, total: 1 }, categoryId });
  const { body: exported, headers } = await call(`GET /shops/${shop.wire}/product-export`, {
    token: shop.token,
  });
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(exported).toContain('a,A,');
  expect((await call(`POST ${path}/${preview.importId}/undo`, { token: shop.token })).body.state).toBe(
    'undoing',
  );
});

test('each refusal has its code', async () => {
  const code = async (text: string | Buffer) => (await upload(text)).body.code;
  expect(await code('name,price\n')).toBe('imports.file_unreadable');
  expect(await code('Handle,Title\na,"b\n')).toBe('imports.file_broken');
  expect(await code(Buffer.alloc(21 * 1_048_576, 'a'))).toBe('imports.file_too_large');
  const { body: one } = await upload(two);
  expect((await call(`POST ${path}/${one.importId}/undo`, { token: shop.token })).body.code).toBe(
    'imports.not_in_state',
  );
  const json = await app.inject({
    method: 'POST',
    url: `/api${path}`,
    payload: {},
    headers: { authorization: `Bearer ${shop.token}` },
  });
  expect([json.statusCode, json.json().code]).toEqual([400, 'imports.file_missing']);
});

test('imports are paged, and another shop finds none of them', async () => {
  const { body: one } = await upload(two);
  const { body: first } = await call(`GET ${path}?limit=1`, { token: shop.token });
  const { body: second } = await call(`GET ${path}?limit=1&cursor=${first.next}`, { token: shop.token });
  expect(second.items[0].importId).not.toBe(first.items[0].importId);
  expect((await call(`GET ${path}?cursor=eA`, { token: shop.token })).status).toBe(400);
  expect(
    (await call(`GET ${path}/${one.importId}/rows?cursor=WzFlMzAwXQ`, { token: shop.token })).status,
  ).toBe(400);
  const theirs = `/shops/${other.wire}/product-imports/${one.importId}`;
  for (const route of [`GET ${theirs}`, `GET ${theirs}/rows`, `POST ${theirs}/undo`]) {
    expect((await call(route, { token: other.token })).status, route).toBe(404);
  }
  expect((await call(`POST ${theirs}/run`, { token: other.token, body: { categoryId } })).status).toBe(404);
  expect((await upload(two, { token: other.token })).status).toBe(404);
});
