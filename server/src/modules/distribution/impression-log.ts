import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { insertImpressions, type Impression } from './distribution.sql.ts';

const flushMs = 300;
const most = 20_000;

/** Writes what was served in batches, behind the answers. Bounded: under overload the oldest are dropped and counted in the log. */
export function impressionLog(database: Database, log: Log) {
  let waiting: Impression[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return writing;
    writing = writing
      .then(() => insertImpressions(database.db, batch))
      .catch((error: unknown) =>
        log.warn({ err: error, lost: batch.length }, 'impressions could not be written'),
      );
    return writing;
  }

  return {
    add(impressions: readonly Impression[]) {
      waiting.push(...impressions);
      if (waiting.length > most) {
        log.warn({ lost: waiting.length - most }, 'too many impressions are waiting; the oldest are dropped');
        waiting = waiting.slice(-most);
      }
      timer ??= setTimeout(() => void flush(), flushMs);
    },
    flush,
  };
}
export type ImpressionLog = ReturnType<typeof impressionLog>;
