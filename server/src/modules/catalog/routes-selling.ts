import type { BodyOf } from '../../platform/contract.ts';
import { routes, type Route } from '../../platform/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import { fromWire, toWire, type Id, type Kind } from '../../platform/ids.ts';
import { changeProduct } from './change-product.ts';
import { sellingContract } from './contract.ts';
import { createProduct } from './create-product.ts';
import { discardProduct } from './discard-product.ts';
import type { ProductDraft } from './product.ts';
import { delistProduct, listProduct, submitProduct } from './review-product.ts';
import { countByState, merchantProducts } from './shop-products.sql.ts';
import { merchantProduct, merchantRow } from './view.ts';

export const sellingRoutes: Route[] = routes(sellingContract, {
  'GET /shops/:shopId/products': async ({ db, shopId, query }) =>
    (await merchantProducts(db, { shopId, ...query })).page(merchantRow),
  'GET /shops/:shopId/products/counts': async ({ db, shopId }) => ({ items: await countByState(db, shopId) }),
  'POST /shops/:shopId/products': async ({ tx, shopId, caller, body }) => {
    const { productId } = await createProduct(tx, { shopId, draft: draftIn(body) });
    await audit(tx, {
      actorId: caller.personId,
      action: 'catalog.product_created',
      subject: toWire('product', productId),
      shopId,
    });
    return merchantProduct(tx, productId, shopId);
  },
  'GET /shops/:shopId/products/:productId': async ({ db, shopId, params }) =>
    merchantProduct(db, fromWire('product', params.productId), shopId),
  'PUT /shops/:shopId/products/:productId': async ({ tx, shopId, caller, params, body }) => {
    const productId = fromWire('product', params.productId);
    await changeProduct(tx, { shopId, productId, draft: draftIn(body) });
    await audit(tx, {
      actorId: caller.personId,
      action: 'catalog.product_changed',
      subject: params.productId,
      shopId,
    });
    return merchantProduct(tx, productId, shopId);
  },
  'DELETE /shops/:shopId/products/:productId': async ({ tx, shopId, caller, params }) => {
    await discardProduct(tx, {
      shopId,
      productId: fromWire('product', params.productId),
      actorId: caller.personId,
    });
    return null;
  },
  'POST /shops/:shopId/products/:productId/submission': async ({ tx, shopId, caller, params, body }) => {
    const productId = fromWire('product', params.productId);
    await submitProduct(tx, { shopId, productId, listWhenApproved: body.listWhenApproved });
    await audit(tx, {
      actorId: caller.personId,
      action: 'catalog.product_submitted',
      subject: params.productId,
      shopId,
    });
    return merchantProduct(tx, productId, shopId);
  },
  'PUT /shops/:shopId/products/:productId/listing': async ({ tx, shopId, caller, params }) => {
    const productId = fromWire('product', params.productId);
    await listProduct(tx, { shopId, productId, actorId: caller.personId });
    return merchantProduct(tx, productId, shopId);
  },
  'DELETE /shops/:shopId/products/:productId/listing': async ({ tx, shopId, caller, params }) => {
    const productId = fromWire('product', params.productId);
    await delistProduct(tx, { shopId, productId, actorId: caller.personId });
    return merchantProduct(tx, productId, shopId);
  },
});

type Written = BodyOf<(typeof sellingContract)['POST /shops/:shopId/products']>;

function draftIn({ categoryId, pictureIds, skus, freightTemplateId, ...rest }: Written): ProductDraft {
  return {
    ...rest,
    categoryId: fromWire('category', categoryId),
    pictureIds: pictureIds?.map((id) => fromWire('picture', id)),
    freightTemplateId: idIn('freightTemplate', freightTemplateId),
    skus: skus.map(({ skuId, pictureId, priceFen, compareAtFen, ...sku }) => ({
      ...sku,
      skuId: skuId === undefined ? undefined : fromWire('sku', skuId),
      pictureId: idIn('picture', pictureId),
      priceFen: BigInt(priceFen),
      compareAtFen: compareAtFen === undefined || compareAtFen === null ? null : BigInt(compareAtFen),
    })),
  };
}

function idIn<K extends Kind>(kind: K, wire: string | null | undefined): Id<K> | null {
  return wire === undefined || wire === null ? null : fromWire(kind, wire);
}
