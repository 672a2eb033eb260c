import type { Caller } from '../../platform/authorise.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { unreadOf } from '../notifications/index.ts';
import { heard, messagesOf, type Message } from './audience.ts';
import { eventsBehind, horizon, isBehind, openFailures, placeText, type Place } from './outbox.sql.ts';

/** One open page. `caller` is asked again at each beat, so that a right that ended ends what is told. */
export type Listener = {
  caller: Caller;
  /** Answers false when the page takes so little that it must come again. */
  readonly send: (event: string, data: unknown, id?: string) => boolean;
  readonly end: () => void;
};

const pollMs = 300;
const countEveryMs = 1_000;
const batch = 500;
const keptMessages = 2_000;
/** How long the outbox is followed after the last page has gone: one that comes back misses nothing. */
const lingerMs = 60_000;

type Kept = Message & { readonly place: Place };

/** Follows the outbox for everybody who is connected to this process: one reader, however many listen. */
export function openHub({ db }: Database, log: Log) {
  const listeners = new Set<Listener>();
  const counts = new Map<Listener, { unread: number; failures: number | null }>();
  let kept: Kept[] = [];
  /** Everything up to here was told; what is kept begins behind `from`. */
  let place: Place | undefined;
  let from: Place | undefined;
  let running: Promise<void> | undefined;
  let stopping = false;
  let lastSeen = 0;

  function tell(listener: Listener, event: string, data: unknown, id?: string) {
    if (!listener.send(event, data, id)) leave(listener);
  }

  function leave(listener: Listener) {
    listeners.delete(listener);
    counts.delete(listener);
    listener.end();
  }

  async function follow() {
    place = from = await horizon(db);
    for (let counted = 0; !stopping && (listeners.size > 0 || Date.now() - lastSeen < lingerMs);) {
      try {
        while ((await tellEvents()) === batch);
        if (Date.now() - counted >= countEveryMs) {
          counted = Date.now();
          await tellCounts([...listeners]);
        }
      } catch (error) {
        log.warn({ err: error }, 'live updates wait for the database');
      }
      if (listeners.size > 0) lastSeen = Date.now();
      await new Promise((wake) => setTimeout(wake, pollMs));
    }
    place = from = undefined;
    kept = [];
    running = undefined;
  }

  async function tellEvents(): Promise<number> {
    const events = await eventsBehind(db, place!, heard, batch);
    for (const event of events) {
      place = { txid: event.txid, seq: event.seq };
      for (const message of messagesOf(event)) {
        kept.push({ ...message, place });
        for (const listener of listeners)
          if (message.isFor(listener.caller)) say(listener, { ...message, place });
      }
    }
    if (kept.length > 2 * keptMessages) {
      from = kept.at(-keptMessages - 1)!.place;
      kept = kept.slice(-keptMessages);
    }
    return events.length;
  }

  const say = (listener: Listener, { event, data, place: at }: Kept) =>
    tell(listener, event, data, placeText(at));

  /** Unread messages and, for operators, failures: told when they have changed. */
  async function tellCounts(asked: readonly Listener[]) {
    if (asked.length === 0) return;
    const unread = await unreadOf(db, [...new Set(asked.map(({ caller }) => caller.personId))]);
    const failures = asked.some(seesFailures) ? await openFailures(db) : null;
    for (const listener of asked) {
      if (!listeners.has(listener)) continue;
      const now = {
        unread: unread.get(listener.caller.personId) ?? 0,
        failures: seesFailures(listener) ? failures : null,
      };
      const before = counts.get(listener);
      counts.set(listener, now);
      if (before?.unread !== now.unread) tell(listener, 'unread', { count: now.unread });
      if (now.failures !== null && before?.failures !== now.failures)
        tell(listener, 'failures', { count: now.failures });
    }
  }

  return {
    size: () => listeners.size,
    of: (personId: string) => [...listeners].filter(({ caller }) => caller.personId === personId).length,
    leave,
    /** Begins to tell. Whoever was here before gets what was missed, or is told to read everything again. */
    async join(listener: Listener, lastEventId: Place | null): Promise<void> {
      lastSeen = Date.now();
      running ??= follow().catch((error: unknown) => {
        log.warn({ err: error }, 'live updates could not begin');
        running = undefined;
      });
      listeners.add(listener);
      tell(listener, 'hello', {});
      if (!lastEventId) return;
      if (!from || isBehind(lastEventId, from) || isBehind(place!, lastEventId))
        return tell(listener, 'resync', {});
      for (const message of kept)
        if (isBehind(lastEventId, message.place) && message.isFor(listener.caller)) say(listener, message);
    },
    async close(): Promise<void> {
      stopping = true;
      for (const listener of listeners) leave(listener);
      await running;
    },
  };

  function seesFailures({ caller }: Listener): boolean {
    return caller.secondFactor && caller.operatorPermissions.has('failures');
  }
}
export type Hub = ReturnType<typeof openHub>;
