import type { Outcome } from './payment.ts';

/**
 * signing  the buyer is at the provider, or the outcome is unknown
 * active   we may charge
 * revoked  by the buyer here or at the provider
 * refused  never signed
 */
export const mandateStates = ['signing', 'active', 'revoked', 'refused'] as const;
export type MandateState = (typeof mandateStates)[number];

/** What a mandate becomes when the provider says so. One that ended stays ended: a new one is signed. */
export function mandateAfter(state: MandateState, said: MandateState): MandateState {
  if (state === 'revoked' || said === 'signing') return state;
  if (state === 'active') return said === 'revoked' ? 'revoked' : 'active';
  return said;
}

export const chargeStates = ['requested', 'succeeded', 'failed'] as const;
export type ChargeState = (typeof chargeStates)[number];
/** Why a charge failed, in words the lender can decide by. */
export type ChargeReason = 'insufficient_funds' | 'mandate_revoked' | 'refused';

/** Money that came is never ignored: 'succeeded' is final, 'failed' still becomes it when the provider says so. */
export function chargeAfter(state: ChargeState, outcome: Outcome): ChargeState {
  if (state === 'succeeded' || outcome === 'open') return state;
  return outcome === 'paid' ? 'succeeded' : 'failed';
}
