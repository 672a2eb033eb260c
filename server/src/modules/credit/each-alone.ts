/** Acts on each; one that fails does not hold up those behind it, and is told when all have had their turn. */
export async function eachAlone<Key>(
  keys: readonly Key[],
  act: (key: Key) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const key of keys) await act(key).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
