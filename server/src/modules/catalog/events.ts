import { Strict, Type, type Static } from '../../platform/contract.ts';

const Uuid = Type.String({ format: 'uuid' });
const product = { productId: Uuid, shopId: Uuid };

/** What the catalogue says. Ids are plain uuids, as in the database. */
export const catalogEvents = {
  'catalog.product_submitted': Strict(product),
  'catalog.product_approved': Strict(product),
  'catalog.product_rejected': Strict({ ...product, reason: Type.String() }),
  'catalog.product_suspended': Strict({ ...product, reason: Type.String() }),
  'catalog.product_listed': Strict(product),
  'catalog.product_delisted': Strict(product),
  /** A draft was thrown away. */
  'catalog.product_discarded': Strict({ ...product, skuIds: Type.Array(Uuid) }),
  /** Its text, pictures, prices or options changed, whatever its state. */
  'catalog.product_changed': Strict({
    ...product,
    skuIds: Type.Array(Uuid),
    lowStockThreshold: Type.Integer(),
  }),
} as const;

export type CatalogEvents = { [K in keyof typeof catalogEvents]: Static<(typeof catalogEvents)[K]> };
