// Deleting `for update` in lockFactor must make "one code at once" fail.
import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at } from '../../../platform/clock.ts';
import type { Id } from '../../../platform/ids.ts';
import { Problem } from '../../../platform/problem.ts';
import { enrolSecondFactor, grantOperator, openSession } from '../index.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  passSecondFactor,
  removeSecondFactor,
} from '../second-factor.ts';
import { after, makePerson, refusal, warm } from './make.ts';

const database = await testDatabase();
const codeAt = (secret: string, seconds: number) =>
  generateSync({ secret, epoch: after(seconds).getTime() / 1_000 });
const code = (result: unknown) => (result instanceof Problem ? result.kind.code : result);

async function enrolled() {
  const { personId } = await makePerson(database);
  return at(after(0), () =>
    database.transact(async (tx) => {
      const { sessionId } = await openSession(tx, personId);
      const { secret, uri } = await beginSecondFactor(tx, personId);
      const confirmed = await confirmSecondFactor(tx, { personId, sessionId }, codeAt(secret, 0));
      if (confirmed instanceof Problem) throw confirmed;
      return { personId, sessionId, secret, uri, ...confirmed };
    }),
  );
}
type Who = { personId: Id<'person'>; sessionId: Id<'session'> };
const pass = (who: Who, given: string, seconds: number) =>
  at(after(seconds), async () => code(await database.transact((tx) => passSecondFactor(tx, who, given))));

test('an enrolled person’s next session owes the second factor', async () => {
  const { personId, secret, uri, recoveryCodes } = await enrolled();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Jishi:.*secret=/);
  expect(new Set(recoveryCodes).size).toBe(10);
  const opened = await database.transact((tx) => openSession(tx, personId));
  expect(opened.secondFactor).toBe('due');
  expect(await pass({ personId, sessionId: opened.sessionId }, codeAt(secret, 60), 60)).toBeNull();
});

test('a code is taken once, and no older one after it', async () => {
  const who = await enrolled();
  expect(await pass(who, codeAt(who.secret, 0), 5)).toBe('identity.second_factor_wrong');
  expect(await pass(who, codeAt(who.secret, 30), 31)).toBeNull();
  expect(await pass(who, codeAt(who.secret, 30), 32)).toBe('identity.second_factor_wrong');
});

test('one code at once from eight places is taken once', async () => {
  await warm(database);
  for (let round = 0; round < 5; round++) {
    const who = await enrolled();
    const all = await Promise.all(Array.from({ length: 8 }, () => pass(who, codeAt(who.secret, 30), 30)));
    expect(all.filter((each) => each === null)).toHaveLength(1);
  }
});

test('five wrong codes lock it for a quarter of an hour', async () => {
  const who = await enrolled();
  for (let i = 0; i < 5; i++)
    expect(await pass(who, 'aaaa-aaaa-aaaa', 60)).toBe('identity.second_factor_wrong');
  expect(await pass(who, codeAt(who.secret, 90), 90)).toBe('identity.second_factor_locked');
  expect(await pass(who, codeAt(who.secret, 960), 961)).toBeNull();
});

test('a recovery code is good once', async () => {
  const who = await enrolled();
  expect(await pass(who, who.recoveryCodes[3]!, 60)).toBeNull();
  expect(await pass(who, who.recoveryCodes[3]!, 60)).toBe('identity.second_factor_wrong');
});

test('removing it needs it, ends sessions that owed it, and operators keep theirs', async () => {
  const who = await enrolled();
  const { sessionId } = await database.transact((tx) => openSession(tx, who.personId));
  const remove = (given: string, seconds: number) =>
    at(after(seconds), () => database.transact((tx) => removeSecondFactor(tx, who.personId, given)));
  expect(code(await remove('000000', 60))).toBe('identity.second_factor_wrong');
  expect(await remove(codeAt(who.secret, 60), 60)).toBeNull();
  expect(await pass({ ...who, sessionId }, codeAt(who.secret, 90), 90)).toBe('identity.no_second_factor');
  const { rows } = await database.pool.query('select 1 from identity.sessions where session_id = $1', [
    sessionId,
  ]);
  expect(rows).toHaveLength(0);

  const operator = await enrolled();
  await database.transact((tx) => grantOperator(tx, { personId: operator.personId, permissions: ['audit'] }));
  const kept = await at(after(60), () =>
    database.transact((tx) => removeSecondFactor(tx, operator.personId, codeAt(operator.secret, 60))),
  );
  expect(code(kept)).toBe('identity.second_factor_required');
});

test('a second set-up cannot replace a confirmed one', async () => {
  const { personId } = await enrolled();
  expect(await refusal(database.transact((tx) => beginSecondFactor(tx, personId)))).toBe(
    'identity.second_factor_exists',
  );
});

test('a demo operator has a known secret, which the database does not show', async () => {
  const { personId } = await makePerson(database);
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const { sessionId } = await database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['audit'] });
    expect((await openSession(tx, personId)).secondFactor).toBe('enrolment_due');
    await enrolSecondFactor(tx, personId, secret);
    return openSession(tx, personId);
  });
  expect(await pass({ personId, sessionId }, codeAt(secret, 0), 0)).toBeNull();
  const { rows } = await database.pool.query(
    'select secret from identity.second_factors where person_id = $1',
    [personId],
  );
  expect(rows[0].secret.toString('latin1')).not.toContain(secret);
});
