import type { Db, Tx } from '../../platform/db.ts';
import { fromWire, type Id } from '../../platform/ids.ts';
import { wholeProducts, type WholeProduct } from '../catalog/index.ts';
import { stockOf } from '../inventory/index.ts';
import { changesBetween, draftOf } from './draft.ts';
import type { NewRow } from './imports.sql.ts';
import { knownPictures, lastQuantities, productOfHandles } from './known.sql.ts';
import type { FileProduct, Note } from './product-file.ts';
import type { ReadProduct } from './read-products.ts';

const anyCategory = '' as Id<'category'>;

/** Says for each product of a file what importing it would do, looking at what the shop has now. Writes nothing. */
export async function planImport(
  db: Db | Tx,
  shopId: Id<'shop'>,
  products: readonly ReadProduct[],
  publicUrl: string,
): Promise<NewRow[]> {
  const rows: NewRow[] = [];
  const batch = 200;
  for (let from = 0; from < products.length; from += batch) {
    const some = products.slice(from, from + batch);
    rows.push(...(await planSome(db, shopId, some, from, publicUrl)));
  }
  return rows;
}

async function planSome(
  db: Db | Tx,
  shopId: Id<'shop'>,
  products: readonly ReadProduct[],
  from: number,
  publicUrl: string,
): Promise<NewRow[]> {
  const wholes = await productsNamed(
    db,
    shopId,
    products.map(({ product }) => product.handle),
  );
  const urls = products.flatMap(({ product }) => [
    ...product.pictureUrls,
    ...product.variants.flatMap(({ pictureUrl }) => pictureUrl ?? []),
  ]);
  const pictures = await knownPictures(db, shopId, [...new Set(urls)], publicUrl);
  const skuIds = [...wholes.values()].flatMap(({ skus }) => skus.map((sku) => sku.sku_id as Id<'sku'>));
  const stock = await stockOf(db, skuIds);
  const stated = await lastQuantities(db, skuIds);
  return products.map(({ product, notes }, i): NewRow => {
    const row = {
      position: from + i + 1,
      line: product.line,
      handle: product.handle,
      parsed: product,
      productId: null,
      changes: [],
      notes,
    };
    if (notes.some(({ severity }) => severity === 'error')) return { ...row, action: 'refuse' };
    const whole = wholes.get(product.handle);
    if (!whole) return { ...row, action: 'create' };
    const draft = draftOf(product, (url) => pictures.get(url), { categoryId: anyCategory, whole });
    const changes = changesBetween(whole, draft, product, (url) => pictures.get(url));
    const stockChanges = whole.skus.some((sku) => {
      const quantity = quantityFor(product, sku.option_values);
      return (
        quantity !== null &&
        wantsStock(
          quantity,
          stock.get(sku.sku_id as Id<'sku'>)?.available ?? 0,
          stated.get(sku.sku_id as Id<'sku'>),
        )
      );
    });
    const all = [...changes, ...(stockChanges ? ['stock'] : [])];
    const productId = whole.product.product_id as Id<'product'>;
    return {
      ...row,
      productId,
      action: all.length > 0 ? 'update' : 'unchanged',
      changes: all,
      notes: [...notes, ...withdrawn(whole, product)],
    };
  });
}

/** The shop's products behind these handles; an exported product without one is named by its id. */
async function productsNamed(
  db: Db | Tx,
  shopId: Id<'shop'>,
  handles: readonly string[],
): Promise<Map<string, WholeProduct>> {
  const ids = await productOfHandles(db, shopId, handles);
  for (const handle of handles)
    if (!ids.has(handle) && /^prd_[0-9a-f]{32}$/.test(handle)) ids.set(handle, fromWire('product', handle));
  const wholes = await wholeProducts(db, shopId, [...ids.values()]);
  return new Map(
    [...ids].flatMap(([handle, id]) => (wholes.has(id) ? [[handle, wholes.get(id)!] as const] : [])),
  );
}

export function quantityFor(product: FileProduct, optionValues: readonly string[]): number | null {
  const key = JSON.stringify(optionValues);
  return product.variants.find((variant) => JSON.stringify(variant.optionValues) === key)?.quantity ?? null;
}

/** A quantity is taken over when it is news: not what there is, and not what the last file already said. */
export function wantsStock(quantity: number, available: number, stated: number | undefined): boolean {
  return quantity !== available && quantity !== stated;
}

function withdrawn({ skus }: WholeProduct, product: FileProduct): Note[] {
  const named = new Set(product.variants.map(({ optionValues }) => JSON.stringify(optionValues)));
  const codes = new Set(product.variants.flatMap(({ code }) => code ?? []));
  const count = skus.filter(
    (sku) => !named.has(JSON.stringify(sku.option_values)) && !codes.has(sku.merchant_code ?? ''),
  ).length;
  return count === 0
    ? []
    : [
        {
          severity: 'warning',
          code: 'variants_withdrawn',
          line: product.line,
          column: null,
          details: { count },
        },
      ];
}
