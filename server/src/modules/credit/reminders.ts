import type { Id } from '../../platform/ids.ts';
import { daysBetween, hourOf } from './calendar.ts';
import { sum } from './debts.ts';
import type { InstalmentState } from './states.ts';

export type Ladder = {
  readonly dueSoonDays: readonly number[];
  readonly overdueDays: readonly number[];
  readonly quietFromHour: number;
  readonly quietToHour: number;
  readonly messagesPerDay: number;
};
/** What a buyer may be reminded of. */
export type Remindable = {
  readonly instalmentId: Id<'instalment'>;
  readonly state: InstalmentState;
  readonly dueAt: Date | null;
  readonly overdueSince: Date | null;
  readonly openFen: bigint;
  /** A charge is under way: there is nothing to be done now. */
  readonly charging: boolean;
  /** The steps that were sent already. */
  readonly sent: readonly string[];
};
/** The graver, the later. */
const kinds = ['due_soon', 'due_today', 'failed', 'overdue'] as const;
export type ReminderKind = (typeof kinds)[number];
export type Reminder = {
  readonly kind: ReminderKind;
  readonly amountFen: bigint;
  readonly steps: readonly { readonly instalmentId: Id<'instalment'>; readonly step: string }[];
};

export const isQuiet = (at: Date, { quietFromHour, quietToHour }: Ladder): boolean =>
  hourOf(at) >= quietFromHour || hourOf(at) < quietToHour;

/**
 * The one message a buyer gets now, or none: it speaks of everything there is a step for, in the words of the gravest. Never
 * in the quiet hours, and never more often than the policy allows in a day.
 */
export function reminderNow(
  debts: readonly Remindable[],
  at: Date,
  ladder: Ladder,
  sentToday: number,
): Reminder | null {
  if (isQuiet(at, ladder) || sentToday >= ladder.messagesPerDay) return null;
  const due = debts.flatMap((debt) => {
    const next = stepOf(debt, at, ladder);
    return next && !debt.sent.includes(next.step) ? [{ ...next, debt }] : [];
  });
  if (due.length === 0) return null;
  return {
    kind: kinds[Math.max(...due.map(({ kind }) => kinds.indexOf(kind)))]!,
    amountFen: sum(due.map(({ debt }) => debt.openFen)),
    steps: due.map(({ step, debt: { instalmentId } }) => ({ instalmentId, step })),
  };
}

/** The step of the ladder that a debt stands on today. What was given up in the books is not asked for any more. */
function stepOf(
  { state, dueAt, overdueSince, charging }: Remindable,
  at: Date,
  { dueSoonDays, overdueDays }: Ladder,
): { kind: ReminderKind; step: string } | null {
  if (charging) return null;
  if (state === 'scheduled' && dueAt && dueAt > at) {
    const left = daysBetween(at, dueAt);
    if (left === 0) return { kind: 'due_today', step: 'due_today' };
    return dueSoonDays.includes(left) ? { kind: 'due_soon', step: `due_soon:${left}` } : null;
  }
  if (state !== 'overdue' || !overdueSince) return null;
  const days = daysBetween(overdueSince, at);
  const reached = overdueDays.filter((each) => each <= days).toSorted((a, b) => b - a)[0];
  return reached === undefined
    ? { kind: 'failed', step: 'failed' }
    : { kind: 'overdue', step: `overdue:${reached}` };
}
