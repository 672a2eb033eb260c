type Listed = { priceFen: number; compareAtFen: number | null };
type Tagged = { payableFen: number; strikeFen: number | null; tag: string | null };

/** What a card says: the price with everything that applies once it is known, before that the price on the label. */
export function shownPrice(listed: Listed, known: Tagged | null | undefined) {
  const priceFen = known?.payableFen ?? listed.priceFen;
  const struckFen = known ? known.strikeFen : listed.compareAtFen;
  const saves = struckFen !== null && struckFen > priceFen ? struckFen - priceFen : 0;
  return { priceFen, saves, tag: known?.tag ?? null };
}
