// What the person has chosen among the options of a product, and what that leaves. Pure.
type SkuLike = { skuId: string; optionValues: readonly string[] };
type OptionLike = { values: readonly { value: string }[] };

/** One value (or none yet) for each option, in the order of the options. */
export type Choice = readonly (string | undefined)[];
export type AvailableOf = (skuId: string) => number;

/** Options with a single value need no choosing. */
export const firstChoice = (options: readonly OptionLike[]): Choice =>
  options.map((option) => (option.values.length === 1 ? option.values[0]?.value : undefined));

/** Chooses a value; choosing it again takes it back. */
export const choose = (choice: Choice, place: number, value: string): Choice =>
  choice.map((chosen, at) => (at !== place ? chosen : chosen === value ? undefined : value));

const fits = (sku: SkuLike, choice: Choice): boolean =>
  choice.every((value, at) => value === undefined || sku.optionValues[at] === value);

/** The one SKU a complete choice names. */
export function chosenSku<S extends SkuLike>(skus: readonly S[], choice: Choice): S | undefined {
  if (choice.some((value) => value === undefined)) return undefined;
  return skus.find((sku) => fits(sku, choice));
}

/** The first SKU that an incomplete choice leaves: its picture shows what is being chosen. */
export const likelySku = <S extends SkuLike>(skus: readonly S[], choice: Choice): S | undefined =>
  skus.find((sku) => fits(sku, choice));

/** Whether choosing this value, the others staying, leaves something that can be bought. */
export function leavesStock(
  skus: readonly SkuLike[],
  choice: Choice,
  place: number,
  value: string,
  availableOf: AvailableOf,
): boolean {
  const wanted = choice.map((chosen, at) => (at === place ? value : chosen));
  return skus.some((sku) => fits(sku, wanted) && availableOf(sku.skuId) > 0);
}

/** The options that are still open. */
export const openOptions = <O>(options: readonly O[], choice: Choice): O[] =>
  options.filter((_, at) => choice[at] === undefined);

export const clampQuantity = (quantity: number, available: number): number =>
  Math.max(1, Math.min(quantity, available, 999));
