const cents = 100;

/**
 * Numbers at two digits that add up to their sum as `toFixed(2)` writes it: each is rounded down, and those that lost most
 * get the hundredths that are missing.
 */
export function roundTogether(values: readonly number[]): number[] {
  const scaled = values.map((value) => value * cents);
  const rounded = scaled.map(Math.floor);
  const total = values.reduce((all, one) => all + one, 0);
  const sum = Math.round(Number(total.toFixed(2)) * cents);
  const missing = sum - rounded.reduce((all, one) => all + one, 0);
  const byLoss = scaled.map((value, at) => ({ at, lost: value - Math.floor(value) }));
  for (const { at } of byLoss.toSorted((a, b) => b.lost - a.lost).slice(0, missing)) rounded[at]! += 1;
  return rounded.map((one) => one / cents);
}
