/** Catalog: what is sold and how it is found. */

export { createProduct, skuOwners, type CreatedProduct, type SkuOwner } from './create-product.ts';
export { changeProduct } from './change-product.ts';
export { discardProduct } from './discard-product.ts';
export {
  approveProduct,
  delistProduct,
  liftSuspension,
  listProduct,
  rejectProduct,
  submitProduct,
  suspendProduct,
} from './review-product.ts';
export { tidyParagraphs, withoutControls } from './product.ts';
export type { Attribute, ProductDraft, ProductState, SkuDraft } from './product.ts';

export { encodePicture, importPicture, maxPictureBytes, type StoredPicture } from './import-picture.ts';
export { keepPicture, picturesByIds, picturesByKeys, showPicture, type Picture } from './pictures.sql.ts';

export {
  openSkuCache,
  productPrices,
  skusForSale,
  topPrices,
  type ProductPrice,
  type SkuCache,
  type SkuForSale,
} from './skus-for-sale.ts';
export { productCards, productsByIds, type Card, type ProductFacts } from './product-cards.ts';
export {
  productsOfShop,
  skusOfShop,
  wholeProducts,
  type ShopSku,
  type WholeProduct,
} from './shop-products.sql.ts';
export { skusOf as skusOfProducts } from './products.sql.ts';
export { categories, categoryIdOf, type Category } from './categories.sql.ts';
export { ProductCard, Picture as PictureSchema } from './schemas.ts';
export { catalogEvents, type CatalogEvents } from './events.ts';
export { saveProduct } from './saved-products.ts';
export { openSearchCounter } from './suggest.ts';
export { wordsOfBought } from './english-words.ts';
