import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { lockCharge, setCharge } from './charges.sql.ts';
import { chargeFailed, chargeSucceeded } from './events.ts';
import type { ChargeStatement } from './gateway.ts';
import { chargeAfter } from './mandate.ts';
import { ownerOf } from './payments.sql.ts';
import { matches, type Recorded, type Speaker } from './record-outcome.ts';

/** Takes what a provider says of a charge, by answer, notice or query, in any order and any number of times. */
export async function recordCharge(
  tx: Tx,
  speaker: Speaker,
  chargeId: Id<'charge'>,
  said: ChargeStatement,
): Promise<Recorded> {
  const buyerId = await ownerOf(tx, chargeId);
  const charge = buyerId && (await lockCharge(tx, buyerId, chargeId));
  if (!charge) return 'unknown';
  if (charge.method !== speaker.method) return 'mismatch';
  if (said.outcome === 'paid' && !matches(charge, said, speaker)) return 'mismatch';
  const state = chargeAfter(charge.state, said.outcome);
  if (state === charge.state) return 'unchanged';
  const reason = state === 'failed' ? (said.reason ?? 'refused') : null;
  await setCharge(tx, charge, {
    state,
    reason,
    provider_trade_no: said.tradeNo || charge.provider_trade_no,
    ended_at: now(),
    next_query_at: null,
  });
  if (reason) await chargeFailed(tx, charge, reason);
  else await chargeSucceeded(tx, charge, charge.state === 'failed');
  return 'changed';
}
