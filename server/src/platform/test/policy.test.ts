// Deleting `on conflict do nothing` and its check in changePolicy, or the comparison with seenVersion, must break the races below.
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { at, later } from '../clock.ts';
import { Strict, Type } from '../contract.ts';
import { newId } from '../ids.ts';
import { changePolicy, field, inForce, policy, remembered, versionInForce, whatIsWrong } from '../policy.ts';
import type { Problem } from '../problem.ts';

const database = await testDatabase();
const { db, transact } = database;
const actorId = newId('person');

const opening = policy({
  name: 'test.opening',
  words: { zh: '营业时间', en: 'Opening hours' },
  schema: Strict({
    from: Type.Integer({ minimum: 0, maximum: 23, ...field('开门', 'Opens', 'hours') }),
    to: Type.Integer({ minimum: 1, maximum: 24, ...field('关门', 'Closes', 'hours') }),
  }),
  defaults: { from: 9, to: 18 },
  check: ({ from, to }) =>
    from < to ? null : { zh: '关门时间必须晚于开门时间。', en: 'It must close after it opens.' },
});
const change = (body: unknown, seenVersion: number, validFrom?: Date) =>
  transact((tx) =>
    changePolicy(tx, {
      name: opening.name,
      body,
      seenVersion,
      actorId,
      reason: '试营业',
      ...(validFrom ? { validFrom } : {}),
    }),
  );
const refusal = async (attempt: Promise<unknown>) =>
  ((await attempt.catch((error) => error)) as Problem).kind?.code;

test('the defaults are version 0', async () => {
  expect(await versionInForce(db, opening)).toEqual({ version: 0, body: { from: 9, to: 18 } });
});

test.each([
  ['an unknown field', { from: 9, to: 18, lunch: 12 }],
  ['a missing field', { from: 9 }],
  ['a value out of bounds', { from: -1, to: 18 }],
  ['a value of another type', { from: '9', to: 18 }],
  ['what the check refuses', { from: 18, to: 9 }],
  ['no object', null],
])('%s is refused', async (_what, body) => {
  expect(whatIsWrong(opening as never, body)).not.toBeNull();
  expect(await refusal(change(body, 0))).toBe('platform.policy_invalid');
  expect((await versionInForce(db, opening)).version).toBe(0);
});

test('of two operators who saw the same version one saves, and is told apart from the other', async () => {
  const saved = await Promise.allSettled([
    change({ from: 8, to: 18 }, 0),
    change({ from: 10, to: 18 }, 0),
    change({ from: 11, to: 18 }, 0),
  ]);
  const kinds = saved.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.kind.code));
  expect(kinds.map(String).toSorted()).toEqual(['1', 'platform.policy_changed', 'platform.policy_changed']);
  expect((await versionInForce(db, opening)).version).toBe(1);
});

test('a version waits for its day; a newer one at once replaces it', async () => {
  const tomorrow = later(new Date(), 86_400_000);
  expect(await change({ from: 7, to: 20 }, 1, tomorrow)).toBe(2);
  expect((await versionInForce(db, opening)).version).toBe(1);
  expect(await at(later(tomorrow, 1), () => inForce(db, opening))).toEqual({ from: 7, to: 20 });
  expect(await change({ from: 6, to: 21 }, 2)).toBe(3);
  expect(await at(later(tomorrow, 1), () => inForce(db, opening))).toEqual({ from: 6, to: 21 });
});

test('no version begins in the past', async () => {
  expect(await refusal(change({ from: 6, to: 22 }, 3, new Date(0)))).toBe('platform.policy_invalid');
});

test('a stored body is read as the code of today knows it', async () => {
  await database.pool.query(
    `insert into platform.policies (name, version, body, valid_from, changed_at, reason)
     values ('test.opening', 4, '{"from": 5, "lunch": 12}', now() - interval '1 s', now(), 'old')`,
  );
  expect(await inForce(db, opening)).toEqual({ from: 5, to: 18 });
});

test('what is remembered is at most a second old, and read afresh in a transaction', async () => {
  expect(await remembered(db, opening)).toEqual({ from: 5, to: 18 });
  await change({ from: 4, to: 18 }, 4);
  expect(await remembered(db, opening)).toEqual({ from: 5, to: 18 });
  expect(await transact((tx) => remembered(tx, opening))).toEqual({ from: 4, to: 18 });
  await expect.poll(() => remembered(db, opening), { timeout: 2_000 }).toEqual({ from: 4, to: 18 });
});

test('who changed what and why is in the audit log', async () => {
  const { rows } = await database.pool.query(
    `select actor_id, details from platform.audit_log where action = 'policy.changed' order by at limit 1`,
  );
  expect(rows).toEqual([{ actor_id: actorId, details: { version: 1, reason: '试营业' } }]);
});
