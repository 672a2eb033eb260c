import { randomBytes } from 'node:crypto';
import { day, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { factorOf } from './second-factors.sql.ts';
import { newToken } from './person.ts';
import { signInPolicy } from './policy.ts';
import { insertSession } from './sessions.sql.ts';
import { isOperator } from './operators.sql.ts';
import { tokenHash } from './vault.ts';

export type OpenedSession = {
  readonly token: string;
  readonly sessionId: Id<'session'>;
  readonly lifeMs: number;
  /** `due`: the session opens nothing until the second factor is confirmed. `enrolment_due`: an operator without one. */
  readonly secondFactor: 'none' | 'due' | 'enrolment_due';
};

/**
 * Opens a session for a person who has proven their phone. `factorPassed` is for those who need not prove
 * more here: the seed town, tests and benches.
 */
export async function openSession(
  tx: Tx,
  personId: Id<'person'>,
  { device = 'API', factorPassed = false }: { device?: string; factorPassed?: boolean } = {},
): Promise<OpenedSession> {
  const token = newToken(personId, randomBytes(32));
  const sessionId = newId('session', personId);
  const enrolled = Boolean((await factorOf(tx, personId))?.confirmedAt);
  const lifeMs = (await inForce(tx, signInPolicy)).sessionDays * day;
  const owed = enrolled ? 'due' : 'none';
  await insertSession(tx, {
    personId,
    sessionId,
    tokenHash: tokenHash(token),
    device,
    expiresAt: later(now(), lifeMs),
    secondFactor: factorPassed ? 'passed' : owed,
  });
  if (factorPassed) return { token, sessionId, lifeMs, secondFactor: 'none' };
  if (enrolled) return { token, sessionId, lifeMs, secondFactor: 'due' };
  return {
    token,
    sessionId,
    lifeMs,
    secondFactor: (await isOperator(tx, personId)) ? 'enrolment_due' : 'none',
  };
}
