import type { Random } from '../../src/town/random.ts';
import type { TestDatabase } from '../database.ts';

/** The process died here, as far as whoever was waiting can tell. */
export class Crash extends Error {}

/**
 * A database on which, now and then, the process dies between two steps: before a transaction commits (all of it is lost)
 * or right after (it is done, and nobody knows).
 */
export function crashing(database: TestDatabase, random: Random, rate: () => number): TestDatabase {
  return {
    ...database,
    async transact(act) {
      const [before, after] = [random.chance(rate()), random.chance(rate())];
      const done = await database.transact(async (tx) => {
        const answer = await act(tx);
        if (before) throw new Crash('before the commit');
        return answer;
      });
      if (after) throw new Crash('after the commit');
      return done;
    },
  };
}

/** Does it again until it was not killed: what a restarted process, or a client with the same key, does. */
export async function untilDone<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
