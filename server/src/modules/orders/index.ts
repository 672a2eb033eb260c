/** Orders: what was bought, and what becomes of it. */

export { payPurchase, type Paid, type PayPurchase } from './pay-purchase.ts';
export { cancelPurchase } from './cancel-purchase.ts';
export { cancelOrder } from './cancel-order.ts';
export { shipOrder } from './ship-order.ts';
export { confirmReceipt } from './confirm-receipt.ts';
export { remindShop } from './remind-shop.ts';
export { confirmOverdue, dropUnpaid } from './sweeps.ts';

export { linesOf, ordersByIds, purchaseOf } from './orders.sql.ts';
export { projectOrders } from './shop-orders.sql.ts';
export type { Order, OrderLine, OrderState, Purchase } from './order.ts';
export { orderNumber } from './order-number.ts';
export { orderPolicy } from './policy.ts';
export type { OrderFacts } from './events.ts';
