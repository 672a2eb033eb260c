// Deleting `and attempts < …` in takeAttempt, or `where … used_at is null`, must make this file fail.
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at } from '../../../platform/clock.ts';
import { openLog } from '../../../platform/log.ts';
import { Problem } from '../../../platform/problem.ts';
import { inbox } from '../codes.sql.ts';
import { sendCode } from '../send-code.ts';
import { signIn } from '../sign-in.ts';
import { localSms } from '../sms-local.ts';
import { after, newPhone, refusal } from './make.ts';

const database = await testDatabase();
const sms = localSms(database, openLog('silent'));

const send = (phone: string, seconds: number, networkAddress = '10.0.0.1') =>
  at(after(seconds), () => sendCode(database, sms, { phone, networkAddress, locale: 'zh' }));
const codeOf = async (phone: string) => (await inbox(database.db, phone))[0]!.code;
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
async function enter(phone: string, code: string, seconds: number): Promise<string> {
  const result = await at(after(seconds), () =>
    database.transact((tx) => signIn(tx, { phone, code, device: 'test' })),
  );
  return result instanceof Problem ? result.kind.code : result.personId;
}

test('the first sign-in makes the person, the next finds them', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const first = await enter(phone, await codeOf(phone), 10);
  await send(phone, 20);
  expect(await enter(phone, await codeOf(phone), 30)).toBe(first);
});

test('a code is good once', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const code = await codeOf(phone);
  await enter(phone, code, 1);
  expect(await enter(phone, code, 2)).toBe('identity.code_wrong');
});

test('a code is good for five minutes', async () => {
  const phone = newPhone();
  await send(phone, 0);
  expect(await enter(phone, await codeOf(phone), 300)).toBe('identity.code_wrong');
  expect(await enter(phone, await codeOf(phone), 299)).toMatch(/^[0-9a-f-]{36}$/);
});

test('five guesses, then even the right code is refused', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const code = await codeOf(phone);
  for (let i = 0; i < 5; i++) expect(await enter(phone, wrong(code), 1)).toBe('identity.code_wrong');
  expect(await enter(phone, code, 2)).toBe('identity.code_wrong');
});

test('forty guesses at once are still five: the right one among the last is refused', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const code = await codeOf(phone);
  await Promise.all(Array.from({ length: 40 }, () => enter(phone, wrong(code), 1)));
  expect(await enter(phone, code, 2)).toBe('identity.code_wrong');
});

test('two sign-ins at once with one code: one gets in', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const code = await codeOf(phone);
  const all = await Promise.all(Array.from({ length: 8 }, () => enter(phone, code, 1)));
  expect(all.filter((each) => each !== 'identity.code_wrong')).toHaveLength(1);
});

test('another code may be asked for after a minute, and replaces the one before', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const old = await codeOf(phone);
  expect(await refusal(send(phone, 59))).toBe('identity.code_too_soon');
  await send(phone, 60);
  const fresh = await codeOf(phone);
  if (old !== fresh) expect(await enter(phone, old, 61)).toBe('identity.code_wrong');
  expect(await enter(phone, fresh, 62)).toMatch(/^[0-9a-f-]{36}$/);
});

test('five unanswered codes an hour, then wait; an answered one opens the way', async () => {
  const phone = newPhone();
  for (let i = 0; i < 5; i++) await send(phone, i * 60);
  expect(await refusal(send(phone, 400))).toBe('identity.code_limit');
  await enter(phone, await codeOf(phone), 401);
  await send(phone, 402);
  const other = newPhone();
  for (let i = 0; i < 5; i++) await send(other, i * 60);
  await send(other, 3_600);
});

test('a network address may ask for 300 codes an hour', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 310 }, () => send(newPhone(), 0, '203.0.113.9')),
  );
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(300);
});

test('the code is nowhere in the database but in the development inbox', async () => {
  const phone = newPhone();
  await send(phone, 0);
  const { rows } = await database.pool.query(
    `select row_to_json(c)::text as row from identity.sign_in_codes c`,
  );
  const code = await codeOf(phone);
  for (const { row } of rows) expect(row).not.toContain(`"${code}"`);
  for (const { row } of rows) expect(row).not.toContain(phone);
});
