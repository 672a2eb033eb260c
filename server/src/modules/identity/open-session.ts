import { randomBytes } from 'node:crypto';
import { day, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { factorOf } from './second-factors.sql.ts';
import { newToken } from './person.ts';
import { insertSession } from './sessions.sql.ts';
import { isOperator } from './operators.sql.ts';
import { tokenHash } from './vault.ts';

export const sessionLifeMs = 30 * day;

export type OpenedSession = {
  readonly token: string;
  readonly sessionId: Id<'session'>;
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
  const owed = enrolled ? 'due' : 'none';
  await insertSession(tx, {
    personId,
    sessionId,
    tokenHash: tokenHash(token),
    device,
    expiresAt: later(now(), sessionLifeMs),
    secondFactor: factorPassed ? 'passed' : owed,
  });
  if (factorPassed) return { token, sessionId, secondFactor: 'none' };
  if (enrolled) return { token, sessionId, secondFactor: 'due' };
  return { token, sessionId, secondFactor: (await isOperator(tx, personId)) ? 'enrolment_due' : 'none' };
}
