import { price, type FreightPart, type FreightTemplate, type ShopFreight } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { yuanShown } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { forPricing } from './freight-template.ts';
import { templatesOfShops } from './freight-templates.sql.ts';
import { regionName } from './regions.ts';

type Goods = { readonly shopId: Id<'shop'>; readonly freightTemplateId: Id<'freightTemplate'> | null };

export type FreightTemplates = {
  /** Every template of the shops, as the price engine takes them. */
  readonly templates: readonly FreightTemplate[];
  /** The template goods are shipped by: their own, else the shop's default; none means they ship free. */
  templateIdOf(goods: Goods): string | undefined;
};

/** What the price engine needs to know about freight for these goods, in one read. */
export async function freightTemplatesFor(db: Db | Tx, goods: readonly Goods[]): Promise<FreightTemplates> {
  const templates = await templatesOfShops(
    db,
    goods.map(({ shopId }) => shopId),
  );
  const own = new Map(templates.map(({ templateId, shopId }) => [templateId, shopId]));
  const defaults = new Map(
    templates.filter(({ isDefault }) => isDefault).map(({ shopId, templateId }) => [shopId, templateId]),
  );
  return {
    templates: templates.map(forPricing),
    templateIdOf: ({ shopId, freightTemplateId }) =>
      freightTemplateId !== null && own.get(freightTemplateId) === shopId
        ? freightTemplateId
        : defaults.get(shopId),
  };
}

export type FreightQuestion = Goods & {
  readonly priceFen: bigint;
  readonly weightGrams: number;
  readonly quantity: number;
  readonly regionCode: string;
};

/** What a quantity of one thing costs to deliver, by the same engine that prices the whole purchase. */
export async function freightFor(
  db: Db | Tx,
  { priceFen, weightGrams, quantity, regionCode, ...goods }: FreightQuestion,
): Promise<ShopFreight & { template: FreightTemplate | null }> {
  const { templates, templateIdOf } = await freightTemplatesFor(db, [goods]);
  const templateId = templateIdOf(goods);
  const quote = price({
    lines: [
      {
        lineId: 'line',
        skuId: 'sku',
        spuId: 'product',
        categoryId: 'category',
        shopId: goods.shopId,
        quantity,
        unitPriceFen: priceFen,
        weightGrams,
        freightTemplateId: templateId,
      },
    ],
    freightTemplates: templates,
    buyer: { regionCode },
    nowMs: now().getTime(),
  });
  return {
    ...quote.shops[0]!.freight,
    template: templates.find((each) => each.templateId === templateId) ?? null,
  };
}

/** Why a delivery costs what it costs. */
export function freightWords({ reason }: FreightPart, regionCode: string, locale: Locale): string {
  switch (reason.kind) {
    case 'fee':
      return locale === 'zh'
        ? `运费 ¥${yuanShown(reason.firstFen + reason.extraFen)}`
        : `Delivery ¥${yuanShown(reason.firstFen + reason.extraFen)}`;
    case 'free-from-amount':
      return locale === 'zh'
        ? `满 ¥${yuanShown(reason.fromFen)} 包邮`
        : `Free delivery from ¥${yuanShown(reason.fromFen)}`;
    case 'free-from-items':
      return locale === 'zh' ? `满 ${reason.items} 件包邮` : `Free delivery from ${reason.items} pieces`;
    case 'always-free':
      return locale === 'zh' ? '包邮' : 'Free delivery';
    case 'not-deliverable':
      return locale === 'zh' ? `暂不支持配送至${regionName(regionCode)}` : 'Not delivered to this region';
    case 'region-unknown':
      return locale === 'zh' ? '选择地址后显示运费' : 'Choose an address to see the delivery fee';
  }
}
