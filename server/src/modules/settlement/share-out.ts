/** Cuts an amount in the proportion of the weights, by largest remainder: the parts sum to it. */
export function shareOut(amountFen: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n || amountFen === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight, i) => ({
    i,
    fen: (amountFen * weight) / total,
    rest: (amountFen * weight) % total,
  }));
  let left = amountFen - shares.reduce((sum, { fen }) => sum + fen, 0n);
  for (const share of shares.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1)))
    if (left-- > 0n) share.fen += 1n;
  return shares.map(({ fen }) => fen);
}
