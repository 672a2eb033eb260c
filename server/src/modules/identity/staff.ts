import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { shopRoles, type ShopPermission, type ShopRole } from '../../platform/permissions.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller } from './caller.ts';
import { alreadyStaff, lastOwner } from './problems.ts';
import { deleteStaff, insertStaff, lockOwners, staffRows, updateRole } from './staff.sql.ts';

type Post = { shopId: Id<'shop'>; personId: Id<'person'> };
type By = { actorId: Id<'person'> | null };

/** Lets a person work in a shop. Without a name there it is called by its nickname. Throws alreadyStaff. */
export async function addStaff(
  tx: Tx,
  { shopId, personId, role, name, actorId }: Post & By & { role: ShopRole; name?: string },
): Promise<void> {
  if (!(await insertStaff(tx, shopId, personId, role, name))) throw new Problem(alreadyStaff);
  forgetCaller(personId);
  await publish(tx, 'identity.staff_added', { shopId, personId, role });
  await audit(tx, {
    actorId,
    action: 'identity.staff_added',
    subject: toWire('person', personId),
    shopId,
    details: { role },
  });
}

/** Throws lastOwner when the only owner would become something else. */
export async function changeRole(
  tx: Tx,
  { shopId, personId, role, actorId }: Post & By & { role: ShopRole },
): Promise<void> {
  if (role !== 'owner') await keepAnOwner(tx, { shopId, personId });
  if (!(await updateRole(tx, shopId, personId, role))) throw new Problem(idNotFound);
  forgetCaller(personId);
  await audit(tx, {
    actorId,
    action: 'identity.role_changed',
    subject: toWire('person', personId),
    shopId,
    details: { role },
  });
}

/** Throws lastOwner. */
export async function removeStaff(tx: Tx, { shopId, personId, actorId }: Post & By): Promise<void> {
  await keepAnOwner(tx, { shopId, personId });
  if (!(await deleteStaff(tx, shopId, personId))) throw new Problem(idNotFound);
  forgetCaller(personId);
  await publish(tx, 'identity.staff_removed', { shopId, personId });
  await audit(tx, { actorId, action: 'identity.staff_removed', subject: toWire('person', personId), shopId });
}

async function keepAnOwner(tx: Tx, { shopId, personId }: Post): Promise<void> {
  const owners = await lockOwners(tx, shopId);
  if (owners.length === 1 && owners[0] === personId) throw new Problem(lastOwner);
}

/** The people of a shop who may do a thing: those to tell when it has to be done. */
export async function staffWith(
  db: Db,
  shopId: Id<'shop'>,
  permission: ShopPermission,
): Promise<Id<'person'>[]> {
  const rows = await staffRows(db, [shopId]);
  return rows.filter(({ role }) => shopRoles[role].includes(permission)).map(({ personId }) => personId);
}
