import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller } from './caller.ts';
import { isOperator } from './operators.sql.ts';
import { forgetPersonalData, lockPerson } from './people.sql.ts';
import { codeWrong, erasureBlocked, personIsOperator } from './problems.ts';
import { phoneOf } from './phone-of.ts';
import { deleteSessions } from './sessions.sql.ts';
import { shopsWorkedIn } from './shops.sql.ts';
import { useCode } from './sign-in.ts';
import { phoneHash } from './vault.ts';

/**
 * Erases a person's data for good: their key is forgotten, so addresses on old orders cannot be read either,
 * while orders and money stay. Answers the Problem, because a wrong code has to be counted.
 */
export async function erasePerson(
  tx: Tx,
  { personId, code }: { personId: Id<'person'>; code: string },
): Promise<Problem | null> {
  await lockPerson(tx, personId);
  if (await isOperator(tx, personId)) return new Problem(personIsOperator);
  if ((await shopsWorkedIn(tx, personId)).some(({ role }) => role === 'owner'))
    return new Problem(erasureBlocked);
  const phone = await phoneOf(tx, personId);
  if (!(await useCode(tx, phone, code))) return new Problem(codeWrong);
  await forgetPersonalData(tx, personId, phoneHash(phone));
  await deleteSessions(tx, personId);
  forgetCaller(personId);
  await publish(tx, 'identity.person_erased', { personId });
  await audit(tx, {
    actorId: personId,
    action: 'identity.person_erased',
    subject: toWire('person', personId),
  });
  return null;
}
