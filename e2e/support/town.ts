import { expect } from 'vitest';
import type { Reply } from '@jishi/wire';
import { origin } from './browser.ts';
import type { Call } from './people.ts';

/** An address in Hangzhou, for somebody who has none yet. */
export async function settleIn(call: Call): Promise<string> {
  const { addressId } = await call('POST /me/addresses', {
    body: {
      recipient: '王小满',
      phone: '13800000001',
      regionCode: '330106',
      detail: '文三路 90 号 3 幢 502 室',
      isDefault: true,
    },
  });
  return addressId;
}

/** The first product that a search finds. */
export async function findProduct(call: Call, q: string): Promise<Reply<'GET /products/:productId'>> {
  const { items } = await call('GET /products', { query: { q } });
  expect(items.length, `the town sells ${q}`).toBeGreaterThan(0);
  return call('GET /products/:productId', { params: { productId: items[0]!.productId } });
}

/** The one shop of a shopkeeper of the town. */
export async function shopOf(call: Call): Promise<string> {
  const me = await call('GET /me');
  return me.shops[0]!.shopId;
}

/** What a buyer does in the shop app, in four calls: a paid order for a product. */
export async function buy(
  call: Call,
  product: { skus: { skuId: string }[] },
  addressId: string,
): Promise<string> {
  const lines = [{ skuId: product.skus[0]!.skuId, quantity: 1 }];
  const { totals } = await call('POST /quotes', { body: { lines, addressId } });
  const placed = await call('POST /purchases', {
    body: { lines, addressId, expectedTotalFen: totals.payableFen },
    idempotencyKey: crypto.randomUUID(),
  });
  const { redirectUrl } = await call('POST /purchases/:purchaseId/payments', {
    params: { purchaseId: placed.purchaseId },
    body: { method: 'local_bank', returnPath: '/' },
  });
  await approveAtTheBank(redirectUrl);
  return placed.orderIds[0]!;
}

async function approveAtTheBank(payUrl: string): Promise<void> {
  await fetch(new URL(payUrl, origin), {
    method: 'POST',
    body: new URLSearchParams({ decision: 'approve' }),
    redirect: 'manual',
  });
}

/** A shopkeeper changes every price of a product by so much; it counts at once. */
export async function reprice(call: Call, shopId: string, productId: string, byFen: number): Promise<void> {
  const params = { shopId, productId };
  const { skus, pictures, ...product } = await call('GET /shops/:shopId/products/:productId', { params });
  await call('PUT /shops/:shopId/products/:productId', {
    params,
    body: {
      title: product.title,
      titleEn: product.titleEn,
      description: product.description,
      descriptionEn: product.descriptionEn,
      categoryId: product.categoryId,
      attributes: product.attributes,
      pictureIds: pictures.map(({ pictureId }) => pictureId),
      optionNames: product.optionNames,
      ...(product.optionNamesEn ? { optionNamesEn: product.optionNamesEn } : {}),
      skus: skus.map(({ skuId, optionValues, optionValuesEn, picture, ...sku }) => ({
        skuId,
        optionValues,
        ...(optionValuesEn ? { optionValuesEn } : {}),
        priceFen: sku.priceFen + byFen,
        compareAtFen: sku.compareAtFen,
        weightGrams: sku.weightGrams,
        merchantCode: sku.merchantCode,
        barcode: sku.barcode,
        pictureId: picture?.pictureId ?? null,
      })),
      freightTemplateId: product.freightTemplateId,
      lowStockThreshold: product.lowStockThreshold,
      shipsWithinHours: product.shipsWithinHours as 24 | 48 | 72,
    },
  });
}
