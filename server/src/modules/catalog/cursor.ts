import { badCursor } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';

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
