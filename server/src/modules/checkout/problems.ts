import { problem } from '../../platform/problem.ts';

export const priceChanged = problem('checkout.price_changed', 409, {
  en: 'The price changed while you were looking: the total is now ¥{total}. Nothing was ordered; confirm the new total to continue.',
  zh: '价格刚刚有变化，现在合计 ¥{total}，还没有下单。请确认新的总价后继续。',
});
export const notOnSale = problem('checkout.not_on_sale', 409, {
  en: 'Something in this order is no longer on sale. Nothing was ordered; remove it and try again.',
  zh: '订单中有商品已下架，还没有下单。请移除后再试。',
});
export const soldOut = problem('checkout.sold_out', 409, {
  en: 'There is not enough stock left for something in this order. Nothing was ordered; reduce the quantity or remove it.',
  zh: '订单中有商品库存不足，还没有下单。请减少数量或移除后再试。',
});
export const limitExceeded = problem('checkout.limit_exceeded', 409, {
  en: 'Each buyer may buy at most {limit} of this. Nothing was ordered; reduce the quantity.',
  zh: '该商品每人限购 {limit} 件，还没有下单。请减少数量。',
});
export const notDeliverable = problem('checkout.not_deliverable', 409, {
  en: 'Something in this order cannot be delivered to this address. Choose another address or remove it.',
  zh: '订单中有商品不支持配送到该地址。请更换地址或移除该商品。',
});
export const busy = problem('checkout.busy', 429, {
  en: 'Very many people are ordering right now. Nothing was lost; we try again in {seconds} s.',
  zh: '当前下单人数较多，内容都已保留，请 {seconds} 秒后再试。',
});
export const cartFull = problem('checkout.cart_full', 409, {
  en: 'The cart holds at most {limit} different items. Remove some to add more.',
  zh: '购物车最多放 {limit} 种商品，请先移除一些。',
});
export const couponGone = problem('checkout.coupon_gone', 409, {
  en: 'A coupon was used elsewhere or has expired. Nothing was ordered; look at the new total and confirm it to continue.',
  zh: '有优惠券已被使用或已过期，还没有下单。请查看新的总价，确认后继续。',
});
export const activityChanged = problem('checkout.activity_changed', 409, {
  en: 'An offer changed or ended while you were looking. Nothing was ordered; look at the new total and confirm it to continue.',
  zh: '有优惠活动刚刚变更或结束，还没有下单。请查看新的总价，确认后继续。',
});
export const activityLimited = problem('checkout.activity_limited', 409, {
  en: 'This offer is for at most {limit} of each buyer, and you have had it. Nothing was ordered; look at the new total and confirm it to continue.',
  zh: '该优惠每人限享 {limit} 份，你已享受过，还没有下单。请查看新的总价，确认后继续。',
});
export const activitySoldOut = problem('checkout.activity_sold_out', 409, {
  en: 'The pieces at the offer price are gone. Nothing was ordered; look at the new total and confirm it to continue.',
  zh: '活动价商品已抢完，还没有下单。请查看新的总价，确认后继续。',
});
export const budgetExhausted = problem('checkout.budget_exhausted', 409, {
  en: 'The subsidy for this order was used up just now. Nothing was ordered; look at the new total and confirm it to continue.',
  zh: '补贴刚刚发完，还没有下单。请查看新的总价，确认后继续。',
});
export const giftGone = problem('checkout.gift_gone', 409, {
  en: 'The gift of this offer is out of stock. Nothing was ordered; continue without the gift, or change your cart.',
  zh: '赠品已送完，还没有下单。可以不要赠品继续下单，或调整购物车。',
});
