import type { Stacking } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { remembered } from '../../platform/policy.ts';
import type { Locale } from '../../platform/problem.ts';
import type { SkuForSale } from '../catalog/index.ts';
import { shopsByIds } from '../identity/index.ts';
import { fundingOf, subtypeName } from './activity.ts';
import { costExample, costWords, type CostExample } from './cost-example.ts';
import { needsConsent } from './consent.ts';
import { enrolmentState, isOpen, isOver, type Called, type Enrolment } from './enrolment.ts';
import { answersTo, callOf, offerEndsAt, type CallForShop, type OfferOfCall } from './enrolments.sql.ts';
import { openLeaves } from './leaves.ts';
import { offerOf } from './offer-of-call.ts';
import { asStacking, stackingPolicy } from './policy.ts';
import { mostSkus, skusOfShop } from './skus-reached.ts';
import type { LeavesOf } from './to-offer.ts';
import { activityWords, couponWords } from './words.ts';

const platform = { owner: 'platform' } as const;

/** Calls as a shop sees them: what each costs it, on one of its own products. */
export async function showCalls(
  db: Db | Tx,
  calls: readonly CallForShop[],
  { shopId, locale }: { shopId: Id<'shop'>; locale: Locale },
) {
  const skus = calls.length === 0 ? [] : await skusOfShop(db, shopId, null, { atMost: mostSkus });
  const around = {
    skus,
    locale,
    leavesOf: await openLeaves(db),
    stacking: asStacking(await remembered(db, stackingPolicy)),
  };
  return calls.map((call) => showCall(call, around));
}

type Around = {
  readonly skus: readonly SkuForSale[];
  readonly locale: Locale;
  readonly leavesOf: LeavesOf;
  readonly stacking: Stacking;
};

function showCall(call: CallForShop, { skus, locale, leavesOf, stacking }: Around) {
  const { body, enrolment } = call;
  const offer = offerOf(call, leavesOf);
  const example = costExample(offer, skus, stacking);
  return {
    callId: toWire('enrolmentCall', call.callId),
    kind: call.activityId ? ('activity' as const) : ('coupon' as const),
    name: body.name,
    code: body.code,
    codeName: subtypeName(body.code),
    text: ('rule' in body ? activityWords(body) : couponWords(body))[locale],
    state: isOver(call)
      ? ('over' as const)
      : call.startsAt > now()
        ? ('upcoming' as const)
        : ('running' as const),
    startsAt: call.startsAt.toISOString(),
    endsAt: call.endsAt.toISOString(),
    closesAt: call.closesAt.toISOString(),
    open: isOpen(call),
    version: call.version,
    shopBps: fundingOf(platform, body).merchantBps ?? 0,
    costText: costWords(offer)[locale],
    example: example && showExample(example, locale),
    enrolment: enrolment && {
      ...showEnrolment(call, enrolment),
      productIds: enrolment.productIds?.map((id) => toWire('product', id)) ?? null,
    },
  };
}

const showExample = (
  { sku, quantity, listFen, discountFen, shopFen, words }: CostExample,
  locale: Locale,
) => ({
  productId: toWire('product', sku.productId),
  title: locale === 'en' ? (sku.titleEn ?? sku.title) : sku.title,
  quantity,
  listFen: fenOut(listFen),
  discountFen: fenOut(discountFen),
  shopFen: fenOut(shopFen),
  text: words[locale],
});

const showEnrolment = (call: Pick<Called, 'termsVersion'>, enrolment: Enrolment) => ({
  state: enrolmentState(call, enrolment),
  agreedVersion: enrolment.agreedVersion,
  agreedAt: enrolment.agreedAt.toISOString(),
  leftAt: enrolment.leftAt?.toISOString() ?? null,
});

/** A call as operators see it, or that there is none. */
export async function showCalled(db: Db | Tx, offer: OfferOfCall, body: Called['body']) {
  const call = await callOf(db, offer);
  const needed = needsConsent(platform, body);
  const endsAt = (await offerEndsAt(db, offer)).toISOString();
  if (!call) return { needed, endsAt, call: null };
  const { joined, again, left } = await answersTo(db, call.callId);
  return {
    needed,
    endsAt,
    call: {
      callId: toWire('enrolmentCall', call.callId),
      closesAt: call.closesAt.toISOString(),
      openedAt: call.openedAt.toISOString(),
      open: isOpen(call),
      termsVersion: call.termsVersion,
      joined,
      agreeAgain: again,
      left,
    },
  };
}

export async function showEnrolled(db: Db, call: Called, enrolments: readonly Enrolment[]) {
  const shops = await shopsByIds(
    db,
    enrolments.map(({ shopId }) => shopId),
  );
  return enrolments.map((enrolment) => ({
    shopId: toWire('shop', enrolment.shopId),
    shopName: shops.get(enrolment.shopId)?.name ?? { zh: '', en: '' },
    ...showEnrolment(call, enrolment),
    products: enrolment.productIds?.length ?? null,
  }));
}
