import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import {
  insertActivity,
  insertVersion,
  lockActivity,
  setActivityStock,
  updateActivity,
} from './activities.sql.ts';
import { stateOf } from './activity.ts';
import { checkActivity } from './check-activity.ts';
import { checkAll } from './check-definition.ts';
import { askAgain } from './enrolments.sql.ts';
import { isNarrowing } from './narrowing.ts';
import { columnsOf, isOf, type Owner } from './owner.ts';
import {
  activityNotInState,
  checksFailed,
  runningOnlyNarrowed,
  timesInvalid,
  versionOutdated,
} from './problems.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { ActivityRow } from './tables.ts';
import { isWorse } from './worse-terms.ts';

export type SaveActivity = {
  readonly by: Owner;
  readonly definition: ActivityDefinition;
  readonly actorId: Id<'person'> | null;
};

/** Writes a draft. Throws the Problem that says what is wrong with the definition. */
export async function createActivity(
  tx: Tx,
  { by, definition, actorId, copiedFrom = null }: SaveActivity & { copiedFrom?: Id<'activity'> | null },
): Promise<Id<'activity'>> {
  await checkAll(tx, by, definition);
  const activityId = newId('activity');
  const at = now();
  const times = { starts_at: new Date(definition.startsAt), ends_at: new Date(definition.endsAt) };
  await insertActivity(tx, {
    activity_id: activityId,
    version: 1,
    ...columnsOf(by),
    state: 'draft',
    ...columnsOfDefinition(definition),
    copied_from: copiedFrom,
    stopped_at: null,
    stop_reason: null,
    created_by: actorId,
    created_at: at,
    changed_at: at,
  });
  await insertVersion(tx, {
    activity_id: activityId,
    version: 1,
    body: definition,
    ...times,
    changed_by: actorId,
    changed_at: at,
  });
  await auditActivity(tx, 'pricing.activity_created', {
    activityId,
    by,
    actorId,
    details: { code: definition.code },
  });
  return activityId;
}

/** Adds a version. A draft changes freely, a scheduled one if it could still start, a running one only by narrowing. */
export async function changeActivity(
  tx: Tx,
  {
    by,
    definition,
    actorId,
    activityId,
    seenVersion,
  }: SaveActivity & { activityId: Id<'activity'>; seenVersion: number },
): Promise<void> {
  const row = await ownActivity(tx, by, activityId);
  if (row.version !== seenVersion) throw new Problem(versionOutdated, { version: row.version });
  const state = stateOf(row);
  if (state === 'stopped' || state === 'ended') throw new Problem(activityNotInState, { state });
  if (state === 'running') {
    if (!isNarrowing(row.body, definition)) throw new Problem(runningOnlyNarrowed);
    if (new Date(definition.endsAt) <= now()) throw new Problem(timesInvalid, { days: 0 });
  } else await checkAll(tx, by, definition);
  if (state === 'scheduled') await refuseErrors(tx, by, definition, activityId);
  const version = row.version + 1;
  const columns = columnsOfDefinition(definition);
  await updateActivity(tx, activityId, { ...columns, version });
  const { starts_at, ends_at } = columns;
  await insertVersion(tx, {
    activity_id: activityId,
    version,
    body: definition,
    starts_at,
    ends_at,
    changed_by: actorId,
    changed_at: now(),
  });
  if (state !== 'draft') await setActivityStock(tx, activityId, stockIn(definition));
  if (by.owner === 'platform' && isWorse(row.body, definition))
    for (const one of await askAgain(tx, activityId, version))
      await publish(tx, 'pricing.agreement_needed', { ...one, name: definition.name });
  await auditActivity(tx, 'pricing.activity_changed', { activityId, by, actorId, details: { version } });
}

/** The activity, locked; somebody else's is not found. */
export async function ownActivity(
  tx: Tx,
  by: Owner | null,
  activityId: Id<'activity'>,
): Promise<ActivityRow> {
  const row = await lockActivity(tx, activityId);
  if (!row || (by && !isOf(row, by))) throw new Problem(idNotFound);
  return row;
}

/** What errors of the check say keeps an activity from starting. */
export async function refuseErrors(
  tx: Tx,
  by: Owner,
  definition: ActivityDefinition,
  activityId: Id<'activity'>,
): Promise<void> {
  const findings = await checkActivity(tx, by, definition, activityId);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new Problem(checksFailed, { first: error.words.en, firstZh: error.words.zh });
}

export function columnsOfDefinition(definition: ActivityDefinition) {
  return {
    kind: definition.rule.kind,
    code: definition.code,
    name_zh: definition.name.zh,
    name_en: definition.name.en,
    starts_at: new Date(definition.startsAt),
    ends_at: new Date(definition.endsAt),
    per_buyer: definition.perBuyer ?? null,
    budget_id: (definition.budgetId ?? null) as Id<'budget'> | null,
    body: definition,
  };
}

/** The units that a definition limits, by SKU. */
export function stockIn({ rule }: ActivityDefinition): { skuId: Id<'sku'>; units: number }[] {
  if (rule.kind !== 'item-price' || rule.price.kind !== 'by-sku') return [];
  return rule.price.skus.flatMap(({ skuId, units }) =>
    units === undefined ? [] : [{ skuId: skuId as Id<'sku'>, units }],
  );
}

export async function auditActivity(
  tx: Tx,
  action: string,
  {
    activityId,
    by,
    actorId,
    details = {},
  }: {
    activityId: Id<'activity'>;
    by: Owner;
    actorId: Id<'person'> | null;
    details?: Record<string, unknown>;
  },
): Promise<void> {
  const shop = by.owner === 'shop' ? { shopId: by.shopId } : {};
  await audit(tx, { actorId, action, subject: toWire('activity', activityId), ...shop, details });
}
