import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import type { Said } from './buyer-acts.ts';
import type { Case, CaseKey } from './case.ts';
import { takeStep } from './take-step.ts';
import type { Action } from './transitions.ts';

type Staff = { readonly shopId: Id<'shop'>; readonly actorId: Id<'person'> | null };
type Seen = { readonly version?: number; readonly locale?: Locale };

/** What staff of the shop does to a case; every act is audited. */
async function act(
  tx: Tx,
  key: CaseKey,
  { shopId, actorId }: Staff,
  step: Action,
  {
    version,
    locale,
    words = '',
    pictureKeys = [],
    change = {},
  }: Seen & Partial<Said> & { change?: Partial<Case> },
): Promise<Case> {
  const after = await takeStep(tx, key, {
    step,
    actor: 'shop',
    actorId,
    version,
    words,
    pictureKeys,
    change,
    ...(locale ? { locale } : {}),
  });
  await audit(tx, {
    actorId,
    shopId,
    action: `aftersales.${step}`,
    subject: toWire('afterSale', key.afterSaleId),
    details: { status: after.status },
  });
  return after;
}

export const agree = (tx: Tx, key: CaseKey, staff: Staff, seen: Seen) => act(tx, key, staff, 'agree', seen);
export const refuse = (tx: Tx, key: CaseKey, staff: Staff, seen: Seen & Said) =>
  act(tx, key, staff, 'refuse', seen);
export const dispute = (tx: Tx, key: CaseKey, staff: Staff, seen: Seen & Said) =>
  act(tx, key, staff, 'dispute', seen);
export const askBuyer = (tx: Tx, key: CaseKey, staff: Staff, said: Said & { locale?: Locale }) =>
  act(tx, key, staff, 'message', said);
/** The goods are back: the money goes out, and the pieces into stock if they can be sold again. */
export const confirmReturn = (
  tx: Tx,
  key: CaseKey,
  staff: Staff,
  { restock, ...seen }: Seen & { restock: boolean },
) => act(tx, key, staff, 'confirm_receipt', { ...seen, change: { restock } });
