import { readStoredList, writeStored } from '../../lib/storage.ts';

const storageKey = 'jishi.searches';
const kept = 12;

export const readHistory = (): string[] => readStoredList(storageKey);

/** The newest first, each once. */
export function remember(history: readonly string[], words: string): string[] {
  return [words, ...history.filter((one) => one !== words)].slice(0, kept);
}

export function writeHistory(history: readonly string[]): void {
  writeStored(storageKey, JSON.stringify(history));
}
