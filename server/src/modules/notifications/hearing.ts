import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import { toWire, type Id, type Kind } from '../../platform/ids.ts';
import { momentWords } from '../../platform/moment-words.ts';
import type { ShopPermission } from '../../platform/permissions.ts';
import { creatorsByIds, peopleByIds, shopsByIds, staffWith } from '../identity/index.ts';
import { forgetMessages } from './messages.sql.ts';
import { notify, type Notice } from './notify.ts';

/** Which events tell whom what. Names and payloads are those of the modules that say them. */
export const notificationsSubscriber: Subscriber = {
  name: 'notifications',
  hears: {
    'orders.order_paid': async (tx, event) => {
      await tellBuyer(tx, event, 'orders.order_paid');
      await tellShop(tx, event, 'orders.ship', {
        kind: 'orders.to_ship',
        link: '/orders?state=paid',
        collapse: true,
      });
    },
    'orders.order_shipped': (tx, event) =>
      tellBuyer(tx, event, 'orders.order_shipped', { trackingNumber: text(event, 'trackingNumber') }),
    'orders.order_cancelled': tellCancellation,
    'logistics.parcel_delivered': (tx, event) => tellBuyer(tx, event, 'logistics.parcel_delivered'),
    'orders.order_reminded': (tx, event) =>
      tellShop(tx, event, 'orders.ship', {
        kind: 'orders.reminded',
        link: `/orders/${wire(event, 'order')}`,
      }),
    'payments.payment_refunded': (tx, event) => tellRefund(tx, event),
    'aftersales.case_changed': tellCase,
    'pricing.coupon_sent': (tx, event) => tellCoupon(tx, event, 'pricing.coupon_sent'),
    'pricing.agreement_needed': (tx, event) =>
      tellShop(tx, event, 'promotions', {
        kind: 'pricing.agreement_needed',
        link: `/platform-activities/${toWire('enrolmentCall', text(event, 'callId') as Id<'enrolmentCall'>)}`,
        params: { offer: event.payload.name },
      }),
    'pricing.coupon_ending': (tx, event) => tellCoupon(tx, event, 'pricing.coupon_ending'),
    'catalog.product_approved': (tx, event) => tellProduct(tx, event, 'catalog.product_approved'),
    'catalog.product_rejected': (tx, event) => tellProduct(tx, event, 'catalog.product_rejected'),
    'catalog.product_suspended': (tx, event) => tellProduct(tx, event, 'catalog.product_suspended'),
    'content.review_published': (tx, event) =>
      tellShop(tx, event, 'reviews', { kind: 'content.review_published', link: '/reviews', collapse: true }),
    'content.review_answered': (tx, event) =>
      notify(tx, {
        personId: id(event, 'buyer'),
        kind: 'content.review_answered',
        link: `/product/${wire(event, 'product')}/reviews`,
      }),
    'content.review_hidden': (tx, event) =>
      notify(tx, {
        personId: id(event, 'buyer'),
        kind: 'content.review_hidden',
        params: { reason: text(event, 'reason') },
        link: `/product/${wire(event, 'product')}`,
      }),
    'content.video_published': (tx, event) => tellCreator(tx, event, { kind: 'content.video_published' }),
    'content.video_failed': (tx, event) =>
      tellCreator(tx, event, { kind: 'content.video_failed', link: `/studio/${wire(event, 'video')}` }),
    'content.video_taken_down': (tx, event) =>
      tellCreator(tx, event, {
        kind: 'content.video_taken_down',
        params: { reason: text(event, 'reason') },
        link: `/studio/${wire(event, 'video')}`,
      }),
    'content.video_restored': (tx, event) => tellCreator(tx, event, { kind: 'content.video_restored' }),
    'content.video_commented': (tx, event) =>
      tellCreator(
        tx,
        event,
        { kind: 'content.video_commented', collapse: id(event, 'video') },
        id(event, 'person'),
      ),
    'content.creator_followed': (tx, event) =>
      tellCreator(
        tx,
        event,
        { kind: 'content.creator_followed', collapse: '', link: '/studio' },
        id(event, 'person'),
      ),
    'settlement.payout_done': (tx, event) => tellPayout(tx, event, 'settlement.payout_done'),
    'settlement.payout_failed': (tx, event) => tellPayout(tx, event, 'settlement.payout_failed'),
    'settlement.payout_rejected': (tx, event) => tellPayout(tx, event, 'settlement.payout_rejected'),
    'settlement.payout_account_changed': tellPayoutAccount,
    'identity.shop_approved': (tx, event) =>
      tellShop(tx, event, 'shop.profile', { kind: 'identity.shop_approved', link: '' }),
    'identity.shop_rejected': (tx, event) =>
      tellShop(tx, event, 'shop.profile', { kind: 'identity.shop_rejected', link: '/profile' }),
    'identity.shop_suspended': (tx, event) =>
      tellShop(tx, event, 'shop.profile', { kind: 'identity.shop_suspended', link: '/profile' }),
    'identity.staff_added': async (tx, event) => {
      const shop = await shopName(tx, id(event, 'shop'));
      await notify(tx, {
        personId: id(event, 'person'),
        kind: 'identity.staff_added',
        params: { shop },
        link: consolePath(event, ''),
      });
    },
    'identity.person_erased': (tx, event) => forgetMessages(tx, id(event, 'person')),
  },
};

type Told = Omit<Notice, 'personId'>;

function tellBuyer(tx: Tx, event: Event, kind: Told['kind'], params: Notice['params'] = {}): Promise<void> {
  const link = `/orders/${wire(event, 'order')}`;
  return notify(tx, { personId: id(event, 'buyer'), kind, params: { ...goodsOf(event), ...params }, link });
}

/** Paid for: the money goes back, and the shop must not ship. Not paid: only who did not close it themselves is told. */
async function tellCancellation(tx: Tx, event: Event): Promise<void> {
  if (event.payload.paid === true) {
    await tellBuyer(tx, event, 'orders.order_cancelled');
    const link = `/orders/${wire(event, 'order')}`;
    return tellShop(tx, event, 'orders.ship', { kind: 'orders.cancelled_by_buyer', link });
  }
  if (event.payload.reason !== 'buyer-cancelled') await tellBuyer(tx, event, 'orders.order_closed');
}

/** What an order is about in a few words: the first thing in it, and how many there are. */
function goodsOf({ payload }: Event): { goods?: { zh: string; en: string } } {
  const lines = (payload.lines ?? []) as readonly {
    title?: unknown;
    titleEn?: unknown;
    quantity?: unknown;
  }[];
  const title = lines[0]?.title;
  if (typeof title !== 'string') return {};
  const titleEn = typeof lines[0]?.titleEn === 'string' ? lines[0].titleEn : title;
  const pieces = lines.reduce((sum, { quantity }) => sum + Number(quantity ?? 1), 0);
  return {
    goods:
      pieces === 1
        ? { zh: title, en: titleEn }
        : { zh: `${title} 等 ${pieces} 件`, en: `${titleEn} (${pieces} in all)` },
  };
}

/** A payment beyond what was owed goes back without an order; its buyer is told where the money comes from all the same. */
function tellRefund(tx: Tx, event: Event): Promise<void> {
  const link = event.payload.orderId ? `/orders/${wire(event, 'order')}` : '/orders';
  return notify(tx, {
    personId: id(event, 'buyer'),
    kind: 'payments.payment_refunded',
    params: { amount: { fen: text(event, 'amountFen') } },
    link,
  });
}

/** Each side hears of what the other side, the platform or the clock did. */
async function tellCase(tx: Tx, event: Event): Promise<void> {
  const actor = text(event, 'actor');
  const told = caseWords[text(event, 'step')];
  if (!told) return;
  const params = { amount: { fen: text(event, 'amountFen') } };
  if (told.buyer && actor !== 'buyer')
    await notify(tx, {
      personId: id(event, 'buyer'),
      kind: told.buyer,
      params,
      link: `/after-sales/${wire(event, 'afterSale')}`,
    });
  if (told.shop && actor !== 'shop')
    await tellShop(tx, event, 'aftersales', {
      kind: told.shop,
      params,
      link: `/after-sales/${wire(event, 'afterSale')}`,
    });
}

const caseWords: Readonly<Record<string, { buyer?: Told['kind']; shop?: Told['kind'] }>> = {
  apply: { shop: 'aftersales.applied' },
  revise: { shop: 'aftersales.applied' },
  escalate: { shop: 'aftersales.escalated' },
  send_back: { shop: 'aftersales.sent_back' },
  agree: { buyer: 'aftersales.agreed' },
  auto_agree: { buyer: 'aftersales.agreed', shop: 'aftersales.passed_by' },
  refuse: { buyer: 'aftersales.refused' },
  confirm_receipt: { buyer: 'aftersales.paying' },
  auto_confirm: { buyer: 'aftersales.paying', shop: 'aftersales.passed_by' },
  dispute: { buyer: 'aftersales.disputed' },
  decide_refund: { buyer: 'aftersales.decided', shop: 'aftersales.decided_for_shop' },
  decide_return: { buyer: 'aftersales.decided', shop: 'aftersales.decided_for_shop' },
  decide_refusal: { buyer: 'aftersales.decided', shop: 'aftersales.decided_for_shop' },
  message: { buyer: 'aftersales.message', shop: 'aftersales.message_to_shop' },
  give_up: { buyer: 'aftersales.given_up' },
};

function tellProduct(tx: Tx, event: Event, kind: Told['kind']): Promise<void> {
  return tellShop(tx, event, 'products', { kind, link: `/products/${wire(event, 'product')}` });
}

/** Everybody in the shop whose work it is. */
async function tellShop(
  tx: Tx,
  event: Event,
  permission: ShopPermission,
  {
    kind,
    link,
    collapse = false,
    params: more = {},
  }: { kind: Told['kind']; link: string; collapse?: boolean; params?: Notice['params'] },
): Promise<void> {
  const shopId = id(event, 'shop');
  const [shop, people] = [await shopName(tx, shopId), await staffWith(tx, shopId, permission)];
  const reason = event.payload.reason === undefined ? {} : { reason: text(event, 'reason') };
  const params = { shop, ...goodsOf(event), ...reason, ...more };
  // In the order of ids, so that two batches that count up the same messages cannot wait for each other.
  for (const personId of people.toSorted()) {
    await notify(tx, {
      personId,
      kind,
      params,
      link: consolePath(event, link),
      ...(collapse ? { collapse: shopId } : {}),
    });
  }
}

/** The creator of a thing; `by` is who did it, and nobody is told of their own doing. */
async function tellCreator(tx: Tx, event: Event, told: Told, by?: Id<'person'>): Promise<void> {
  const creator = (await creatorsByIds(tx, [id(event, 'creator')])).get(id(event, 'creator'));
  if (!creator || creator.personId === by) return;
  const who = by ? ((await peopleByIds(tx, [by])).get(by)?.nickname ?? '') : undefined;
  const link = event.payload.videoId ? `/video/${wire(event, 'video')}` : '/studio';
  await notify(tx, {
    personId: creator.personId,
    link,
    ...told,
    params: { ...told.params, ...(who === undefined ? {} : { who }) },
  });
}

async function shopName(tx: Tx, shopId: Id<'shop'>) {
  return (await shopsByIds(tx, [shopId])).get(shopId)?.name ?? '';
}

const consolePath = (event: Event, path: string) => `/console/merchant/${wire(event, 'shop')}${path}`;

type Named = {
  buyer: 'person';
  person: 'person';
  shop: 'shop';
  order: 'order';
  afterSale: 'afterSale';
  product: 'product';
  video: 'video';
  creator: 'creator';
};

/** `id(event, 'buyer')` reads `buyerId`. A payload without it is a mistake of ours and goes to the failures. */
function id<N extends keyof Named>(event: Event, name: N): Id<Named[N]> {
  return text(event, `${name}Id`) as Id<Named[N]>;
}

function wire(event: Event, name: Exclude<keyof Named, 'buyer'>): string {
  return toWire(name as Kind, id(event, name));
}

function text(event: Event, name: string): string {
  const value = event.payload[name];
  if (typeof value !== 'string') throw new Error(`${event.name} says no ${name}`);
  return value;
}

/** A coupon came, or ends soon. */
const tellCoupon = (tx: Tx, event: Event, kind: 'pricing.coupon_sent' | 'pricing.coupon_ending') =>
  notify(tx, {
    personId: id(event, 'buyer'),
    kind,
    params: { coupon: { zh: text(event, 'nameZh'), en: text(event, 'nameEn') } },
    link: '/me/coupons',
  });

type PayoutNews = 'settlement.payout_done' | 'settlement.payout_failed' | 'settlement.payout_rejected';

/** A withdrawal ended. */
const tellPayout = (tx: Tx, event: Event, kind: PayoutNews): Promise<void> =>
  tellKeepers(tx, event, kind, '?tab=payouts', { amount: { fen: text(event, 'amountFen') } });

/**
 * Where the money goes was changed. Whoever did it is told too, unlike of all else: it may have been a stranger with their
 * phone. Masked: the bank and the last digits.
 */
function tellPayoutAccount(tx: Tx, event: Event): Promise<void> {
  return tellKeepers(tx, event, 'settlement.payout_account_changed', '', {
    account: `${text(event, 'bank')} ····${text(event, 'tail')}`,
    until: momentWords(new Date(text(event, 'waitsUntil'))),
  });
}

/** The creator, or everybody in the shop who keeps its money. */
function tellKeepers(
  tx: Tx,
  { name, payload }: Event,
  kind: Told['kind'],
  tab: string,
  params: NonNullable<Notice['params']>,
): Promise<void> {
  const owner = payload.ownerKind === 'shop' ? 'shopId' : 'creatorId';
  const event = { name, payload: { ...payload, [owner]: payload.ownerId } } as Event;
  return owner === 'shopId'
    ? tellShop(tx, event, 'finance', { kind, link: `/finance${tab}`, params })
    : tellCreator(tx, event, { kind, link: `/console/creator/earnings${tab}`, params });
}
