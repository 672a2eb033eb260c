import type { Id, Kind } from './ids.ts';
import { Problem, problem } from './problem.ts';

export const badCursor = problem('platform.bad_cursor', 400, {
  en: 'This page marker is not valid. Start again from the first page.',
  zh: '翻页标记无效，请从第一页重新开始。',
});

/** Opaque cursor over the sort key of the last row. */
export function cursorOut(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key, or null for the first page. The caller states how many parts it expects. */
export function cursorIn(cursor: string | undefined, parts: number): (string | number)[] | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const valid =
      Array.isArray(key) &&
      key.length === parts &&
      key.every((k) => typeof k === 'string' || typeof k === 'number');
    if (valid) return key as (string | number)[];
  } catch {
    // falls through: anything unreadable is a bad cursor
  }
  throw new Problem(badCursor);
}

/** Parts of a cursor before they reach the database: whatever a caller put there, it is a bad cursor, not our mistake. */

export function uuidIn(part: unknown): string {
  if (typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part)) return part;
  throw new Problem(badCursor);
}

export function instantIn(part: unknown): string {
  if (
    typeof part === 'string' &&
    /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/.test(part) &&
    !Number.isNaN(Date.parse(part))
  )
    return part;
  throw new Problem(badCursor);
}

export function integerIn(part: unknown): number {
  if (typeof part === 'number' && Number.isSafeInteger(part)) return part;
  throw new Problem(badCursor);
}

/** The cursor of a list sorted by id alone. */
export function idIn<K extends Kind>(cursor: string | undefined): Id<K> | null {
  const key = cursorIn(cursor, 1);
  return key && (uuidIn(key[0]) as Id<K>);
}

/** The cursor of a list sorted by time and id, as its two parts. */
export function timeAndIdIn(cursor: string | undefined): [at: string, id: string] | null {
  const key = cursorIn(cursor, 2);
  return key && [instantIn(key[0]), uuidIn(key[1])];
}

/** The same with the time as a date. */
export function timeAndId(cursor: string | undefined): { at: Date; id: string } | null {
  const key = timeAndIdIn(cursor);
  return key && { at: new Date(key[0]), id: key[1] };
}

/** Cuts `limit + 1` fetched rows into a page. */
export function page<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  key: (row: R) => (string | number)[],
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorOut(key(last)) : null,
  };
}
