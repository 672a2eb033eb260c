import { stringify } from 'csv-stringify/sync';
import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { yuan } from '../../platform/money.ts';
import { mediaUrl } from '../../platform/storage.ts';
import { picturesByIds, productsOfShop, type WholeProduct } from '../catalog/index.ts';
import { stockOf } from '../inventory/index.ts';
import { attributeColumns } from './draft.ts';
import { textHtml } from './html-text.ts';
import { handlesOfProducts } from './known.sql.ts';

const columns = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Option3 Name',
  'Option3 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Fulfillment Service',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Requires Shipping',
  'Variant Taxable',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Image Alt Text',
  'Gift Card',
  'Variant Image',
  'Variant Weight Unit',
  'Status',
] as const;
type Line = Partial<Record<(typeof columns)[number], string>>;

const batch = 200;

/** Every product of a shop in Shopify's format. Importing the file again changes nothing. */
export async function exportProducts(db: Db, shopId: Id<'shop'>, publicUrl: string): Promise<string> {
  const parts = [stringify([[...columns]], { bom: true })];
  for (let after: Id<'product'> | null = null; ;) {
    const products: WholeProduct[] = await productsOfShop(db, shopId, { after, limit: batch });
    if (products.length === 0) return parts.join('');
    parts.push(
      stringify(await linesOf(db, products, publicUrl), { columns: [...columns], escape_formulas: false }),
    );
    after = products.at(-1)!.product.product_id as Id<'product'>;
  }
}

async function linesOf(db: Db, products: readonly WholeProduct[], publicUrl: string): Promise<Line[]> {
  const handles = await handlesOfProducts(
    db,
    products.map(({ product }) => product.product_id),
  );
  const pictureIds = products.flatMap(({ product, skus }) => [
    ...product.picture_ids,
    ...skus.flatMap((sku) => sku.picture_id ?? []),
  ]) as Id<'picture'>[];
  const pictures = await picturesByIds(db, pictureIds);
  const stock = await stockOf(
    db,
    products.flatMap(({ skus }) => skus.map((sku) => sku.sku_id as Id<'sku'>)),
  );
  const address = (id: string) => {
    const picture = pictures.get(id as Id<'picture'>);
    return picture ? publicUrl + mediaUrl(picture.key) : '';
  };
  return products.flatMap((whole) => {
    const id = whole.product.product_id as Id<'product'>;
    return productLines(
      whole,
      handles.get(id) ?? toWire('product', id),
      address,
      (skuId) => stock.get(skuId)?.available ?? 0,
    );
  });
}

type Whole = WholeProduct;

function productLines(
  { product, skus }: Whole,
  handle: string,
  address: (id: string) => string,
  available: (skuId: Id<'sku'>) => number,
): Line[] {
  const attribute = (key: (typeof attributeColumns)[number]['key']) => {
    const { name } = attributeColumns.find((each) => each.key === key)!;
    return product.attributes.find((each) => each.name === name)?.value ?? '';
  };
  const count = Math.max(skus.length, product.picture_ids.length);
  return Array.from({ length: count }, (_, i): Line => {
    const sku = skus[i];
    const picture = product.picture_ids[i];
    return {
      Handle: handle,
      ...(i === 0 ? headOf(product, attribute) : {}),
      ...(sku
        ? {
            ...variantLine(product, sku, address),
            'Variant Inventory Qty': String(available(sku.sku_id as Id<'sku'>)),
          }
        : {}),
      ...(picture ? { 'Image Src': address(picture), 'Image Position': String(i + 1) } : {}),
    };
  });
}

function headOf(product: Whole['product'], attribute: (key: 'brand' | 'type' | 'tags') => string): Line {
  const onSale = product.state === 'on_shelf';
  return {
    Title: product.title,
    'Body (HTML)': textHtml(product.description),
    Vendor: attribute('brand'),
    Type: attribute('type'),
    Tags: attribute('tags'),
    Published: String(onSale),
    Status: onSale ? 'active' : 'draft',
    'Gift Card': 'false',
    'Option1 Name': product.option_names[0] ?? 'Title',
    'Option2 Name': product.option_names[1] ?? '',
    'Option3 Name': product.option_names[2] ?? '',
  };
}

function variantLine(
  product: Whole['product'],
  sku: Whole['skus'][number],
  address: (id: string) => string,
): Line {
  return {
    'Option1 Value': product.option_names.length === 0 ? 'Default Title' : sku.option_values[0]!,
    'Option2 Value': sku.option_values[1] ?? '',
    'Option3 Value': sku.option_values[2] ?? '',
    'Variant SKU': sku.merchant_code ?? '',
    'Variant Grams': String(sku.weight_grams),
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Policy': 'deny',
    'Variant Fulfillment Service': 'manual',
    'Variant Price': yuan(sku.price_fen),
    'Variant Compare At Price': sku.compare_at_fen === null ? '' : yuan(sku.compare_at_fen),
    'Variant Requires Shipping': 'true',
    'Variant Taxable': 'true',
    'Variant Barcode': sku.barcode ?? '',
    'Variant Image': sku.picture_id === null ? '' : address(sku.picture_id),
    'Variant Weight Unit': 'g',
  };
}
