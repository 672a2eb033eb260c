import { audit } from '../../platform/audit.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import {
  paymentProblems,
  revokeMandate,
  signMandate,
  type Gateways,
  type MandateEvent,
} from '../payments/index.ts';
import { agreementText } from './agreement-text.ts';
import type { CreditDecider } from './credit-decider.ts';
import { decideFor, nextReview } from './decide.ts';
import { openOf, sum } from './debts.ts';
import { standingReasons, whyNot, yuan } from './eligibility.ts';
import { instalmentsOf } from './instalments.sql.ts';
import { lockLine, putDecision, setLineState, standingOf } from './lines.sql.ts';
import { alreadyActive, alreadyFrozen, notActive, notGranted, stillOwed, textChanged } from './problems.ts';
import type { BuyerId } from './tables.ts';

export type Activate = {
  readonly buyerId: BuyerId;
  readonly agreementVersion: string;
  readonly returnUrl: string;
};

/**
 * Opens credit: decide, keep the decision, lead to the bank. It is open once the bank says that charges are allowed. Throws
 * alreadyActive, textChanged, notGranted.
 */
export async function activate(
  database: Database,
  { decider, gateways }: { decider: CreditDecider; gateways: Gateways },
  { buyerId, agreementVersion, returnUrl }: Activate,
): Promise<{ redirectUrl: string }> {
  if (agreementVersion !== agreementText.version)
    throw new Problem(textChanged, { version: agreementText.version });
  const method = gateways.offered.find(({ mandates }) => mandates)?.method;
  if (!method) throw new Problem(paymentProblems.noProvider);
  await applyForCredit(database, decider, buyerId);
  const { mandateId, state, redirectUrl } = await signMandate(database, gateways, {
    buyerId,
    method,
    returnUrl,
  });
  if (state === 'active') await database.transact((tx) => mandateSigned(tx, { buyerId, mandateId, method }));
  return { redirectUrl: redirectUrl ?? returnUrl };
}

/** Has it decided how much a buyer may owe, and keeps the decision; what is missing then is their signature at the bank. */
export async function applyForCredit(
  database: Database,
  decider: CreditDecider,
  buyerId: BuyerId,
): Promise<void> {
  await refuseIfOpen(database, buyerId);
  const decision = await decideFor(database.db, decider, buyerId);
  if (!decision.granted) {
    const { words, factors } = decision;
    throw new Problem(notGranted, { why: words.en, whyZh: words.zh, factors });
  }
  const reviewAt = await nextReview(database.db);
  await database.transact(async (tx) => {
    const line = await lockLine(tx, buyerId);
    if (line?.state === 'active' || line?.state === 'frozen') throw new Problem(alreadyActive);
    await putDecision(tx, buyerId, decision, { agreementText: agreementText.version, reviewAt });
  });
}

async function refuseIfOpen(database: Database, buyerId: BuyerId): Promise<void> {
  const standing = await standingOf(database.db, buyerId);
  if (standing.state === 'active') throw new Problem(alreadyActive);
  const why = whyNot(
    standingReasons(standing).filter(({ code }) => standing.state === 'frozen' || code !== 'active'),
  );
  if (why) throw new Problem(notGranted, why);
}

/** The bank says that we may charge. */
export async function mandateSigned(tx: Tx, { buyerId, mandateId }: MandateEvent): Promise<void> {
  const line = await lockLine(tx, buyerId);
  if (!line || line.state === 'closed') return;
  const state = line.state === 'activating' ? 'active' : line.state;
  await setLineState(tx, buyerId, state, { mandateId, frozenReason: line.frozenReason });
}

/** Without permission to charge nothing more is lent; what is owed is owed as before. */
export async function mandateRevoked(tx: Tx, { buyerId, mandateId }: MandateEvent): Promise<void> {
  const line = await lockLine(tx, buyerId);
  if (line?.mandateId !== mandateId) return;
  const state = line.state === 'active' ? 'activating' : line.state;
  await setLineState(tx, buyerId, state, { mandateId: null, frozenReason: line.frozenReason });
}

/** The buyer closes credit, and the permission with it. Throws notActive, stillOwed. */
export async function deactivate(tx: Tx, buyerId: BuyerId): Promise<void> {
  const line = await lockLine(tx, buyerId);
  if (!line || line.state === 'closed') throw new Problem(notActive);
  const owedFen = sum((await instalmentsOf(tx, buyerId, { open: true })).map(openOf));
  if (owedFen > 0n) throw new Problem(stillOwed, { yuan: yuan(owedFen) });
  const { mandateId } = line;
  await setLineState(tx, buyerId, 'closed', { mandateId: null });
  if (mandateId) await revokeMandate(tx, { buyerId, mandateId });
}

type ByOperator = { readonly buyerId: BuyerId; readonly actorId: Id<'person'>; readonly reason: string };

/** Lends nothing more; what is owed stays as agreed. Throws alreadyFrozen. */
export async function freeze(tx: Tx, { buyerId, actorId, reason }: ByOperator): Promise<void> {
  const line = await lockLine(tx, buyerId);
  if (line?.state !== 'active') throw new Problem(alreadyFrozen);
  await setLineState(tx, buyerId, 'frozen', { frozenReason: reason });
  await audit(tx, {
    actorId,
    action: 'credit.frozen',
    subject: toWire('person', buyerId),
    details: { reason },
  });
}

export async function release(tx: Tx, { buyerId, actorId, reason }: ByOperator): Promise<void> {
  const line = await lockLine(tx, buyerId);
  if (line?.state !== 'frozen') throw new Problem(alreadyFrozen);
  await setLineState(tx, buyerId, line.mandateId ? 'active' : 'activating');
  await audit(tx, {
    actorId,
    action: 'credit.released',
    subject: toWire('person', buyerId),
    details: { reason },
  });
}
