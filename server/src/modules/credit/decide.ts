import { day, hour, later, now } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { inForce } from '../../platform/policy.ts';
import { memberSince } from '../identity/index.ts';
import type { CreditDecider, CreditDecision } from './credit-decider.ts';
import { unavailable } from './decider-http.ts';
import { historyOf, linesToReview, lineOf, lockLine, reviewLater, setReviewed } from './lines.sql.ts';
import { scoringPolicy } from './policy.ts';
import { score } from './scorecard.ts';
import type { BuyerId } from './tables.ts';

/** The local decider: a scorecard over the buyer's own history, by the policy in force. */
export const scorecard = (db: Db): CreditDecider => ({
  decide: async (question) => score(question, await inForce(db, scoringPolicy)),
});

export async function decideFor(db: Db, decider: CreditDecider, buyerId: BuyerId): Promise<CreditDecision> {
  const line = await lineOf(db, buyerId);
  return decider.decide({
    buyerId,
    at: now(),
    memberSince: await memberSince(db, buyerId),
    history: await historyOf(db, buyerId),
    usedFen: line?.usedFen ?? 0n,
  });
}

export async function nextReview(db: Db): Promise<Date> {
  return later(now(), (await inForce(db, scoringPolicy)).reviewEveryDays * day);
}

/** Looks again at limits from time to time: who receives and pays gets more. The decider is asked outside of a transaction. */
export function reviewLimits(
  database: Database,
  decider: CreditDecider,
  stop?: AbortSignal,
): Promise<number> {
  const time = now();
  const away = new AbortController();
  let unanswered = 0;
  return eachDue({
    of: 'person',
    page: (limit, after) => linesToReview(database.db, time, limit, after),
    act: async ({ id: buyerId }) => {
      const answered = await reviewOne(database, decider, buyerId);
      unanswered = answered ? 0 : unanswered + 1;
      if (unanswered >= giveUpAfter) away.abort();
      if (!answered) throw new Error('the credit provider does not answer');
    },
    stop: stop ? AbortSignal.any([stop, away.signal]) : away.signal,
  });
}

/** A provider that is away is not asked about everybody, each time to its timeout. */
const giveUpAfter = 3;
/** Of whom it says nothing it is asked again after this long, and meanwhile about those behind. */
const againAfter = hour;

/** Answers whether the decider did. No answer is no decision: the limit stays as it is. */
async function reviewOne(database: Database, decider: CreditDecider, buyerId: BuyerId): Promise<boolean> {
  const decision = await decideFor(database.db, decider, buyerId);
  if (decision === unavailable) {
    await database.transact((tx) => reviewLater(tx, buyerId, later(now(), againAfter)));
    return false;
  }
  const reviewAt = await nextReview(database.db);
  await database.transact(async (tx) => {
    const line = await lockLine(tx, buyerId);
    if (line?.state === 'active') await setReviewed(tx, buyerId, decision, reviewAt);
  });
  return true;
}
