import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { countGoing, insertVersion, setActivityStock, updateActivity } from './activities.sql.ts';
import { stateOf } from './activity.ts';
import { checkTimes } from './check-definition.ts';
import { checkScope } from './check-scope.ts';
import { ownerOf, type Owner } from './owner.ts';
import { activityPolicy } from './policy.ts';
import { activityNotInState, tooManyActivities } from './problems.ts';
import { auditActivity, createActivity, ownActivity, refuseErrors, stockIn } from './save-activity.ts';

type Act = { readonly by: Owner; readonly activityId: Id<'activity'>; readonly actorId: Id<'person'> | null };

/** From its start on, the draft applies. What has changed since it was written is looked at again. */
export async function scheduleActivity(tx: Tx, { by, activityId, actorId }: Act): Promise<void> {
  const row = await ownActivity(tx, by, activityId);
  const state = stateOf(row);
  if (state !== 'draft') throw new Problem(activityNotInState, { state });
  await checkTimes(tx, row.body);
  await checkScope(tx, by, row.body);
  await refuseErrors(tx, by, row.body, activityId);
  await refuseTooMany(tx, by);
  await updateActivity(tx, activityId, { state: 'scheduled' });
  await setActivityStock(tx, activityId, stockIn(row.body));
  await publish(tx, 'pricing.activity_scheduled', {
    activityId,
    owner: by.owner,
    shopId: row.shop_id,
    creatorId: row.creator_id,
  });
  await auditActivity(tx, 'pricing.activity_scheduled', { activityId, by, actorId });
}

/** For good: a stopped activity does not come back; a copy can. `by` null: an operator stops somebody's. */
export async function stopActivity(
  tx: Tx,
  { by, activityId, actorId, reason }: Omit<Act, 'by'> & { by: Owner | null; reason: string },
): Promise<void> {
  const row = await ownActivity(tx, by, activityId);
  const state = stateOf(row);
  if (state === 'stopped' || state === 'ended') throw new Problem(activityNotInState, { state });
  const version = row.version + 1;
  const { body, starts_at, ends_at } = row;
  await insertVersion(tx, {
    activity_id: activityId,
    version,
    body,
    starts_at,
    ends_at,
    changed_by: actorId,
    changed_at: now(),
  });
  await updateActivity(tx, activityId, {
    state: 'stopped',
    stopped_at: now(),
    stop_reason: reason,
    version,
  });
  await publish(tx, 'pricing.activity_stopped', {
    activityId,
    owner: row.owner,
    shopId: row.shop_id,
    creatorId: row.creator_id,
  });
  await auditActivity(tx, 'pricing.activity_stopped', {
    activityId,
    by: ownerOf(row),
    actorId,
    details: { reason },
  });
}

/** A draft with the same content. Times that are over move on by whole days, so that it can start. */
export async function copyActivity(tx: Tx, { by, activityId, actorId }: Act): Promise<Id<'activity'>> {
  const { body } = await ownActivity(tx, by, activityId);
  const [from, until] = [Date.parse(body.startsAt), Date.parse(body.endsAt)];
  const days = until > now().getTime() ? 0 : Math.ceil((now().getTime() - from) / 86_400_000);
  const moved = (time: number) => new Date(time + days * 86_400_000).toISOString();
  const definition = { ...body, startsAt: moved(from), endsAt: moved(until) };
  return createActivity(tx, { by, definition, actorId, copiedFrom: activityId });
}

export async function refuseTooMany(tx: Tx, by: Owner): Promise<void> {
  if (by.owner === 'platform') return;
  const { mostGoing } = await inForce(tx, activityPolicy);
  if ((await countGoing(tx, by)) >= mostGoing) throw new Problem(tooManyActivities, { limit: mostGoing });
}
