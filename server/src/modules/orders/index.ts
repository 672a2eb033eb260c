/** Orders: what was bought, and what becomes of it. */

export { payPurchase, type Paid, type PayPurchase } from './pay-purchase.ts';
export { payNothing } from './become-paid.ts';
export { cancelPurchase } from './cancel-purchase.ts';
export { cancelOrder } from './cancel-order.ts';
export {
  refundOrder,
  type LineRefunded,
  type OrderRefunded,
  type RefundOrder,
  type RefundPart,
} from './refund-order.ts';
export {
  leftOf,
  takeFrom,
  takeFromShop,
  discountsBack,
  type DiscountBack,
  type SplitLine,
} from './refund-parts.ts';
export { heldFen, markSettled, noteCase, refundsOfOrder, type RefundRow } from './refunds.sql.ts';
export { fundingOf, subsidyFen, sumSubsidies, type StoredDiscount, type Subsidy } from './funding.ts';
export { shipOrder } from './ship-order.ts';
export { confirmReceipt } from './confirm-receipt.ts';
export { remindShop } from './remind-shop.ts';
export { confirmOverdue, dropUnpaid } from './sweeps.ts';

export { spokenLines } from './spoken-lines.ts';
export { linesOf, lockOrder, lockPurchase, ordersByIds, ordersByKeys, purchaseOf } from './orders.sql.ts';
export { buyerOfShopOrder, projectOrders } from './shop-orders.sql.ts';
export { stateWords, titleIn, type Order, type OrderLine, type OrderState, type Purchase } from './order.ts';
export { orderNumber } from './order-number.ts';
export { orderPolicy } from './policy.ts';
export type { OrderFacts } from './events.ts';
export * as orderProblems from './problems.ts';
