import {
  anyone,
  contract,
  cursorQuery,
  IdOf,
  Maybe,
  member,
  Nothing,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { badCursor } from '../../platform/paging.ts';
import { matchLevels } from './list-products.ts';
import {
  categoryUnknown,
  choiceTwice,
  optionsMismatch,
  pictureMissing,
  picturesNeeded,
  pictureTooLarge,
  pictureTooSmall,
  pictureUnknown,
  pictureUnreadable,
  productNotInState,
  shopNotOpen,
  skuUnknown,
  tooManySaved,
} from './problems.ts';
import {
  Category,
  MerchantProduct,
  MerchantProductRow,
  Picture,
  ProductCard,
  ProductForReview,
  ProductInput,
  ProductPage,
  ProductState,
  SavedProduct,
  ShopCard,
} from './schemas.ts';

const productParams = Strict({ productId: IdOf('product') });
const shopParams = Strict({ shopId: IdOf('shop') });
const ours = Strict({ shopId: IdOf('shop'), productId: IdOf('product') });
const fen = Type.Integer({ minimum: 0, maximum: 100_000_000_000 });

const writing = [optionsMismatch, choiceTwice, categoryUnknown, pictureUnknown, skuUnknown] as const;

/** Read from a prepared row: the answer leaves as the text it was stored as. */
const ready = { produces: 'application/json' } as const;

export const shoppingContract = contract({
  'GET /categories': {
    summary: 'The two levels of categories',
    access: anyone,
    reply: Strict({ items: Type.Array(Category) }),
    ...ready,
  },
  'GET /products': {
    summary: 'Products on the shelf: the mall, a category, a shop, or a search',
    access: anyone,
    query: Strict({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      category: Type.Optional(IdOf('category')),
      shop: Type.Optional(IdOf('shop')),
      minFen: Type.Optional(fen),
      maxFen: Type.Optional(fen),
      sort: Type.Optional(OneOf('relevance', 'sales', 'newest', 'price', 'price_desc')),
      ...cursorQuery,
    }),
    reply: Strict({
      items: Type.Array(ProductCard),
      next: Maybe(Type.String()),
      matched: {
        ...OneOf(...matchLevels),
        description: 'how many of the words of a search these match; none, and they are simply popular',
      },
      correctedQuery: Maybe(
        Type.String({ description: 'the words searched for, when a typing error was corrected' }),
      ),
    }),
    ...ready,
    problems: [badCursor],
  },
  'GET /products/:productId': {
    summary: 'A product page',
    access: anyone,
    params: productParams,
    reply: ProductPage,
    ...ready,
  },
  'GET /shops/:shopId': {
    summary: 'A shop as shoppers see it',
    access: anyone,
    params: shopParams,
    reply: ShopCard,
  },
  'GET /search/suggestions': {
    summary: 'Ways to go on typing',
    access: anyone,
    query: Strict({ q: Text(40) }),
    reply: Strict({ items: Type.Array(Type.String()) }),
  },
  'GET /search/hot': {
    summary: 'What people search for these days',
    access: anyone,
    reply: Strict({ items: Type.Array(Type.String()) }),
  },
  'PUT /me/saved-products/:productId': {
    summary: 'Save a product for later',
    access: member,
    params: productParams,
    reply: Nothing,
    problems: [tooManySaved],
  },
  'DELETE /me/saved-products/:productId': {
    summary: 'Forget a saved product',
    access: member,
    params: productParams,
    reply: Nothing,
  },
  'GET /me/saved-products': {
    summary: 'Products I saved, newest first',
    access: member,
    query: Strict(cursorQuery),
    reply: PageOf(SavedProduct),
  },
  'GET /me/saved-products/:productId': {
    summary: 'Whether I saved this product',
    access: member,
    params: productParams,
    reply: Strict({ saved: Type.Boolean() }),
  },
  'POST /pictures': {
    summary: 'Upload one picture (form field "file"); it is re-encoded to WebP',
    access: member,
    multipart: true,
    body: Type.Object({ file: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) }),
    transaction: 'own',
    status: 201,
    reply: Picture,
    limit: { max: 120, windowMs: 60_000 },
    problems: [pictureMissing, pictureUnreadable, pictureTooLarge, pictureTooSmall],
  },
});

export const sellingContract = contract({
  'GET /shops/:shopId/products': {
    summary: 'Products of my shop, newest change first',
    access: shop('shop.read'),
    params: shopParams,
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(ProductState),
      q: Type.Optional(
        Type.String({ maxLength: 100, description: 'words of the title, a merchant code or a barcode' }),
      ),
    }),
    reply: PageOf(MerchantProductRow),
  },
  'GET /shops/:shopId/products/counts': {
    summary: 'How many products of my shop are in each state',
    access: shop('shop.read'),
    params: shopParams,
    reply: Strict({ items: Type.Array(Strict({ state: ProductState, count: Type.Integer() })) }),
  },
  'POST /shops/:shopId/products': {
    summary: 'Write a new product, as a draft',
    access: shop('products'),
    params: shopParams,
    body: ProductInput,
    status: 201,
    reply: MerchantProduct,
    problems: writing,
  },
  'GET /shops/:shopId/products/:productId': {
    summary: 'A product of my shop, as I wrote it',
    access: shop('shop.read'),
    params: ours,
    reply: MerchantProduct,
  },
  'PUT /shops/:shopId/products/:productId': {
    summary: 'Change a product; prices count at once, what shoppers read is reviewed again',
    access: shop('products'),
    params: ours,
    body: ProductInput,
    reply: MerchantProduct,
    problems: writing,
  },
  'DELETE /shops/:shopId/products/:productId': {
    summary: 'Throw away a draft that was never on the shelf',
    access: shop('products'),
    params: ours,
    reply: Nothing,
    problems: [productNotInState],
  },
  'POST /shops/:shopId/products/:productId/submission': {
    summary: 'Submit a product for review',
    access: shop('products'),
    params: ours,
    body: Strict({
      listWhenApproved: Type.Optional(
        Type.Boolean({ description: 'put it on the shelf at once; default true' }),
      ),
    }),
    reply: MerchantProduct,
    problems: [picturesNeeded, productNotInState, shopNotOpen],
  },
  'PUT /shops/:shopId/products/:productId/listing': {
    summary: 'Put an approved product on the shelf',
    access: shop('products'),
    params: ours,
    reply: MerchantProduct,
    problems: [productNotInState, shopNotOpen],
  },
  'DELETE /shops/:shopId/products/:productId/listing': {
    summary: 'Take a product off the shelf',
    access: shop('products'),
    params: ours,
    reply: MerchantProduct,
    problems: [productNotInState],
  },
});

const Reason = Strict({ reason: Text(300, 2) });

export const reviewingContract = contract({
  'GET /operations/products': {
    summary: 'Products to review (longest waiting first), or all in a state',
    access: operator('review.products'),
    query: Strict({ ...cursorQuery, state: Type.Optional(ProductState), shop: Type.Optional(IdOf('shop')) }),
    reply: PageOf(ProductForReview),
  },
  'GET /operations/products/:productId': {
    summary: 'One product, in whatever state',
    access: operator('review.products'),
    params: productParams,
    reply: ProductForReview,
  },
  'POST /operations/products/:productId/approval': {
    summary: 'Approve a new product, or the changes to one',
    access: operator('review.products'),
    params: productParams,
    query: Strict({
      version: Type.Optional(
        Type.Integer({ description: 'what was looked at; refused when the merchant changed it since' }),
      ),
    }),
    reply: Nothing,
    problems: [productNotInState],
  },
  'POST /operations/products/:productId/rejection': {
    summary: 'Reject a new product, or the changes to one, and say why',
    access: operator('review.products'),
    params: productParams,
    body: Reason,
    reply: Nothing,
    problems: [productNotInState],
  },
  'POST /operations/products/:productId/suspension': {
    summary: 'Take a product off the shelf for breaking a rule',
    access: operator('review.products'),
    params: productParams,
    body: Reason,
    reply: Nothing,
    problems: [productNotInState],
  },
  'DELETE /operations/products/:productId/suspension': {
    summary: 'Lift a suspension; the merchant may list the product again',
    access: operator('review.products'),
    params: productParams,
    reply: Nothing,
    problems: [productNotInState],
  },
});

export const catalogContract = { ...shoppingContract, ...sellingContract, ...reviewingContract } as const;
