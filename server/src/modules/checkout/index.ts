/** Checkout: cart, quotes, and the order lane where everything meets. */

export { buy, type Buy, type Placed, type Till } from './buy.ts';
export { openGoods, wantedGoods, type Goods, type WantedGoods } from './goods.ts';
export { openLane, type Lane } from './lane.ts';
export { limitPerBuyer } from './checkout.sql.ts';
export { openTill } from './till.ts';
export { payLent } from './on-credit.ts';
