import type { ProductDraft } from './product-draft.ts';

/** What every section of the editor gets. */
export type SectionProps = {
  draft: ProductDraft;
  /** Whether the English fields are shown. */
  english: boolean;
  change: (patch: Partial<ProductDraft> | ((before: ProductDraft) => ProductDraft)) => void;
  /** Props that put the fault of a field beside it. */
  faultOf: (id: string) => { validateStatus?: 'error'; help?: string };
};
