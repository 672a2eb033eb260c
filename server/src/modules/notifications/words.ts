import { yuanShown } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import type { topics } from './contract.ts';

export type Topic = (typeof topics)[number];
export type Params = Readonly<Record<string, unknown>>;
type Words = { readonly title: string; readonly body: string };
type Kind = { readonly topic: Topic } & Readonly<Record<Locale, Words>>;

/** Everything a person can be told. `{name}` is filled from the params; `{times}` counts collapsed ones. */
export const kinds = {
  'orders.order_paid': {
    topic: 'orders',
    zh: { title: '付款成功', body: '{goods}：商家已收到订单，会尽快发货。' },
    en: { title: 'Payment received', body: '{goods}: the shop has your order and ships it soon.' },
  },
  'orders.order_shipped': {
    topic: 'orders',
    zh: { title: '包裹已发出', body: '{goods}，运单号 {trackingNumber}，点击查看物流。' },
    en: {
      title: 'Your parcel is on its way',
      body: '{goods}, tracking number {trackingNumber}. Open the order to follow it.',
    },
  },
  'logistics.parcel_delivered': {
    topic: 'orders',
    zh: { title: '包裹已送达', body: '收到并检查无误后，请确认收货。' },
    en: { title: 'Your parcel has arrived', body: 'Have a look at it, then confirm that you received it.' },
  },
  'orders.order_cancelled': {
    topic: 'orders',
    zh: { title: '订单已取消', body: '{goods}：已付的款项会原路退回。' },
    en: { title: 'Order cancelled', body: '{goods}: what you paid goes back the way it came.' },
  },
  'orders.order_closed': {
    topic: 'orders',
    zh: { title: '订单已关闭', body: '{goods}：未在规定时间内付款，没有扣款。需要时可重新下单。' },
    en: {
      title: 'Order closed',
      body: '{goods}: it was not paid in time, and nothing was charged. Order again whenever you like.',
    },
  },
  'orders.cancelled_by_buyer': {
    topic: 'shop',
    zh: { title: '{shop}：买家取消了订单', body: '{goods}：请不要再发货。' },
    en: { title: '{shop}: a buyer cancelled an order', body: '{goods}: please do not ship it.' },
  },
  'payments.payment_refunded': {
    topic: 'orders',
    zh: { title: '退款 {amount} 已退回', body: '款项已原路退回，到账时间以银行为准。' },
    en: {
      title: '{amount} refunded',
      body: 'It goes back the way it came; your bank decides when it shows.',
    },
  },
  'aftersales.agreed': {
    topic: 'orders',
    zh: { title: '商家同意了你的售后申请', body: '退款 {amount}。如需退货，请按时寄回。' },
    en: {
      title: 'The shop agreed to your request',
      body: '{amount} goes back. If goods are to be returned, send them in time.',
    },
  },
  'aftersales.refused': {
    topic: 'orders',
    zh: { title: '商家拒绝了售后申请', body: '你可以修改申请，或申请平台介入。' },
    en: { title: 'The shop refused your request', body: 'Change it, or ask the platform to decide.' },
  },
  'aftersales.paying': {
    topic: 'orders',
    zh: { title: '退货已签收，正在退款', body: '{amount} 将原路退回。' },
    en: { title: 'Your return arrived', body: '{amount} goes back the way it came.' },
  },
  'aftersales.disputed': {
    topic: 'orders',
    zh: { title: '商家对退货有异议', body: '平台会介入处理，请留意进度。' },
    en: { title: 'The shop disputes your return', body: 'The platform looks at it now.' },
  },
  'aftersales.decided': {
    topic: 'orders',
    zh: { title: '平台已作出处理', body: '点击查看处理结果。' },
    en: { title: 'The platform has decided', body: 'Open the request to read the decision.' },
  },
  'aftersales.message': {
    topic: 'orders',
    zh: { title: '售后有新留言', body: '点击查看并回复。' },
    en: { title: 'A message about your request', body: 'Open it to read and answer.' },
  },
  'aftersales.given_up': {
    topic: 'orders',
    zh: { title: '售后已超时关闭', body: '如仍需要，可在期限内重新申请。' },
    en: { title: 'Your request was closed', body: 'Its time ran out. Ask again while you can.' },
  },
  'aftersales.applied': {
    topic: 'shop',
    zh: { title: '{shop}：买家申请售后', body: '涉及 {amount}，请在时限内处理，逾期自动同意。' },
    en: {
      title: '{shop}: a buyer asks for money back',
      body: 'About {amount}. Answer in time, or it is agreed.',
    },
  },
  'aftersales.escalated': {
    topic: 'shop',
    zh: { title: '{shop}：买家申请平台介入', body: '请补充凭证，平台将作出判定。' },
    en: {
      title: '{shop}: a buyer asked the platform to decide',
      body: 'Add your evidence; the platform decides.',
    },
  },
  'aftersales.sent_back': {
    topic: 'shop',
    zh: { title: '{shop}：买家已寄回商品', body: '收到后请及时确认，逾期自动退款。' },
    en: {
      title: '{shop}: goods are on their way back',
      body: 'Confirm them when they arrive, or the money goes back by itself.',
    },
  },
  'aftersales.passed_by': {
    topic: 'shop',
    zh: { title: '{shop}：售后超时，系统已处理', body: '涉及 {amount}，请留意处理时限。' },
    en: { title: '{shop}: a request was decided by time', body: 'About {amount}. Mind the deadlines.' },
  },
  'aftersales.decided_for_shop': {
    topic: 'shop',
    zh: { title: '{shop}：平台已作出处理', body: '点击查看处理结果。' },
    en: { title: '{shop}: the platform has decided', body: 'Open the request to read the decision.' },
  },
  'aftersales.message_to_shop': {
    topic: 'shop',
    zh: { title: '{shop}：售后有新留言', body: '点击查看并回复。' },
    en: { title: '{shop}: a message about a request', body: 'Open it to read and answer.' },
  },
  'orders.to_ship': {
    topic: 'shop',
    zh: { title: '{shop}：{times} 个新订单待发货', body: '请在承诺时间内发货。' },
    en: { title: '{shop}: new orders to ship ({times})', body: 'Ship them within the promised time.' },
  },
  'orders.reminded': {
    topic: 'shop',
    zh: { title: '{shop}：买家催发货', body: '有买家在等订单发货，请优先处理。' },
    en: {
      title: '{shop}: a buyer asks when you ship',
      body: 'Someone is waiting for an order. Please look at it first.',
    },
  },
  'catalog.product_approved': {
    topic: 'shop',
    zh: { title: '商品已通过审核', body: '现在可以上架了。' },
    en: { title: 'A product was approved', body: 'You can list it now.' },
  },
  'catalog.product_rejected': {
    topic: 'shop',
    zh: { title: '商品未通过审核', body: '原因：{reason}。修改后可重新提交。' },
    en: { title: 'A product was not approved', body: 'Reason: {reason}. Change it and submit it again.' },
  },
  'catalog.product_suspended': {
    topic: 'shop',
    zh: { title: '商品被下架', body: '原因：{reason}。' },
    en: { title: 'A product was taken off the shelf', body: 'Reason: {reason}.' },
  },
  'content.review_published': {
    topic: 'shop',
    zh: { title: '{shop}：收到 {times} 条新评价', body: '及时回复能让更多买家放心。' },
    en: { title: '{shop}: new reviews ({times})', body: 'A reply helps the next buyer decide.' },
  },
  'content.review_answered': {
    topic: 'orders',
    zh: { title: '商家回复了你的评价', body: '点击查看回复。' },
    en: { title: 'The shop answered your review', body: 'Open it to read the answer.' },
  },
  'content.review_hidden': {
    topic: 'orders',
    zh: { title: '你的一条评价已被隐藏', body: '原因：{reason}。如有疑问，请联系平台。' },
    en: {
      title: 'A review of yours was hidden',
      body: 'The reason: {reason}. Write to the platform if you disagree.',
    },
  },
  'content.video_published': {
    topic: 'content',
    zh: { title: '作品已发布', body: '现在大家可以看到它了。' },
    en: { title: 'Your video is live', body: 'Everybody can see it now.' },
  },
  'content.video_failed': {
    topic: 'content',
    zh: { title: '作品处理失败', body: '视频无法处理，请换一个文件重新上传。' },
    en: { title: 'Your video could not be processed', body: 'Upload it again, or another file.' },
  },
  'content.video_taken_down': {
    topic: 'content',
    zh: { title: '作品已被下架', body: '原因：{reason}。' },
    en: { title: 'Your video was taken down', body: 'Reason: {reason}.' },
  },
  'content.video_restored': {
    topic: 'content',
    zh: { title: '作品已恢复', body: '经复核，作品已重新上线。' },
    en: { title: 'Your video is back', body: 'After a second look it is live again.' },
  },
  'content.video_commented': {
    topic: 'content',
    zh: { title: '{who} 评论了你的作品', body: '共 {times} 条新评论。' },
    en: { title: '{who} commented on your video', body: 'New comments: {times}.' },
  },
  'content.creator_followed': {
    topic: 'content',
    zh: { title: '{who} 关注了你', body: '共 {times} 位新粉丝。' },
    en: { title: '{who} follows you', body: 'New followers: {times}.' },
  },
  'credit.charged': {
    topic: 'account',
    zh: { title: '已扣款 {amount}', body: '按约定从你授权的账户扣款，感谢按时付款。' },
    en: { title: '{amount} charged', body: 'As agreed, from the account you allow. Thank you for paying.' },
  },
  'credit.due_soon': {
    topic: 'account',
    zh: { title: '账单 {amount} 即将到期', body: '到期日会自动扣款，请留意账户余额。' },
    en: {
      title: '{amount} will be due soon',
      body: 'It is charged by itself on that day; please see that your account holds enough.',
    },
  },
  'credit.due_today': {
    topic: 'account',
    zh: { title: '账单 {amount} 今天到期', body: '今天会自动扣款，请留意账户余额。' },
    en: {
      title: '{amount} is due today',
      body: 'It is charged by itself today; please see that your account holds enough.',
    },
  },
  'credit.failed': {
    topic: 'account',
    zh: { title: '扣款 {amount} 未成功', body: '之后会再次尝试，也可以现在主动还款。' },
    en: {
      title: '{amount} could not be charged',
      body: 'It will be tried again; you can also pay it back now.',
    },
  },
  'credit.overdue': {
    topic: 'account',
    zh: { title: '有 {amount} 逾期未还', body: '还清后即可恢复使用。如有困难，可联系平台客服。' },
    en: {
      title: '{amount} is overdue',
      body: 'Once it is paid back, credit is open again. If that is hard right now, write to the platform.',
    },
  },
  'settlement.payout_done': {
    topic: 'shop',
    zh: { title: '提现 {amount} 已到账', body: '款项已打到收款账户，点击查看。' },
    en: { title: '{amount} has been paid out', body: 'It is in your account. Open to see it.' },
  },
  'settlement.payout_failed': {
    topic: 'shop',
    zh: {
      title: '提现 {amount} 没有成功',
      body: '银行退回了这笔打款，钱已回到余额。请核对收款账户后再申请。',
    },
    en: {
      title: '{amount} could not be paid out',
      body: 'The bank returned it; the money is in your balance again. Check the account and ask once more.',
    },
  },
  'settlement.payout_rejected': {
    topic: 'shop',
    zh: { title: '提现 {amount} 未通过', body: '钱已回到余额，点击查看原因。' },
    en: { title: '{amount} was not approved', body: 'The money is in your balance again. Open to read why.' },
  },
  'settlement.payout_account_changed': {
    topic: 'shop',
    zh: {
      title: '收款账户现在是 {account}',
      body: '为保护资金，打到这个账户的提现 {until} 之后才会审批。如果不是你们设置的，请马上改回账户、撤回提现并联系平台。',
    },
    en: {
      title: 'Payouts now go to {account}',
      body: 'To keep your money safe, withdrawals to it are approved from {until} on. If none of you did this, change it back at once, take back open withdrawals and write to the platform.',
    },
  },
  'identity.shop_approved': {
    topic: 'shop',
    zh: { title: '店铺「{shop}」已通过审核', body: '现在可以发布商品了。' },
    en: { title: 'Your shop “{shop}” is approved', body: 'You can publish products now.' },
  },
  'identity.shop_rejected': {
    topic: 'shop',
    zh: { title: '店铺「{shop}」未通过审核', body: '原因：{reason}。修改后可重新提交。' },
    en: {
      title: 'Your shop “{shop}” was not approved',
      body: 'Reason: {reason}. Change it and submit it again.',
    },
  },
  'identity.shop_suspended': {
    topic: 'shop',
    zh: { title: '店铺「{shop}」已被暂停', body: '原因：{reason}。如有疑问请联系平台。' },
    en: {
      title: 'Your shop “{shop}” is suspended',
      body: 'Reason: {reason}. Write to the platform if you disagree.',
    },
  },
  'identity.staff_added': {
    topic: 'account',
    zh: { title: '你已加入店铺「{shop}」', body: '在商家工作台切换身份即可开始工作。' },
    en: { title: 'You now work in “{shop}”', body: 'Switch to it in the console to begin.' },
  },
  'pricing.coupon_sent': {
    topic: 'account',
    zh: { title: '收到一张优惠券：{coupon}', body: '已放入你的卡包，结算时自动选用最优惠的组合。' },
    en: {
      title: 'A coupon for you: {coupon}',
      body: 'It is among your coupons; checkout uses it when it is the best choice.',
    },
  },
  'pricing.agreement_needed': {
    topic: 'shop',
    zh: {
      title: '{shop}：「{offer}」的条件变了',
      body: '你要承担的部分变多了。同意新条件之前，商品暂不参加。',
    },
    en: {
      title: '{shop}: the terms of “{offer}” changed',
      body: 'Your part became larger. Your goods take part again once you agree.',
    },
  },
  'pricing.coupon_ending': {
    topic: 'account',
    zh: { title: '优惠券快到期了：{coupon}', body: '到期后不能再使用，可在卡包查看适用范围。' },
    en: {
      title: 'A coupon of yours ends soon: {coupon}',
      body: 'Look among your coupons to see what it is good for.',
    },
  },
} as const satisfies Record<string, Kind>;

export type NotificationKind = keyof typeof kinds;

/** The words of a message in a language. A kind that is no longer known is told by its name alone. */
export function wordsFor(kind: string, params: Params, times: number, locale: Locale): Words {
  const known = (kinds as Record<string, Kind>)[kind];
  if (!known) return { title: kind, body: '' };
  const { title, body } = known[locale];
  return { title: fill(title), body: fill(body) };

  function fill(sentence: string): string {
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'times' ? String(times) : paramText(params[name], locale),
    );
  }
}

/** A param is text, or text in both languages, or an amount in fen. */
function paramText(param: unknown, locale: Locale): string {
  if (typeof param === 'object' && param !== null) {
    if ('fen' in param) return `¥${yuanShown(BigInt(String(param.fen)))}`;
    return String((param as Record<string, unknown>)[locale] ?? '');
  }
  return param === undefined || param === null ? '' : String(param);
}
