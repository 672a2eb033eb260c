import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller } from './caller.ts';
import { isOperator } from './operators.sql.ts';
import { personById, setPersonState } from './people.sql.ts';
import { personIsOperator } from './problems.ts';
import { deleteSessions } from './sessions.sql.ts';

type By = { personId: Id<'person'>; actorId: Id<'person'> };

/** Ends a person's sessions and keeps them out. Doing it twice changes nothing. Throws personIsOperator. */
export async function suspendPerson(
  tx: Tx,
  { personId, actorId, reason }: By & { reason: string },
): Promise<void> {
  if (await isOperator(tx, personId)) throw new Problem(personIsOperator);
  if (!(await setPersonState(tx, personId, { from: 'active', to: 'suspended', reason })))
    return mustExist(tx, personId);
  await deleteSessions(tx, personId);
  forgetCaller(personId);
  await publish(tx, 'identity.person_suspended', { personId, reason });
  await audit(tx, {
    actorId,
    action: 'identity.person_suspended',
    subject: toWire('person', personId),
    details: { reason },
  });
}

export async function reinstatePerson(tx: Tx, { personId, actorId }: By): Promise<void> {
  if (!(await setPersonState(tx, personId, { from: 'suspended', to: 'active', reason: null })))
    return mustExist(tx, personId);
  await publish(tx, 'identity.person_reinstated', { personId });
  await audit(tx, { actorId, action: 'identity.person_reinstated', subject: toWire('person', personId) });
}

async function mustExist(tx: Tx, personId: Id<'person'>): Promise<void> {
  if (!(await personById(tx, personId))) throw new Problem(idNotFound);
}
