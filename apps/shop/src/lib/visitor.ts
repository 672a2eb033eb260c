import { randomId } from './random-id.ts';
import { readStored, writeStored } from './storage.ts';

const storageKey = 'jishi.visitor';
let name: string | undefined; // also when nothing can be stored it stays the same while the page is open

/** A random name of this browser, so that one visitor's repeats count once and what was hidden stays hidden. It says nothing about the person. */
export function visitor(): string {
  name ??= readStored(storageKey) ?? randomId();
  writeStored(storageKey, name);
  return name;
}
