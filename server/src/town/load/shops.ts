import { at, day, hour, later } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import {
  approveProduct,
  categoryIdOf,
  createProduct,
  keepPicture,
  submitProduct,
} from '../../modules/catalog/index.ts';
import { addStaff, approveShop, openShop } from '../../modules/identity/index.ts';
import { receiveStock } from '../../modules/inventory/index.ts';
import { saveTemplate, type Zone } from '../../modules/logistics/index.ts';
import { setCosts } from '../../modules/pricing/index.ts';
import { newId } from '../../platform/ids.ts';
import type { FreightTemplate, MediaFile, PictureRecipe, Product, Shop } from '../index.ts';
import type { PlacedPicture } from './media.ts';
import type { Residents } from './people.ts';

export type Goods = {
  readonly shops: Map<string, Id<'shop'>>;
  readonly products: Map<string, Id<'product'>>;
  readonly skus: Map<string, Id<'sku'>>;
};
type Pictures = ReadonlyMap<MediaFile, PlacedPicture>;

/** A shop opens, is approved, hires, writes its freight, describes its goods and takes them into stock. */
export async function openTownShop(
  tx: Tx,
  shop: Shop,
  { people }: Residents,
  pictures: Pictures,
  goods: Goods,
  opening: Date,
): Promise<void> {
  const owner = people.get(shop.staff.find(({ role }) => role === 'owner')!.person)!;
  const operator = people.get('chenyunying')!;
  const opened = later(opening, -6 * day);
  const shopId = await at(opened, () =>
    openShop(tx, {
      ownerId: owner,
      name: shop.name,
      intro: shop.intro,
      kind: shop.kind,
      regionCode: shop.regionCode,
      logoKey: pictures.get(shop.logo)?.smallKey ?? null,
    }),
  );
  goods.shops.set(shop.key, shopId);
  await at(later(opened, 3 * hour), () => approveShop(tx, { shopId, actorId: operator }));
  for (const { person, role } of shop.staff) {
    if (role !== 'owner')
      await at(later(opened, 5 * hour), () =>
        addStaff(tx, { shopId, personId: people.get(person)!, role, actorId: owner }),
      );
  }
  const templates = new Map<string, Id<'freightTemplate'>>();
  for (const [n, template] of shop.freightTemplates.entries()) {
    const saved = await saveTemplate(tx, {
      shopId,
      actorId: owner,
      draft: { ...draftOf(template), isDefault: n === 0 },
    });
    templates.set(template.key, saved.templateId);
  }
  for (const [n, product] of shop.products.entries()) {
    await at(later(opened, day + n * hour), () =>
      stockUp(tx, { shopId, owner, product, templates, pictures, goods }),
    );
  }
  const skus = shop.products.flatMap((product) => product.skus);
  const items = skus.map(({ code, priceFen }) => ({
    skuId: goods.skus.get(code)!,
    costFen: (BigInt(priceFen) * 6n) / 10n,
  }));
  await at(later(opened, 5 * day), () => setCosts(tx, { shopId, items, actorId: owner }));
}

/** Its goods are reviewed and go on the shelf: once everybody knows of the stock, as a list row is written anew for each SKU. */
export async function putOnShelf(
  tx: Tx,
  shop: Shop,
  { people }: Residents,
  goods: Goods,
  opening: Date,
): Promise<void> {
  const shopId = goods.shops.get(shop.key)!;
  const operator = people.get('chenyunying')!;
  for (const [n, { key }] of shop.products.entries()) {
    const productId = goods.products.get(key)!;
    await at(later(opening, -5 * day + n * hour), async () => {
      await submitProduct(tx, { shopId, productId });
      await approveProduct(tx, { productId, actorId: operator });
    });
  }
}

function draftOf({ name, charge, rules, notDelivered }: FreightTemplate) {
  const open = { delivers: true, freeFromFen: null, freeFromItems: null };
  const free: Zone = { ...open, regionCodes: [], firstUnits: 1, firstFen: 0, extraUnits: 1, extraFen: 0 };
  const charged = rules.map((rule): Zone => ({
    ...open,
    regionCodes: rule.regions ?? [],
    firstUnits: rule.firstUnits,
    firstFen: Number(rule.firstFen),
    extraUnits: rule.nextUnits,
    extraFen: Number(rule.nextFen),
  }));
  const closed = notDelivered.length === 0 ? [] : [{ ...free, regionCodes: notDelivered, delivers: false }];
  return {
    name: name.zh,
    by: charge === 'weight' ? ('weight' as const) : ('item' as const),
    zones: [...(charge === 'free' ? [free] : charged), ...closed],
  };
}

type Stocking = {
  shopId: Id<'shop'>;
  owner: Id<'person'>;
  product: Product;
  templates: ReadonlyMap<string, Id<'freightTemplate'>>;
  pictures: Pictures;
  goods: Goods;
};

async function stockUp(
  tx: Tx,
  { shopId, owner, product, templates, pictures, goods }: Stocking,
): Promise<void> {
  const keep = async (recipe: PictureRecipe) =>
    (await keepPicture(tx, shopId, pictures.get(recipe.file)!)).pictureId;
  const pictureIds: Id<'picture'>[] = [];
  for (const recipe of product.pictures) pictureIds.push(await keep(recipe));
  const skus = [];
  for (const sku of product.skus) {
    skus.push({
      optionValues: sku.specs.map(({ zh }) => zh),
      optionValuesEn: sku.specs.map(({ en }) => en),
      priceFen: sku.priceFen,
      compareAtFen: sku.listPriceFen,
      weightGrams: sku.weightGrams,
      merchantCode: sku.code,
      pictureId: sku.picture ? await keep(sku.picture) : null,
    });
  }
  const { productId, skuIds } = await createProduct(tx, {
    shopId,
    draft: {
      title: product.title.zh,
      titleEn: product.title.en,
      description: product.description.map(({ zh }) => zh).join('\n\n'),
      descriptionEn: product.description.map(({ en }) => en).join('\n\n'),
      categoryId: await categoryIdOf(tx, product.category),
      attributes: product.attributes.map(({ name, value }) => ({
        name: name.zh,
        value: value.zh,
        nameEn: name.en,
        valueEn: value.en,
      })),
      pictureIds,
      optionNames: product.options.map(({ name }) => name.zh),
      optionNamesEn: product.options.map(({ name }) => name.en),
      skus,
      freightTemplateId: templates.get(product.freightTemplate) ?? null,
      lowStockThreshold: 20,
    },
  });
  goods.products.set(product.key, productId);
  for (const [n, sku] of product.skus.entries()) {
    goods.skus.set(sku.code, skuIds[n]!);
    await receiveStock(tx, {
      skuId: skuIds[n]!,
      quantity: sku.stock,
      ref: newId('shipment'),
      actorId: owner,
      reason: '开店备货',
    });
  }
}
