import type { Buyer, FundingSplit, Quote } from '@jishi/pricing';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { skusForSale, type SkuForSale } from '../catalog/index.ts';
import type { Candidates, Offers } from './candidates.ts';
import { recentCarts, type CartLine } from './carts.sql.ts';
import { openLeaves } from './leaves.ts';
import type { Owner } from './owner.ts';
import { quote } from './quote.ts';
import type { ActivityDefinition } from './schemas.ts';
import { toPromotion } from './to-offer.ts';

export type PreviewCart = {
  readonly lines: readonly CartLine[];
  readonly regionCode?: string | undefined;
  readonly buyer?: { isNew?: boolean; isMember?: boolean; isFan?: boolean } | undefined;
};
export type Previewed = {
  readonly lines: readonly { readonly sku: SkuForSale; readonly quantity: number }[];
  readonly before: Quote;
  readonly after: Quote;
  readonly offers: Candidates;
};
type Preview = {
  readonly by: Owner;
  readonly definition: ActivityDefinition;
  readonly carts?: readonly PreviewCart[] | undefined;
};

const draftId = 'draft';
const mostRecent = 10;

/** Prices carts with and without an activity that runs only here. Without carts given, the latest ones that were paid. */
export async function previewActivity(
  db: Db,
  offers: Offers,
  { by, definition, carts }: Preview,
): Promise<Previewed[]> {
  const shopIds =
    by.owner === 'shop' ? [by.shopId] : ((definition.scope?.shopIds ?? null) as Id<'shop'>[] | null);
  const wanted = carts ?? (await recentCarts(db, shopIds, mostRecent)).map((lines) => ({ lines }));
  const leavesOf = await openLeaves(db);
  const now = { startsAt: new Date(0).toISOString(), endsAt: new Date(8.64e15).toISOString() };
  const draft = toPromotion(draftId, by, { ...definition, ...now }, { leavesOf });
  const priced: Previewed[] = [];
  for (const cart of wanted as readonly PreviewCart[]) {
    const skus = await skusForSale(
      db,
      cart.lines.map(({ skuId }) => skuId),
    );
    const lines = merged(cart.lines).flatMap(({ skuId, quantity }) => {
      const sku = skus.get(skuId);
      return sku ? [{ sku, quantity }] : [];
    });
    if (lines.length === 0) continue;
    const known = await offers.candidates({ buyerId: null, skus: lines.map(({ sku }) => sku) });
    const candidates = { ...known, buyer: buyerOf(by, cart.buyer), shownBy: shownBy(by, lines) };
    const question = {
      lines,
      freightTemplates: [],
      templateIdOf: () => undefined,
      regionCode: cart.regionCode,
    };
    const before = quote({ ...question, offers: candidates });
    const after = quote({
      ...question,
      offers: { ...candidates, promotions: [...candidates.promotions, draft] },
    });
    priced.push({ lines, before, after, offers: candidates });
  }
  return priced;
}

/** What the draft adds to the discounts, by who pays. */
export function costsOfPreview(previews: readonly Previewed[]): FundingSplit {
  const sum = { merchantFen: 0n, platformFen: 0n, creatorFen: 0n, brandFen: 0n };
  for (const { before, after } of previews)
    for (const who of Object.keys(sum) as (keyof FundingSplit)[])
      sum[who] += after.totals.funding[who] - before.totals.funding[who];
  return sum;
}

function merged(lines: readonly CartLine[]): CartLine[] {
  const bySku = new Map<Id<'sku'>, number>();
  for (const { skuId, quantity } of lines) bySku.set(skuId, (bySku.get(skuId) ?? 0) + quantity);
  return [...bySku].map(([skuId, quantity]) => ({ skuId, quantity }));
}

function buyerOf(
  by: Owner,
  { isNew = false, isMember = true, isFan = true }: NonNullable<PreviewCart['buyer']> = {},
): Buyer {
  return {
    isNew,
    memberOfShopIds: by.owner === 'shop' && isMember ? [by.shopId] : [],
    fanOfCreatorIds: by.owner === 'creator' && isFan ? [by.creatorId] : [],
  };
}

/** A creator's offer is about what the creator shows. */
function shownBy(by: Owner, lines: Previewed['lines']): Candidates['shownBy'] {
  if (by.owner !== 'creator') return new Map();
  return new Map(lines.map(({ sku }) => [sku.skuId, { creatorId: by.creatorId }]));
}
