/** States an invariant. A failure is our bug, never the caller's: it rolls back and is answered as a 500. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`);
}
