import { problem } from '../../platform/problem.ts';

export const stockReserved = problem('inventory.stock_reserved', 409, {
  en: '{reserved} pieces are reserved for orders, so the stock cannot go below that. Ship or cancel those orders first.',
  zh: '已有 {reserved} 件被订单占用，库存不能低于这个数。请先发货或取消相关订单。',
});
export const skuGone = problem('inventory.sku_not_found', 404, {
  en: 'This item is not in your shop any more. Reload the list.',
  zh: '店铺里已没有这个规格，请刷新列表。',
});
export const adjustmentUnclear = problem('inventory.adjustment_unclear', 422, {
  en: 'State for each item either the change or the counted number, not both. Nothing was changed.',
  zh: '每个 SKU 请只填写增减数量或盘点数量其中一项，库存没有改动。',
});
