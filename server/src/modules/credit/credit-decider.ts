import type { Id } from '../../platform/ids.ts';
import type { Words } from '../../platform/problem.ts';

/** What a buyer has done here. */
export type History = {
  readonly receivedOrders: number;
  readonly receivedFen: bigint;
  readonly cancelledOrders: number;
  readonly refunds: number;
  readonly paidOnTime: number;
  readonly paidLate: number;
  readonly writtenOff: number;
};
export type CreditQuestion = {
  readonly buyerId: Id<'person'>;
  readonly at: Date;
  readonly memberSince: Date;
  readonly history: History;
  /** Owed at this moment; 0 when credit is opened. */
  readonly usedFen: bigint;
};
/** One thing that was looked at, and what it added or took. */
export type Factor = { readonly code: string; readonly points: number; readonly words: Words };
export type CreditDecision = {
  readonly granted: boolean;
  readonly limitFen: bigint;
  readonly score: number;
  readonly factors: readonly Factor[];
  /** Who decided, such as `scorecard`. */
  readonly decidedBy: string;
  readonly words: Words;
};

/** THE PORT: who decides how much a buyer may owe. It always answers; one that cannot know refuses and says so. */
export type CreditDecider = { decide(question: CreditQuestion): Promise<CreditDecision> };
