import type { Body } from './api.ts';
import { visitor } from '../lib/visitor.ts';

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

addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
