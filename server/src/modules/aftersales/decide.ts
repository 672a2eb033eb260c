import { apportion } from '@jishi/pricing';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import type { Said } from './buyer-acts.ts';
import { amountOf, type Case, type CaseKey } from './case.ts';
import { caseLinesOf, setLineAmount } from './cases.sql.ts';
import { nothingAsked, ownCase, partNotPossible, tooMuch } from './problems.ts';
import { lockSaleOf, takeStep } from './take-step.ts';

export type Outcome = 'refund' | 'return_and_refund' | 'refuse';
export type Decision = Said & {
  readonly operatorId: Id<'person'> | null;
  /** Where the operator works, too. */
  readonly shops?: ReadonlyMap<Id<'shop'>, unknown>;
  readonly version: number;
  readonly outcome: Outcome;
  /** A part of what was asked for. */
  readonly amountFen?: bigint | undefined;
  readonly locale?: Locale;
};
const steps = {
  refund: 'decide_refund',
  return_and_refund: 'decide_return',
  refuse: 'decide_refusal',
} as const;

/** The platform decides a dispute, and nobody one of their own. Throws caseChanged, stepNotAllowed, tooMuch, partNotPossible, ownCase. */
export async function decide(tx: Tx, key: CaseKey, decision: Decision): Promise<Case> {
  const { operatorId, version, outcome, amountFen, words, pictureKeys = [] } = decision;
  const before = await lockSaleOf(tx, key);
  if (!before) throw new Problem(idNotFound);
  if (operatorId === before.buyerId || decision.shops?.has(before.shopId)) throw new Problem(ownCase);
  const change = amountFen === undefined || outcome === 'refuse' ? {} : await lower(tx, before, amountFen);
  const after = await takeStep(tx, key, {
    step: steps[outcome],
    actor: 'operator',
    actorId: operatorId,
    version,
    words,
    pictureKeys,
    change,
    ...(decision.locale ? { locale: decision.locale } : {}),
  });
  await audit(tx, {
    actorId: operatorId,
    action: 'aftersales.decided',
    subject: toWire('afterSale', key.afterSaleId),
    shopId: before.shopId,
    details: { outcome, amountFen: Number(amountOf(after)) },
  });
  return after;
}

/** Lowers every part of the request in proportion, to the fen. */
async function lower(tx: Tx, c: Case, amountFen: bigint): Promise<Partial<Case>> {
  const asked = amountOf(c);
  const lines = (await caseLinesOf(tx, [c])).get(c.afterSaleId) ?? [];
  const most = Math.max(...lines.map(({ quantity }) => quantity), 0);
  if (amountFen > asked) throw new Problem(tooMuch, { pieces: most, yuan: yuan(asked) });
  if (amountFen === asked) return {};
  if (amountFen === 0n) throw new Problem(nothingAsked);
  if (c.unshipped) throw new Problem(partNotPossible);
  const [freightFen, ...amounts] = apportion(amountFen, [
    c.freightFen,
    ...lines.map((line) => line.amountFen),
  ]);
  for (const [i, line] of lines.entries()) await setLineAmount(tx, { ...line, amountFen: amounts[i]! });
  return { freightFen: freightFen!, goodsFen: amountFen - freightFen! };
}
