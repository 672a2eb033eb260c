import { later, second } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Id } from '../../../platform/ids.ts';
import type { TestApp } from '../../../../test/app.ts';
import { grantOperator, openSession, signUp } from '../index.ts';

/** A phone nobody has used yet. */
let phones = 0;
export const newPhone = () =>
  `139${String(process.pid % 1000).padStart(3, '0')}${String(++phones).padStart(5, '0')}`;

export async function makePerson(
  database: Database,
  nickname = '小满',
): Promise<{ personId: Id<'person'>; phone: string; token: string }> {
  const phone = newPhone();
  return database.transact(async (tx) => {
    const personId = await signUp(tx, { phone, nickname });
    return { personId, phone, token: (await openSession(tx, personId)).token };
  });
}

/** The code of the Problem that an act is refused with. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  const refused = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused instanceof Problem) return refused.kind.code;
  throw refused ?? new Error('it was not refused');
}

export const apples = {
  name: { zh: '洛川苹果合作社', en: 'Luochuan Apples' },
  intro: { zh: '自家果园' },
  kind: 'co-operative',
  regionCode: '610629',
} as const;
export const wenSanRoad = {
  recipient: '小满',
  phone: '13800000001',
  regionCode: '330106',
  detail: '文三路 1 号 2 单元',
} as const;

export const start = new Date('2026-11-22T08:00:00Z');
export const after = (seconds: number) => later(start, seconds * second);

/** Signs in as a person does: asks for a code, reads it, enters it. */
export async function signInAs(
  { call }: Pick<TestApp, 'call'>,
  phone: string,
  headers: Record<string, string> = {},
) {
  await call('POST /sign-in-codes', { body: { phone } });
  const [message] = (await call(`GET /development/inbox?phone=${phone}`)).body.items;
  return call('POST /sessions', { body: { phone, code: message.code, bearer: true }, headers });
}

export async function makeOperator(database: Database) {
  const person = await makePerson(database, '陈运营');
  const permissions = ['review.shops', 'people.read', 'people.suspend'] as const;
  const token = await database.transact(async (tx) => {
    await grantOperator(tx, { personId: person.personId, permissions });
    return (await openSession(tx, person.personId, { factorPassed: true })).token;
  });
  return { ...person, token };
}

/** Opens every connection of the pool, so that what a race starts at once really runs at once. */
export async function warm({ pool }: Database): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => pool.query('select pg_sleep(0.02)')));
}
