import { sql, type RawBuilder } from 'kysely';
import { toWire, type Id, type Kind } from './ids.ts';
import { Problem, type ProblemKind } from './problem.ts';

/** Where a row stands among all that are due: the time since when, as text to the microsecond, and its id. */
export type Due = { readonly dueAt: string; readonly id: string };

const pageSize = 100;
const shownFailures = 3;

export type EachDue<Row> = {
  /** What the ids are of, for the words of a failure. */
  readonly of?: Kind;
  /** The next rows that are due, behind the last one of the page before; an empty page is the end. */
  readonly page: (limit: number, after: Due | null) => Promise<readonly Row[]>;
  /** Opens its own transaction. */
  readonly act: (row: Row) => Promise<unknown>;
  /** Refusals that are none: somebody else acted in this very moment. */
  readonly unless?: readonly ProblemKind[];
  readonly stop?: AbortSignal | undefined;
};

/** Some of what was due is still to be done; says of the first ones why. */
export class LeftUndone extends Error {
  readonly errors: readonly unknown[];
  constructor(message: string, errors: readonly unknown[]) {
    super(message, { cause: errors[0] });
    this.errors = errors;
  }
}

/**
 * How every timer works off what is due: page by page through all of it, each row alone. What fails stays due, holds up
 * nothing behind it, however much of it there is, and is told when all have had their turn: the timer then stands among the
 * operators' failures. Answers 0, so that the timer waits for its next time.
 */
export async function eachDue<Row extends { readonly id: string; readonly dueAt?: string }>(
  work: EachDue<Row>,
): Promise<number> {
  const { of, page, act, unless = [], stop } = work;
  const failures: { readonly id: string; readonly error: unknown }[] = [];
  let failed = 0;
  for (let after: Due | null = null; !stop?.aborted;) {
    const rows = await page(pageSize, after);
    for (const row of rows) {
      if (stop?.aborted) break;
      try {
        await act(row);
      } catch (error) {
        if (error instanceof Problem && unless.includes(error.kind)) continue;
        if (++failed <= shownFailures) failures.push({ id: of ? toWire(of, row.id as Id) : row.id, error });
      }
    }
    const last = rows.at(-1);
    if (!last) break;
    after = { id: last.id, dueAt: last.dueAt ?? '' }; // so that rows that stay due are not met again
  }
  if (failed > 0)
    throw new LeftUndone(
      `${failed} of what was due could not be done: ${failures.map(({ id, error }) => `${id}: ${firstLine(error)}`).join('; ')}`,
      failures.map(({ error }) => error),
    );
  return 0;
}

/** Goes on behind a row, in the order of time and id. */
export const behind = (after: Due | null, dueAt: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
  after ? sql`and (${dueAt}, ${id}) > (${after.dueAt}::timestamptz, ${after.id}::uuid)` : sql``;

const firstLine = (error: unknown) => String(error).split('\n', 1)[0]!;
