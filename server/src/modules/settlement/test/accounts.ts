import { day, later } from '../../../platform/clock.ts';

/** Of an account that was named weeks ago: what goes to it waits for nobody. */
export const longKnown = {
  namedAt: later(new Date(), -30 * day),
  waitsUntil: later(new Date(), -29 * day),
};
