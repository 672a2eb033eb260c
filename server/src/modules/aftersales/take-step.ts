import { day, hour, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { lockOrder, lockPurchase, noteCase } from '../orders/index.ts';
import { amountOf, sentBack, type Case, type CaseKey, type ClosedAs, type Terms } from './case.ts';
import { addHappening, caseLinesOf, caseOf, endLines, lockCase, saveCase } from './cases.sql.ts';
import { sayAgreed, sayCaseChanged } from './events.ts';
import { caseChanged, stepNotAllowed } from './problems.ts';
import { statusWords, type Status } from './status.ts';
import { next, type Actor, type Step } from './transitions.ts';

export type TakeStep = {
  readonly step: Step;
  readonly actor: Actor;
  readonly actorId?: Id<'person'> | null;
  /** The version the actor saw; without it (the system, a message) whatever is there now. */
  readonly version?: number | undefined;
  readonly words?: string;
  readonly pictureKeys?: readonly string[];
  /** What the step changes besides the status. */
  readonly change?: Partial<Case>;
  readonly locale?: Locale;
};

/** Locks in the order of all who move money: purchase, order, case. */
export async function lockSaleOf(tx: Tx, key: CaseKey): Promise<Case | undefined> {
  const found = await caseOf(tx, key);
  if (!found) return undefined;
  await lockPurchase(tx, found.buyerId, found.purchaseId);
  await lockOrder(tx, found.buyerId, found.orderId);
  return lockCase(tx, key);
}

/** The only place where a case changes its status. Throws caseChanged, stepNotAllowed. */
export async function takeStep(tx: Tx, key: CaseKey, taken: TakeStep): Promise<Case> {
  const before = await lockSaleOf(tx, key);
  if (!before) throw new Problem(idNotFound);
  if (taken.version !== undefined && taken.version !== before.version) throw new Problem(caseChanged);
  const changed = { ...before, ...taken.change };
  const of = { status: before.status, way: changed.handlingWay, sentBack: sentBack(before) };
  const status = next(taken.step, taken.actor, of);
  if (status === null)
    throw new Problem(stepNotAllowed, { status: statusWords[before.status][taken.locale ?? 'zh'] });

  const at = now();
  const ended = status === 60 || status === 70;
  const after: Case = {
    ...changed,
    status,
    version: before.version + 1,
    dueAt: taken.step === 'message' ? before.dueAt : dueAt(status, at, before.terms),
    agreedAt: status === 50 && before.agreedAt === null ? at : before.agreedAt,
    endedAt: ended ? at : null,
    escalated: before.escalated || status === 20,
    closedAs: status === 70 ? closedAs(taken.step) : null,
  };
  await saveCase(tx, after);
  if (ended) await endLines(tx, key);
  await noteHappening(tx, after, taken, at);
  if (status === 50 && before.status !== 50)
    await sayAgreed(tx, { buyerId: key.buyerId, afterSaleId: key.afterSaleId });
  return after;
}

/** Writes a step into the timeline, shows it with the order, and tells everybody else. */
export async function noteHappening(
  tx: Tx,
  c: Case,
  {
    step,
    actor,
    actorId = null,
    words = '',
    pictureKeys = [],
  }: Pick<TakeStep, 'actor' | 'actorId' | 'words' | 'pictureKeys'> & { step: Step | 'apply' },
  at: Date,
): Promise<void> {
  const { status } = c;
  await addHappening(tx, c, { at, actor, actorId, kind: step, status, words, pictureKeys });
  const lines = (await caseLinesOf(tx, [c])).get(c.afterSaleId) ?? [];
  await noteCase(tx, {
    ...c,
    orderLineIds: lines.map(({ orderLineId }) => orderLineId),
    opened: step === 'apply' ? 1 : c.endedAt ? -1 : 0,
  });
  const { afterSaleId, orderId, buyerId, shopId, quality } = c;
  await sayCaseChanged(tx, {
    afterSaleId,
    orderId,
    buyerId,
    shopId,
    quality,
    status,
    actor,
    step: step,
    amountFen: String(amountOf(c)),
  });
}

const closings: Partial<Record<Step, ClosedAs>> = {
  withdraw: 'withdrawn',
  decide_refusal: 'refused',
  give_up: 'gave_up',
  order_closed: 'order_cancelled',
  nothing_left: 'nothing_left',
};
const closedAs = (step: Step): ClosedAs => closings[step] ?? 'refused';

/** When something happens by itself if nobody acts. */
export function dueAt(status: Status, from: Date, terms: Terms): Date | null {
  switch (status) {
    case 10:
      return later(from, terms.shopAnswersWithinHours * hour);
    case 12:
      return later(from, terms.reviseWithinDays * day);
    case 30:
      return later(from, terms.sendBackWithinDays * day);
    case 40:
      return later(from, terms.shopReceivesWithinDays * day);
    default:
      return null;
  }
}
