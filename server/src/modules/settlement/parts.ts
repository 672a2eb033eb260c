import { atRate } from '../../platform/money.ts';
import type { Id } from '../../platform/ids.ts';
import { cutCommission, type LineTerms } from '../commission/index.ts';
import type { Account } from '../ledger/index.ts';

export type PartName =
  | 'technical'
  | 'payment'
  | 'credit'
  | 'commission'
  | 'commission_share'
  | 'commission_tax'
  | 'service'
  | 'service_share'
  | 'service_tax'
  | 'creator_subsidy';
/** How a part comes back with a refund: in proportion, only with all of the order at once, never, or as the refund says. */
export type Returns = 'proportional' | 'full_only' | 'never' | 'exact';

export type Part = {
  readonly part: PartName;
  /** Where it goes. */
  readonly account: Account;
  readonly creatorId: Id<'creator'> | null;
  readonly agreedFen: bigint;
  readonly returnedFen: bigint;
  readonly returns: Returns;
  readonly returnsUntil: Date | null;
};

export type Rules = {
  readonly technicalReturns: Exclude<Returns, 'exact'>;
  readonly paymentReturns: Exclude<Returns, 'exact'>;
  readonly commissionReturns: Exclude<Returns, 'exact'>;
};
export type CreditFee = {
  readonly feeFen: bigint;
  readonly returns: Returns;
  readonly returnsUntil: Date | null;
};

/** The terms of an order from before there were fees. */
export const noTerms: LineTerms = {
  policyVersion: 0,
  technicalBps: 0,
  paymentBps: 0,
  creatorId: null,
  source: 'shelf',
  sourceId: null,
  planId: null,
  planVersion: null,
  hosted: false,
  commissionBps: 0,
  leaderId: null,
  serviceBps: 0,
  platformShareBps: 0,
  taxBps: 0,
};

type Sale = {
  readonly paidFen: bigint;
  /** What the creator pays of the line's discounts, out of the commission. */
  readonly creatorSubsidyFen: bigint;
  readonly credit: CreditFee | null;
  readonly rules: Rules;
};

/**
 * What a line gives away, fixed when it is paid: every rate is of what the buyer paid, rounded once, and together never
 * more than that. A commission is cut into the creator's own, the platform's share and the tax, which sum to it.
 */
export function agreeParts(terms: LineTerms, { paidFen, creatorSubsidyFen, credit, rules }: Sale): Part[] {
  let left = paidFen;
  const take = (fen: bigint) => {
    const taken = fen < left ? fen : left;
    left -= taken;
    return taken;
  };
  const parts: Part[] = [];
  const add = (
    part: PartName,
    account: Account,
    agreedFen: bigint,
    returns: Returns,
    creatorId: Id<'creator'> | null = null,
    returnsUntil: Date | null = null,
  ) => {
    if (agreedFen > 0n)
      parts.push({ part, account, creatorId, agreedFen, returnedFen: 0n, returns, returnsUntil });
  };
  const addCommission = (name: 'commission' | 'service', creatorId: Id<'creator'>, rateBps: number) => {
    const gross = take(atRate(paidFen, rateBps));
    const { ownFen, shareFen, taxFen } = cutCommission(terms, gross);
    add(name, 'creators.payable', ownFen, rules.commissionReturns, creatorId);
    add(`${name}_share`, 'fees.commission', shareFen, rules.commissionReturns);
    add(`${name}_tax`, 'tax.payable', taxFen, rules.commissionReturns);
  };

  add('technical', 'fees.technical', take(atRate(paidFen, terms.technicalBps)), rules.technicalReturns);
  add('payment', 'fees.payment', take(atRate(paidFen, terms.paymentBps)), rules.paymentReturns);
  if (credit) add('credit', 'fees.credit', take(credit.feeFen), credit.returns, null, credit.returnsUntil);
  if (terms.creatorId) addCommission('commission', terms.creatorId, terms.commissionBps);
  if (terms.leaderId) addCommission('service', terms.leaderId, terms.serviceBps);
  if (terms.creatorId)
    add('creator_subsidy', 'creators.payable', creatorSubsidyFen, 'exact', terms.creatorId);
  return parts;
}

/** Freight carries the payment fee only. */
export const freightTerms = (terms: LineTerms): LineTerms => ({
  ...noTerms,
  policyVersion: terms.policyVersion,
  paymentBps: terms.paymentBps,
});

type Refunded = {
  readonly paidFen: bigint;
  /** Up to and with this refund. */
  readonly refundedPaidFen: bigint;
  /** All of the order went back in this one refund. */
  readonly wholeAtOnce: boolean;
  /** What goes back of discounts the creator paid, with this refund. */
  readonly creatorSubsidyFen: bigint;
  readonly at: Date;
};

/**
 * How much of a part has come back in all, after a refund. A share of what was agreed, counted from all refunds so far: many
 * small ones return what one large one would, and all of it is back with the last fen.
 */
export function returnedAfter(part: Part, refund: Refunded): bigint {
  const { agreedFen, returnedFen, returns, returnsUntil } = part;
  if (returnsUntil !== null && refund.at > returnsUntil) return returnedFen;
  switch (returns) {
    case 'never':
      return returnedFen;
    case 'full_only':
      return refund.wholeAtOnce ? agreedFen : returnedFen;
    case 'exact':
      return min(agreedFen, returnedFen + refund.creatorSubsidyFen);
    case 'proportional': {
      if (refund.paidFen === 0n) return returnedFen;
      const due = (agreedFen * refund.refundedPaidFen) / refund.paidFen;
      return due > returnedFen ? due : returnedFen;
    }
  }
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);

export type Income = {
  readonly paidFen: bigint;
  readonly platformFen: bigint;
  readonly marketFen: bigint;
  readonly governmentFen: bigint;
  readonly refundFen: bigint;
};

export const incomeOf = ({
  paidFen,
  platformFen,
  marketFen,
  governmentFen,
}: Omit<Income, 'refundFen'>): bigint => paidFen + platformFen + marketFen + governmentFen;

export const keptFen = ({ agreedFen, returnedFen }: Pick<Part, 'agreedFen' | 'returnedFen'>): bigint =>
  agreedFen - returnedFen;

/** A creator's discount is taken from the creator, everything else from the shop. */
export const byShop = ({ part }: Pick<Part, 'part'>): boolean => part !== 'creator_subsidy';

const sum = (parts: readonly Part[]) => parts.reduce((total, part) => total + keptFen(part), 0n);
export const sumKept = (parts: readonly Part[], ...names: PartName[]): bigint =>
  sum(parts.filter(({ part }) => names.includes(part)));

/** What a bill gives away as it stands, and what is left for the shop (domain-rules.md §7.2). */
export function totalsOf(income: Income, parts: readonly Part[]) {
  const outgoingFen = sum(parts.filter(byShop));
  return {
    incomeFen: incomeOf(income),
    outgoingFen,
    netFen: incomeOf(income) - income.refundFen - outgoingFen,
  };
}
