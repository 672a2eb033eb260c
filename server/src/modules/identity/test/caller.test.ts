// Deleting `changing` from caller.ts must make "a change is never remembered the old way" fail.
import type { FastifyRequest } from 'fastify';
import { expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { openDatabase } from '../../../platform/db.ts';
import { at, day, hour, later, now } from '../../../platform/clock.ts';
import { forgetCaller, staleMs } from '../caller.ts';
import { callerOf, grantOperator, openSession, openShop } from '../index.ts';
import { addStaff, changeRole } from '../staff.ts';
import { apples, makePerson } from './make.ts';

const database = await testDatabase();
const resolve = callerOf(database);
const requestWith = (token: string) =>
  ({ headers: { authorization: `Bearer ${token}` }, cookies: {} }) as unknown as FastifyRequest;
const caller = (token: string) => resolve(requestWith(token));

async function shopOf(name: string) {
  const owner = await makePerson(database);
  const shopId = await database.transact((tx) =>
    openShop(tx, { ownerId: owner.personId, ...apples, name: { zh: name } }),
  );
  return { owner, shopId };
}

/** What another process would do: the database changes, this one is not told. */
const elsewhere = (statement: string, values: unknown[]) => database.pool.query(statement, values);

test('a caller is remembered, so that a rush of orders costs no query each', async () => {
  const { token } = await makePerson(database);
  expect(await caller(token)).toBe(await caller(token));
  const before = performance.now();
  for (let i = 0; i < 20_000; i++) await caller(token);
  expect(20_000 / ((performance.now() - before) / 1_000)).toBeGreaterThan(20_000);
});

test('a session that ended elsewhere is noticed within five seconds', async () => {
  const { token, personId } = await makePerson(database);
  expect(await caller(token)).not.toBeNull();
  await elsewhere('delete from identity.sessions where person_id = $1', [personId]);
  await vi.waitFor(async () => expect(await caller(token)).toBeNull(), {
    timeout: staleMs + 500,
    interval: 250,
  });
});

test('a change is never remembered the old way, although it commits after it was announced', async () => {
  const { owner, shopId } = await shopOf('先说后做');
  const clerk = await makePerson(database);
  await database.transact((tx) =>
    addStaff(tx, { shopId, personId: clerk.personId, role: 'clerk', actorId: null }),
  );
  expect((await caller(clerk.token))!.shops.get(shopId)).toBe('clerk');
  await database.transact(async (tx) => {
    await changeRole(tx, { shopId, personId: clerk.personId, role: 'manager', actorId: owner.personId });
    expect((await caller(clerk.token))!.shops.get(shopId)).toBe('clerk');
  });
  expect((await caller(clerk.token))!.shops.get(shopId)).toBe('manager');
});

test('a session ends after thirty days, an operator’s second factor after twelve hours', async () => {
  const { personId } = await makePerson(database);
  const { token } = await database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['audit'] });
    return openSession(tx, personId, { factorPassed: true });
  });
  const start = now();
  const then = (ms: number) => {
    forgetCaller(personId);
    return at(later(start, ms), () => caller(token));
  };
  expect(await then(11 * hour)).toMatchObject({ secondFactor: true });
  expect(await then(13 * hour)).toMatchObject({ secondFactor: false });
  expect(await then(29 * day)).not.toBeNull();
  expect(await then(31 * day)).toBeNull();
});

test('when the database is away the answer is an error, and not remembered', async () => {
  const { token } = await makePerson(database);
  const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
  await expect(callerOf(away)(requestWith(token))).rejects.toThrow('ECONNREFUSED');
  await away.close();
  expect(await caller(token)).not.toBeNull();
});
