import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { markUsed, takeAttempt } from './codes.sql.ts';
import { openSession, type OpenedSession } from './open-session.ts';
import { personById } from './people.sql.ts';
import { signInPolicy } from './policy.ts';
import { codeWrong, personSuspended } from './problems.ts';
import { signUp } from './sign-up.ts';
import { codeHash, phoneHash } from './vault.ts';

/**
 * Signs in with a phone and its code; the first time makes the person. Answers the Problem instead of
 * throwing it, because a wrong guess has to be counted and a throw would roll the count back.
 */
export async function signIn(
  tx: Tx,
  { phone, code, device }: { phone: string; code: string; device: string },
): Promise<(OpenedSession & { personId: Id<'person'> }) | Problem> {
  if (!(await useCode(tx, phone, code))) return new Problem(codeWrong);
  const personId = await signUp(tx, { phone });
  const person = (await personById(tx, personId))!;
  // Told only to someone who holds the phone.
  if (person.state === 'suspended') return new Problem(personSuspended, { reason: person.reason });
  return { personId, ...(await openSession(tx, personId, { device })) };
}

/** Whether the code is the phone's; it is good once. Takes as long when there is none to compare with. */
export async function useCode(tx: Tx, phone: string, code: string): Promise<boolean> {
  const hash = phoneHash(phone);
  const { codeAttempts } = await inForce(tx, signInPolicy);
  const expected = await takeAttempt(tx, hash, codeAttempts);
  const right = timingSafeEqual(codeHash(phone, code), expected ?? randomBytes(32));
  if (right) await markUsed(tx, hash);
  return right;
}
