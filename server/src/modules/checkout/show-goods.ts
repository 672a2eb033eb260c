import { toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import type { SkuForSale } from '../catalog/index.ts';

export type Availability = 'available' | 'short' | 'sold_out' | 'withdrawn';

export function availabilityOf(sku: SkuForSale, quantity: number, stock: number): Availability {
  if (sku.state === 'withdrawn') return 'withdrawn';
  if (stock <= 0) return 'sold_out';
  return stock < quantity ? 'short' : 'available';
}

export function showGoods(sku: SkuForSale, quantity: number, stock: number, locale: Locale) {
  return {
    skuId: toWire('sku', sku.skuId),
    productId: toWire('product', sku.productId),
    title: locale === 'en' ? (sku.titleEn ?? sku.title) : sku.title,
    skuName: locale === 'en' ? (sku.specTextEn ?? sku.specText) : sku.specText,
    pictureUrl: sku.pictureKey === null ? null : mediaUrl(sku.pictureKey),
    quantity,
    unitPriceFen: fenOut(sku.priceFen),
    availability: availabilityOf(sku, quantity, stock),
    stock: Math.max(stock, 0),
  };
}
