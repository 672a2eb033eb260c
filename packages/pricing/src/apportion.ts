/** Largest remainder: parts in proportion to weights that sum exactly to the total. Ties go to the earlier part. */

/** `total` ≥ 0, weights ≥ 0; when all weights are zero everything goes to the first part. */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('apportion needs amounts ≥ 0');
  if (weights.length === 0) {
    if (total === 0n) return [];
    throw new RangeError('apportion has nothing to give the amount to');
  }
  let whole = 0n;
  for (const weight of weights) whole += weight;
  if (whole === 0n) return weights.map((_, i) => (i === 0 ? total : 0n));
  const parts = weights.map((weight) => (total * weight) / whole);
  let left = total;
  for (const part of parts) left -= part;
  const remainders = weights.map((weight) => (total * weight) % whole);
  const order = weights.map((_, i) => i).sort((a, b) => compare(remainders[b]!, remainders[a]!) || a - b);
  for (let k = 0; left > 0n; k++, left--) parts[order[k]!]!++;
  return parts;
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** The same for plain numbers: the search does this thousands of times a second, and bigint costs ten times as much. */
export function apportionSmall(total: number, weights: readonly number[]): number[] {
  const count = weights.length;
  let whole = 0;
  let heaviest = 0;
  for (let i = 0; i < count; i++) {
    whole += weights[i]!;
    if (weights[i]! > heaviest) heaviest = weights[i]!;
  }
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : 0));
  if (total * heaviest > Number.MAX_SAFE_INTEGER) {
    return apportion(BigInt(total), weights.map(BigInt)).map(Number);
  }
  const parts: number[] = [];
  const remainders: number[] = [];
  let left = total;
  for (let i = 0; i < count; i++) {
    const product = total * weights[i]!;
    const remainder = product % whole;
    const part = (product - remainder) / whole;
    parts.push(part);
    remainders.push(remainder);
    left -= part;
  }
  // `left` < count: taking the largest one at a time beats a sort for the few lines a discount has.
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < count; i++) if (remainders[i]! > remainders[best]!) best = i;
    parts[best]!++;
    remainders[best] = -1;
  }
  return parts;
}
