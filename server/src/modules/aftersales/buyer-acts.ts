import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { carrierName, waybillOf } from '../logistics/index.ts';
import type { Case, CaseKey } from './case.ts';
import { waybillUnreadable } from './problems.ts';
import { takeStep } from './take-step.ts';

/** What somebody says, and shows. */
export type Said = { readonly words: string; readonly pictureKeys?: readonly string[] };
type Seen = { readonly version: number; readonly locale?: Locale };
const by = ({ buyerId }: CaseKey) => ({ actor: 'buyer', actorId: buyerId as Id<'person'> }) as const;

export const withdraw = (tx: Tx, key: CaseKey, seen: Seen): Promise<Case> =>
  takeStep(tx, key, { step: 'withdraw', ...by(key), ...seen });

export const escalate = (tx: Tx, key: CaseKey, seen: Seen & Said): Promise<Case> =>
  takeStep(tx, key, { step: 'escalate', ...by(key), ...seen });

/** The goods are on their way back. The number is checked as the carrier writes it. */
export async function sendBack(
  tx: Tx,
  key: CaseKey,
  { carrier, trackingNumber, ...seen }: Seen & { carrier: string; trackingNumber: string },
): Promise<Case> {
  const returnWaybill = readWaybill(carrier, trackingNumber, seen.locale ?? 'zh');
  return takeStep(tx, key, {
    step: 'send_back',
    ...by(key),
    ...seen,
    words: `${carrierName(carrier, seen.locale ?? 'zh')} ${returnWaybill}`,
    change: { returnCarrier: carrier, returnWaybill },
  });
}

function readWaybill(carrier: string, typed: string, locale: Locale): string {
  try {
    return waybillOf(carrier, typed);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(waybillUnreadable, { trackingNumber: typed, carrier: carrierName(carrier, locale) });
  }
}
