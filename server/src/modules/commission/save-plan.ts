import { audit } from '../../platform/audit.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { productsByIds } from '../catalog/index.ts';
import { creatorsByIds } from '../identity/index.ts';
import { nextMidnight, type Plan } from './plan.ts';
import { addVersion, endPlan, insertPlan, join, lockPlan, planById, versionsOf } from './plans.sql.ts';
import { plansPolicy } from './policy.ts';
import { notACampaign, partyUnknown, planEnded, planExists, planUnclear, rateTooHigh } from './problems.ts';

type Rates = { readonly commissionBps: number; readonly serviceBps: number };
type By = { readonly actorId: Id<'person'> };
type Named = { readonly shopId: Id<'shop'>; readonly planId: Id<'commissionPlan'> };

/** A new plan, effective at once. Throws rateTooHigh, planExists, planUnclear, partyUnknown. */
export async function createPlan(
  tx: Tx,
  { actorId, commissionBps, serviceBps, ...given }: Omit<Plan, 'planId'> & Rates & By,
): Promise<Id<'commissionPlan'>> {
  const plan: Plan = { ...given, planId: newId('commissionPlan') };
  const rates = { commissionBps, serviceBps };
  await checkParties(tx, plan);
  await checkRates(tx, plan, rates);
  const at = now();
  if (!(await insertPlan(tx, plan, at))) throw new Problem(planExists);
  await addVersion(tx, plan.planId, { version: 1, active: true, ...rates, validFrom: at }, actorId, at);
  await record(tx, 'commission.plan_created', { ...plan, actorId }, { kind: plan.kind, ...rates });
  return plan.planId;
}

/** New rates from the next midnight on. Throws rateTooHigh, planEnded. */
export async function changePlan(
  tx: Tx,
  { shopId, planId, actorId, ...rates }: Named & Rates & By,
): Promise<void> {
  const plan = await openPlan(tx, { shopId, planId });
  await checkRates(tx, plan, rates);
  await addNext(tx, planId, { active: true, ...rates }, actorId);
  await record(tx, 'commission.plan_changed', { shopId, planId, actorId }, rates);
}

/** No new orders under this plan from the next midnight on. Throws planEnded. */
export async function stopPlan(tx: Tx, { shopId, planId, actorId }: Named & By): Promise<void> {
  await openPlan(tx, { shopId, planId });
  const last = (await versionsOf(tx, [planId])).get(planId)!.at(-1)!;
  const { commissionBps, serviceBps } = last;
  await addNext(tx, planId, { active: false, commissionBps, serviceBps }, actorId);
  await endPlan(tx, planId, nextMidnight(now()));
  await record(tx, 'commission.plan_stopped', { shopId, planId, actorId }, {});
}

/** A creator takes part in a leader's campaign. Throws planEnded, notACampaign. */
export async function joinCampaign(
  tx: Tx,
  { creatorId, planId }: { creatorId: Id<'creator'>; planId: Id<'commissionPlan'> },
): Promise<void> {
  const plan = await planById(tx, planId);
  if (!plan) throw new Problem(idNotFound);
  if (plan.kind !== 'leader') throw new Problem(notACampaign);
  if (plan.endedAt) throw new Problem(planEnded);
  await join(tx, creatorId, planId, now());
}

async function openPlan(tx: Tx, { shopId, planId }: Named) {
  const plan = await lockPlan(tx, shopId, planId);
  if (!plan) throw new Problem(idNotFound);
  if (plan.endedAt) throw new Problem(planEnded);
  return plan;
}

async function addNext(
  tx: Tx,
  planId: Id<'commissionPlan'>,
  terms: Rates & { active: boolean },
  actorId: Id<'person'>,
): Promise<void> {
  const at = now();
  const version = (await versionsOf(tx, [planId])).get(planId)!.at(-1)!.version + 1;
  await addVersion(tx, planId, { version, ...terms, validFrom: nextMidnight(at) }, actorId, at);
}

async function checkParties(tx: Tx, plan: Plan): Promise<void> {
  const named = plan.kind === 'exclusive' || plan.kind === 'targeted';
  if ((plan.creatorId !== null) !== named || (plan.leaderId !== null) !== (plan.kind === 'leader'))
    throw new Problem(planUnclear);
  const who = plan.creatorId ?? plan.leaderId;
  if (who && !(await creatorsByIds(tx, [who])).has(who)) throw new Problem(partyUnknown);
  if (plan.productId) {
    const product = (await productsByIds(tx, [plan.productId])).get(plan.productId);
    if (product?.shopId !== plan.shopId) throw new Problem(partyUnknown);
  }
}

async function checkRates(
  tx: Tx,
  { kind, hosted }: Plan,
  { commissionBps, serviceBps }: Rates,
): Promise<void> {
  const caps = await inForce(tx, plansPolicy);
  const named = (kind === 'exclusive' || kind === 'targeted') && !hosted;
  const cap = named ? caps.namedCapBps : caps.openCapBps;
  if (commissionBps > cap) throw new Problem(rateTooHigh, { maxPercent: cap / 100 });
  const serviceCap = kind === 'leader' ? caps.serviceCapBps : 0;
  if (serviceBps > serviceCap) throw new Problem(rateTooHigh, { maxPercent: serviceCap / 100 });
}

const record = (
  tx: Tx,
  action: string,
  { shopId, planId, actorId }: Named & By,
  details: Record<string, unknown>,
): Promise<void> =>
  audit(tx, { actorId, action, subject: toWire('commissionPlan', planId), shopId, details });
