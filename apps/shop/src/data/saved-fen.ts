import type { Quote } from './checkout.ts';

/** Everything that is taken off, on the goods and on delivery. */
export const savedFen = ({ discounts }: Pick<Quote, 'discounts'>): number =>
  discounts.reduce((sum, { offFen }) => sum + offFen, 0);
