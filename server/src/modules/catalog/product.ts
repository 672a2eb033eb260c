import type { Id } from '../../platform/ids.ts';
import { Problem, type ProblemKind } from '../../platform/problem.ts';
import { choiceTwice, optionsMismatch, picturesNeeded, productNotInState } from './problems.ts';

export type ProductState =
  | 'draft'
  | 'pending_review'
  | 'rejected'
  | 'approved'
  | 'on_shelf'
  | 'off_shelf'
  | 'suspended';

/** English texts are optional everywhere: a merchant writes Chinese first. */
export type Attribute = {
  readonly name: string;
  readonly value: string;
  readonly nameEn?: string;
  readonly valueEn?: string;
};

/** What shoppers read. A change of it is reviewed; prices, options and attributes count at once. */
export type ProductText = {
  readonly title: string;
  readonly titleEn: string | null;
  readonly description: string;
  readonly descriptionEn: string | null;
  readonly categoryId: Id<'category'>;
  readonly pictureIds: readonly Id<'picture'>[];
};

export type SkuDraft = {
  /** The SKU this changes; without it, the one with the same choice, else a new one. */
  readonly skuId?: Id<'sku'> | undefined;
  readonly optionValues?: readonly string[] | undefined;
  readonly optionValuesEn?: readonly string[] | undefined;
  readonly priceFen: bigint;
  readonly compareAtFen?: bigint | null | undefined;
  readonly weightGrams?: number | undefined;
  readonly barcode?: string | null | undefined;
  readonly merchantCode?: string | null | undefined;
  readonly pictureId?: Id<'picture'> | null | undefined;
};

export type ProductDraft = {
  readonly title: string;
  readonly titleEn?: string | null | undefined;
  readonly description?: string | undefined;
  readonly descriptionEn?: string | null | undefined;
  readonly categoryId: Id<'category'>;
  readonly attributes?: readonly Attribute[] | undefined;
  readonly pictureIds?: readonly Id<'picture'>[] | undefined;
  readonly optionNames?: readonly string[] | undefined;
  readonly optionNamesEn?: readonly string[] | undefined;
  readonly skus: readonly SkuDraft[];
  readonly freightTemplateId?: Id<'freightTemplate'> | null | undefined;
  readonly lowStockThreshold?: number | undefined;
  readonly shipsWithinHours?: number | undefined;
};

/** What each step needs and makes. An edit of an approved product is a revision and leaves the state alone. */
export const steps = {
  submission: { from: ['draft', 'rejected'], to: 'pending_review' },
  approval: { from: ['pending_review'], to: 'approved' },
  rejection: { from: ['pending_review'], to: 'rejected' },
  listing: { from: ['approved', 'off_shelf'], to: 'on_shelf' },
  delisting: { from: ['on_shelf'], to: 'off_shelf' },
  suspension: { from: ['on_shelf', 'off_shelf', 'approved'], to: 'suspended' },
  reinstatement: { from: ['suspended'], to: 'off_shelf' },
} as const satisfies Record<string, { from: readonly ProductState[]; to: ProductState }>;

export function nextState(state: ProductState, step: keyof typeof steps): ProductState {
  const { from, to } = steps[step];
  if (!(from as readonly ProductState[]).includes(state)) throw new Problem(productNotInState, { state });
  return to;
}

export const wasApproved = (state: ProductState): boolean =>
  !['draft', 'pending_review', 'rejected'].includes(state);

/** Each SKU chooses one value of each option, and no two SKUs choose the same. */
export function checkChoices({ optionNames = [], optionNamesEn = optionNames, skus }: ProductDraft): void {
  const names = new Set(optionNames.map(folded));
  if (names.size !== optionNames.length || optionNamesEn.length !== optionNames.length)
    throw new Problem(optionsMismatch, { options: optionNames.length });
  const choices = new Set<string>();
  for (const { optionValues = [], optionValuesEn = optionValues } of skus) {
    if (optionValues.length !== optionNames.length || optionValuesEn.length !== optionNames.length)
      throw new Problem(optionsMismatch, { options: optionNames.length });
    const choice = JSON.stringify(optionValues.map(folded));
    if (choices.has(choice)) throw new Problem(choiceTwice, { choice: optionValues.join(' / ') || '—' });
    choices.add(choice);
  }
}

const folded = (text: string) => text.trim().toLowerCase();

/** The first thing a product lacks before shoppers may see it. */
export function lacks({ pictureIds }: Pick<ProductText, 'pictureIds'>): ProblemKind | null {
  return pictureIds.length === 0 ? picturesNeeded : null;
}

export function sameText(a: ProductText, b: ProductText): boolean {
  return JSON.stringify(textKey(a)) === JSON.stringify(textKey(b));
}

const textKey = ({ title, titleEn, description, descriptionEn, categoryId, pictureIds }: ProductText) => [
  title,
  titleEn,
  description,
  descriptionEn,
  categoryId,
  pictureIds,
];

/** Text of several lines: single spaces, at most one empty line, no characters that print nothing. */
export function tidyParagraphs(text: string): string {
  return withoutControls(text.replaceAll('\r\n', '\n'))
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n\n(?=• )/g, '\n')
    .trim();
}

/** Controls, and marks that turn the direction of writing, print nothing but can hide something. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

/** The chosen options in words. */
export const specText = (optionValues: readonly string[]): string => optionValues.join(' / ');

/** A mean of one decimal, or null without any rating. */
export function ratingAverage(sum: number, count: number): number | null {
  return count === 0 ? null : Math.round((sum / count) * 10) / 10;
}
