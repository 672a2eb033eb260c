type Listed = { priceFen: number };
type Known = { payableFen: number; strikeFen: number | null; tag?: string | null };

/**
 * The price with everything that applies once it is known, before that the price on the label. Struck through is only what
 * the system knows was asked, never what the shop says it was: until that is known, nothing is claimed.
 */
export function shownPrice(listed: Listed, known: Known | null | undefined) {
  const priceFen = known?.payableFen ?? listed.priceFen;
  const strikeFen = known?.strikeFen ?? null;
  const struckFen = strikeFen !== null && strikeFen > priceFen ? strikeFen : null;
  return {
    priceFen,
    struckFen,
    saves: struckFen === null ? 0 : struckFen - priceFen,
    tag: known?.tag ?? null,
  };
}
