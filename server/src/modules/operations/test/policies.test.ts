import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { Strict, Type } from '../../../platform/contract.ts';
import { field, policy } from '../../../platform/policy.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openOperations } from '../module.ts';

policy({
  name: 'test.greeting',
  words: { zh: '问候', en: 'Greeting' },
  schema: Strict({ times: Type.Integer({ minimum: 1, maximum: 3, ...field('次数', 'Times', 'times') }) }),
  defaults: { times: 1 },
});
const database = await testDatabase();
const { call } = testApp(database, [openOperations]);
const operatorToken = (phone: string, permissions: ('policies' | 'audit')[]) =>
  database.transact(async (tx) => {
    const personId = await signUp(tx, { phone, nickname: '陈运营' });
    await grantOperator(tx, { personId, permissions });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
const token = await operatorToken('13800000900', ['policies']);
const path = '/operations/policies/test.greeting';
const save = (times: number, seenVersion: number, more: object = {}) =>
  call(`POST ${path}/versions`, { token, body: { body: { times }, seenVersion, reason: '节日', ...more } });

test('a policy never changed shows its defaults and its form', async () => {
  const { items } = (await call('GET /operations/policies', { token })).body;
  expect(items).toContainEqual({
    name: 'test.greeting',
    words: { zh: '问候', en: 'Greeting' },
    version: 0,
    changedAt: null,
    changedBy: null,
    scheduled: 0,
    proposed: 0,
  });
  const { body } = await call(`GET ${path}`, { token });
  expect(body).toMatchObject({ version: 0, seenVersion: 0, body: { times: 1 }, versions: [] });
  expect(body.schema.properties.times).toMatchObject({
    minimum: 1,
    words: { zh: '次数', en: 'Times' },
    unit: 'times',
  });
});

test('versions: in force, scheduled, replaced, past', async () => {
  expect(await save(2, 0)).toMatchObject({ status: 201, body: { version: 1, body: { times: 2 } } });
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  expect((await save(3, 1, { validFrom: soon })).body).toMatchObject({ version: 1, seenVersion: 2 });
  const { items } = (await call('GET /operations/policies', { token })).body;
  expect(items.find(({ name }: { name: string }) => name === 'test.greeting')).toMatchObject({
    version: 1,
    scheduled: 1,
    changedBy: { nickname: '陈运营' },
  });
  const { body } = await save(1, 2);
  expect(body.versions).toMatchObject([
    { version: 3, state: 'in_force', reason: '节日', changedBy: { nickname: '陈运营' } },
    { version: 2, state: 'replaced', validFrom: soon },
    { version: 1, state: 'past' },
  ]);
});

test('the refusals say what to do, in the language of the caller', async () => {
  expect((await save(9, 3)).body.code).toBe('platform.policy_invalid');
  const late = await call(`POST ${path}/versions`, {
    token,
    body: { body: { times: 1 }, seenVersion: 2, reason: '节日' },
    language: 'zh',
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'platform.policy_changed' } });
  expect(late.body.detail).toContain('第 3 版');
});

test('an unknown policy is not found; another permission is not enough', async () => {
  expect((await call('GET /operations/policies/no.such', { token })).status).toBe(404);
  const other = await operatorToken('13800000901', ['audit']);
  expect((await call('GET /operations/policies', { token: other })).status).toBe(403);
  expect((await call(`POST ${path}/versions`, { token: other, body: {} })).status).toBe(403);
});
