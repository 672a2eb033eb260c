import { day, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { atRate } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { checkDefinition } from './activity.ts';
import { checkScope } from './check-scope.ts';
import type { Owner } from './owner.ts';
import { activityPolicy } from './policy.ts';
import { beyondAllowance, timesInvalid } from './problems.ts';
import type { ActivityDefinition } from './schemas.ts';
import { yuan } from './words.ts';

/** Everything that must hold of a definition when it is saved. */
export async function checkAll(tx: Tx, by: Owner, definition: ActivityDefinition): Promise<void> {
  checkDefinition(by, definition);
  await checkTimes(tx, definition);
  if (by.owner === 'creator') await checkAllowance(tx, definition);
  await checkScope(tx, by, definition);
}

export async function checkTimes(tx: Tx, { startsAt, endsAt }: ActivityDefinition): Promise<void> {
  const { longestDays } = await inForce(tx, activityPolicy);
  const [from, until] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (!(until > from && until > now().getTime() && until - from <= longestDays * day))
    throw new Problem(timesInvalid, { days: longestDays });
}

/** A creator pays a fan price out of the commission: it stays small. */
async function checkAllowance(tx: Tx, { rule }: ActivityDefinition): Promise<void> {
  const { creatorMostOffBps, creatorMostOffFen } = await inForce(tx, activityPolicy);
  if (rule.kind !== 'item-price') return;
  if (rule.price.kind === 'off' && rule.price.offFen > creatorMostOffFen)
    throw new Problem(beyondAllowance, { limit: yuan(creatorMostOffFen) });
  if (rule.price.kind === 'rate' && 10_000 - rule.price.payBps > creatorMostOffBps)
    throw new Problem(beyondAllowance, { limit: `${creatorMostOffBps / 100}%` });
  // A fixed price would be the creator's word on a shop's price, and grow with it.
  if (rule.price.kind === 'by-sku')
    throw new Problem(beyondAllowance, {
      limit: `${creatorMostOffBps / 100}%, ${yuan(atRate(BigInt(creatorMostOffFen), 10_000))}`,
    });
}
