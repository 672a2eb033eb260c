import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { OperatorPermission } from '../../platform/permissions.ts';
import { forgetCaller } from './caller.ts';
import { deleteOperator, putOperator } from './operators.sql.ts';

/** Makes someone an operator, or changes what an operator may do. Done from the command line and by the seed town. */
export async function grantOperator(
  tx: Tx,
  {
    personId,
    permissions,
    actorId = null,
  }: { personId: Id<'person'>; permissions: readonly OperatorPermission[]; actorId?: Id<'person'> | null },
): Promise<void> {
  await putOperator(tx, personId, permissions);
  forgetCaller(personId);
  await audit(tx, {
    actorId,
    action: 'identity.operator_granted',
    subject: toWire('person', personId),
    details: { permissions },
  });
}

export async function endOperator(
  tx: Tx,
  personId: Id<'person'>,
  actorId: Id<'person'> | null = null,
): Promise<void> {
  if (!(await deleteOperator(tx, personId))) return;
  forgetCaller(personId);
  await audit(tx, { actorId, action: 'identity.operator_ended', subject: toWire('person', personId) });
}
