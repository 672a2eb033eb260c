import { randomId } from '../lib/random-id.ts';
import type { Body } from './api.ts';
import { readStored, writeStored } from '../lib/storage.ts';

export type Signal = Body<'POST /signals'>['signals'][number];
type NewSignal = Omit<Signal, 'at'>;

const flushMs = 4000;
const largestBatch = 50;
const waiting: Signal[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Notes what was seen, played or clicked. Sent in batches, also while the page is being left; losing a few is harmless. */
export function report(signal: NewSignal): void {
  waiting.push({ ...signal, at: new Date().toISOString() });
  if (waiting.length >= largestBatch) flush();
  else timer ??= setTimeout(flush, flushMs);
}

function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  while (waiting.length > 0) {
    const signals = waiting.splice(0, largestBatch);
    // `keepalive` lets the request outlive the page; a lost batch is not worth a retry
    fetch('/api/signals', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', 'X-Jishi': '1' },
      body: JSON.stringify({ visitor: visitor(), signals }),
    }).catch(() => undefined);
  }
}

/** A random name of this browser, so that one visitor's repeats are counted once. It says nothing about the person. */
function visitor(): string {
  const kept = readStored('jishi.visitor');
  if (kept) return kept;
  const made = randomId();
  writeStored('jishi.visitor', made);
  return made;
}

addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
