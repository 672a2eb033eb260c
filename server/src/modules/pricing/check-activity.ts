import { layerOf, together, type Promotion, type Stacking } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import type { Words } from '../../platform/problem.ts';
import { skusForSale, type SkuForSale } from '../catalog/index.ts';
import { activitiesDuring } from './activities.sql.ts';
import { leastUnitFen } from './least-price.ts';
import { openLeaves } from './leaves.ts';
import { ownerOf, type Owner } from './owner.ts';
import { asStacking, stackingPolicy } from './policy.ts';
import { costsOf, lowest30Days } from './price-history.sql.ts';
import { reaches } from './reach.ts';
import type { ActivityDefinition } from './schemas.ts';
import { skusReached } from './skus-reached.ts';
import { toPromotion, type LeavesOf } from './to-offer.ts';
import { yuan } from './words.ts';

export type Finding = {
  readonly severity: 'error' | 'warning';
  readonly kind:
    | 'overlap'
    | 'excluded'
    | 'above-list'
    | 'below-cost'
    | 'cost-unknown'
    | 'above-30-day-low'
    | 'not-on-shelf'
    | 'gift-withdrawn';
  readonly sku: SkuForSale | null;
  readonly activityId: Id<'activity'> | null;
  readonly priceFen: bigint | null;
  readonly limitFen: bigint | null;
  readonly words: Words;
};
type Known = { readonly promotion: Promotion; readonly skus: readonly SkuForSale[] };

/** Conflicts and price floors of an activity before it is saved. Errors keep it from starting, warnings do not. */
export async function checkActivity(
  db: Db | Tx,
  by: Owner,
  definition: ActivityDefinition,
  activityId: Id<'activity'> | null,
): Promise<Finding[]> {
  const leavesOf = await openLeaves(db);
  const promotion = toPromotion(activityId ?? 'draft', by, definition, { leavesOf });
  const skus = await skusReached(db, by, definition, promotion);
  return [
    ...(await floors(db, definition, { promotion, skus })),
    ...(await conflicts(db, definition, { promotion, skus }, activityId, leavesOf)),
  ];
}

async function floors(
  db: Db | Tx,
  definition: ActivityDefinition,
  { promotion, skus }: Known,
): Promise<Finding[]> {
  const skuIds = skus.map(({ skuId }) => skuId);
  const [costs, lowest] = [await costsOf(db, skuIds), await lowest30Days(db, skuIds)];
  const findings: Finding[] = [];
  let withoutCost = 0;
  for (const sku of skus) {
    const about = { sku, activityId: null };
    if (sku.state === 'withdrawn')
      findings.push({ ...about, ...offShelf(sku), priceFen: null, limitFen: null });
    const priceFen = leastUnitFen(promotion, sku);
    if (priceFen === null) continue;
    const list = { ...about, priceFen, limitFen: sku.priceFen };
    if (promotion.kind === 'item-price' && (priceFen >= sku.priceFen || priceFen <= 0n))
      findings.push({ ...list, severity: 'error', kind: 'above-list', words: aboveList(sku, priceFen) });
    const costFen = costs.get(sku.skuId);
    if (costFen === undefined) withoutCost += 1;
    else if (priceFen < costFen)
      findings.push({
        ...list,
        limitFen: costFen,
        severity: 'warning',
        kind: 'below-cost',
        words: belowCost(sku, priceFen, costFen),
      });
    const low = lowest.get(sku.skuId);
    if (definition.below30DayLow && low !== undefined && priceFen > low)
      findings.push({
        ...list,
        limitFen: low,
        severity: 'error',
        kind: 'above-30-day-low',
        words: aboveLow(sku, priceFen, low),
      });
  }
  if (withoutCost > 0)
    findings.push({
      severity: 'warning',
      kind: 'cost-unknown',
      sku: null,
      activityId: null,
      priceFen: null,
      limitFen: null,
      words: costUnknown(withoutCost),
    });
  return findings.concat(await giftGone(db, definition));
}

async function giftGone(db: Db | Tx, { rule }: ActivityDefinition): Promise<Finding[]> {
  if (rule.kind !== 'gift') return [];
  const sku = (await skusForSale(db, [rule.gift.skuId as Id<'sku'>])).get(rule.gift.skuId as Id<'sku'>);
  if (sku?.state === 'for_sale') return [];
  const words = { zh: '赠品已下架，请更换赠品。', en: 'The gift is not on the shelf. Choose another one.' };
  return [
    {
      severity: 'error',
      kind: 'gift-withdrawn',
      sku: sku ?? null,
      activityId: null,
      priceFen: null,
      limitFen: null,
      words,
    },
  ];
}

/** Other activities at the same time on the same items: of one layer the best is used; some exclude each other. */
async function conflicts(
  db: Db | Tx,
  definition: ActivityDefinition,
  { promotion, skus }: Known,
  activityId: Id<'activity'> | null,
  leavesOf: LeavesOf,
): Promise<Finding[]> {
  const stacking: Stacking = asStacking(await inForce(db, stackingPolicy));
  const [from, until] = [new Date(definition.startsAt), new Date(definition.endsAt)];
  const shopIds = [...new Set(skus.map(({ shopId }) => shopId))];
  const others = await activitiesDuring(db, {
    from: from > now() ? from : now(),
    until,
    shopIds,
    except: activityId,
  });
  const findings: Finding[] = [];
  for (const row of others) {
    const other = toPromotion(row.activity_id, ownerOf(row), row.body, { leavesOf });
    const how = together(promotion, other, stacking);
    if (how === 'adds-up' || (how === 'best-one' && layerOf(promotion) !== layerOf(other))) continue;
    const shared = skus.filter((sku) => reaches(other, sku));
    if (shared.length === 0) continue;
    findings.push({
      severity: 'warning',
      kind: how === 'excluded' ? 'excluded' : 'overlap',
      sku: shared.length === 1 ? shared[0]! : null,
      activityId: row.activity_id,
      priceFen: null,
      limitFen: null,
      words: overlapping(
        how,
        { zh: row.name_zh, en: row.name_en },
        new Set(shared.map(({ productId }) => productId)).size,
      ),
    });
  }
  return findings;
}

const title = ({ title: zh, titleEn, specText }: SkuForSale): Words => ({
  zh: specText ? `${zh}（${specText}）` : zh,
  en: specText ? `${titleEn ?? zh} (${specText})` : (titleEn ?? zh),
});

const offShelf = (sku: SkuForSale) => ({
  severity: 'warning' as const,
  kind: 'not-on-shelf' as const,
  words: {
    zh: `「${title(sku).zh}」未上架，活动对它不生效。`,
    en: `“${title(sku).en}” is not on the shelf; the activity will not reach it.`,
  },
});
const aboveList = (sku: SkuForSale, fen: bigint): Words => ({
  zh: `「${title(sku).zh}」的活动价 ${yuan(fen)} 必须低于售价 ${yuan(sku.priceFen)} 且大于 0。`,
  en: `The price ${yuan(fen)} of “${title(sku).en}” must be below its list price ${yuan(sku.priceFen)} and above zero.`,
});
const belowCost = (sku: SkuForSale, fen: bigint, costFen: bigint): Words => ({
  zh: `「${title(sku).zh}」最低可卖到 ${yuan(fen)}，低于成本 ${yuan(costFen)}。`,
  en: `“${title(sku).en}” can sell for ${yuan(fen)}, below its cost of ${yuan(costFen)}.`,
});
const costUnknown = (count: number): Words => ({
  zh: `${count} 个规格没有填写成本，无法判断会不会亏本卖出。可在「库存」里点开商品填写。`,
  en: `${count} options have no cost, so nobody can tell whether they sell at a loss. Fill it in under “Stock”, in the item.`,
});
const aboveLow = (sku: SkuForSale, fen: bigint, low: bigint): Words => ({
  zh: `「${title(sku).zh}」的价格 ${yuan(fen)} 高于近 30 天最低成交价 ${yuan(low)}，请降到该价格或更低。`,
  en: `${yuan(fen)} for “${title(sku).en}” is above the lowest price paid in 30 days, ${yuan(low)}. Lower it to that or less.`,
});
const overlapping = (how: 'best-one' | 'excluded', other: Words, count: number): Words =>
  how === 'excluded'
    ? {
        zh: `${count} 件商品同时参加「${other.zh}」，两者不能叠加，系统会取对买家更优的一个。`,
        en: `${count} products are also in “${other.en}”; the two do not add up, and the buyer gets the better one.`,
      }
    : {
        zh: `${count} 件商品同时参加同一层级的「${other.zh}」，每件商品只取最优的一个。`,
        en: `${count} products are also in “${other.en}” of the same level; each item gets the better one.`,
      };
