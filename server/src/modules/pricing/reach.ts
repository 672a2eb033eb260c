import type { AnyOffer } from '@jishi/pricing';
import type { SkuForSale } from '../catalog/index.ts';

type Sku = Pick<SkuForSale, 'skuId' | 'productId' | 'shopId' | 'categoryId'>;

/** Whether an offer can reach a SKU, whoever buys it and wherever it was shown. */
export function reaches({ shopId, scope }: Pick<AnyOffer, 'shopId' | 'scope'>, sku: Sku): boolean {
  if (shopId !== undefined && shopId !== sku.shopId) return false;
  if (!scope) return true;
  return (
    lists(scope.shopIds, sku.shopId) &&
    lists(scope.categoryIds, sku.categoryId) &&
    lists(scope.spuIds, sku.productId) &&
    lists(scope.skuIds, sku.skuId) &&
    !(scope.exceptSpuIds?.includes(sku.productId) ?? false)
  );
}

const lists = (list: readonly string[] | undefined, id: string) => list === undefined || list.includes(id);
