import { AsyncLocalStorage } from 'node:async_hooks';

const elsewhen = new AsyncLocalStorage<{ now: Date }>();

/** The business time. Verbs ask this, never SQL's now(): the seed town and the tests travel in time. */
export function now(): Date {
  return elsewhen.getStore()?.now ?? new Date();
}

/** Runs `act` as if the wall clock stood at `at`. */
export function at<T>(time: Date, act: () => T): T {
  return elsewhen.run({ now: time }, act);
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}
