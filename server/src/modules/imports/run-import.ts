import { audit } from '../../platform/audit.ts';
import { sqlState, type Database, type Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem, type Words } from '../../platform/problem.ts';
import { enqueue } from '../../platform/jobs.ts';
import { changeProduct, createProduct, submitProduct, wholeProducts } from '../catalog/index.ts';
import { adjustStock, stockOf } from '../inventory/index.ts';
import { draftNow, draftOf, draftOut } from './draft.ts';
import { fetchMissing, type Fetching } from './fetch-missing.ts';
import {
  importById,
  moveImport,
  nextRow,
  settleRow,
  type Import,
  type ImportId,
  type Row,
  type StockChange,
} from './imports.sql.ts';
import { keepHandle, keepQuantity, knownPictures, lastQuantities } from './known.sql.ts';
import { quantityFor, wantsStock } from './plan.ts';
import { importNotInState } from './problems.ts';
import type { Note } from './product-file.ts';

type Order = { readonly importId: ImportId; readonly shopId: Id<'shop'>; readonly actorId: Id<'person'> };

/** Lets an import that was looked at be carried out. */
export async function orderImport(
  tx: Tx,
  { importId, shopId, actorId, categoryId, submit }: Order & { categoryId: Id<'category'>; submit: boolean },
): Promise<void> {
  await importById(tx, importId, shopId);
  if (!(await moveImport(tx, importId, ['ready'], 'running', { categoryId, submit })))
    throw new Problem(importNotInState);
  await enqueue(tx, 'imports.run', { importId }, { key: `imports.run ${importId}` });
  await audit(tx, { actorId, action: 'imports.run', subject: toWire('productImport', importId), shopId });
}

/** Imports product by product, each in its own transaction: a restart goes on where it stopped. */
export async function runImport(database: Database, fetching: Fetching, importId: ImportId): Promise<void> {
  const run = await importById(database.db, importId);
  if (run.state !== 'running') return;
  const unreachable = new Map<string, number>();
  for (
    let row = await nextRow(database.db, importId, ['waiting'], 0);
    row;
    row = await nextRow(database.db, importId, ['waiting'], row.position)
  ) {
    const lost = await fetchMissing(database, fetching, run, row.parsed, unreachable);
    await importRow(database, fetching.publicUrl, run, { ...row, notes: [...row.notes, ...lost] });
  }
  await database.transact((tx) => moveImport(tx, importId, ['running'], 'done'));
}

async function importRow(database: Database, publicUrl: string, run: Import, row: Row): Promise<void> {
  try {
    await database.transact((tx) => writeRow(tx, publicUrl, run, row));
  } catch (error) {
    const words = refusalOf(error);
    if (!words) throw error;
    const note: Note = {
      severity: 'error',
      code: 'failed',
      line: row.line,
      column: null,
      details: { why: words.en, whyZh: words.zh },
    };
    await database.transact((tx) =>
      settleRow(tx, run.importId, row.position, { state: 'failed', notes: [...row.notes, note] }),
    );
  }
}

/**
 * What the catalogue or the database refuses is said in the row, and the next one is taken. Everything else, such as a
 * lost connection, ends the job, which is tried again and goes on here.
 */
function refusalOf(error: unknown): Words | undefined {
  if (error instanceof Problem) return error.kind.words;
  return /^2[23]/.test(sqlState(error) ?? '') ? unstorable : undefined;
}

const unstorable: Words = {
  en: 'something in it cannot be stored. Check unusual characters and sizes.',
  zh: '有内容无法保存，请检查特殊字符和长度。',
};

async function writeRow(tx: Tx, publicUrl: string, run: Import, row: Row): Promise<void> {
  const { shopId, actorId } = run;
  const file = row.parsed;
  const urls = [...file.pictureUrls, ...file.variants.flatMap(({ pictureUrl }) => pictureUrl ?? [])];
  const pictures = await knownPictures(tx, shopId, urls, publicUrl);
  const whole = row.productId
    ? (await wholeProducts(tx, shopId, [row.productId])).get(row.productId)
    : undefined;
  const draft = draftOf(file, (url) => pictures.get(url), { categoryId: run.categoryId!, whole });
  const before = whole && draftOut(draftNow(whole));
  const productId = whole ? row.productId! : (await createProduct(tx, { shopId, draft })).productId;
  if (whole) await changeProduct(tx, { shopId, productId, draft });
  await keepHandle(tx, shopId, file.handle, productId);
  const stockChanges = await writeStock(tx, run, row, productId);
  if (run.submit && file.published && !whole && draft.pictureIds!.length > 0)
    await submitProduct(tx, { shopId, productId });
  const after = (await wholeProducts(tx, shopId, [productId])).get(productId)!;
  await settleRow(tx, run.importId, row.position, {
    state: 'done',
    productId,
    before,
    versionAfter: after.product.version,
    stockChanges,
    notes: row.notes,
  });
  await audit(tx, {
    actorId,
    action: `imports.product_${whole ? 'changed' : 'created'}`,
    subject: toWire('product', productId),
    shopId,
  });
}

/** Takes over the quantities that are news. They are what can be sold: what is reserved for orders comes on top. */
async function writeStock(
  tx: Tx,
  run: Import,
  { parsed }: Row,
  productId: Id<'product'>,
): Promise<StockChange[]> {
  const { skus } = (await wholeProducts(tx, run.shopId, [productId])).get(productId)!;
  const ids = skus.map((sku) => sku.sku_id as Id<'sku'>).toSorted();
  const stock = await stockOf(tx, ids);
  const stated = await lastQuantities(tx, ids);
  const stockChanges: StockChange[] = [];
  for (const skuId of ids) {
    const quantity = quantityFor(parsed, skus.find((sku) => sku.sku_id === skuId)!.option_values);
    if (quantity === null) continue;
    const { available = 0 } = stock.get(skuId) ?? {};
    if (wantsStock(quantity, available, stated.get(skuId))) {
      const change = quantity - available;
      await adjustStock(tx, {
        skuId,
        ref: newId('entry'),
        change,
        actorId: run.actorId,
        reason: `CSV ${run.fileName}`.slice(0, 200),
      });
      stockChanges.push({ skuId, change });
    }
    await keepQuantity(tx, skuId, quantity);
  }
  return stockChanges;
}
