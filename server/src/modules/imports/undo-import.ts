import { audit } from '../../platform/audit.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { enqueue } from '../../platform/jobs.ts';
import { changeProduct, discardProduct, wholeProducts } from '../catalog/index.ts';
import { adjustStock, orderedSince } from '../inventory/index.ts';
import { draftIn } from './draft.ts';
import {
  importById,
  moveImport,
  nextRow,
  settleRow,
  type Import,
  type ImportId,
  type Row,
} from './imports.sql.ts';
import { forgetHandle, keepQuantity } from './known.sql.ts';
import { importNotInState } from './problems.ts';
import type { NoteCode } from './product-file.ts';

export async function orderUndo(
  tx: Tx,
  { importId, shopId, actorId }: { importId: ImportId; shopId: Id<'shop'>; actorId: Id<'person'> },
): Promise<void> {
  await importById(tx, importId, shopId);
  if (!(await moveImport(tx, importId, ['done', 'failed'], 'undoing'))) throw new Problem(importNotInState);
  await enqueue(tx, 'imports.undo', { importId }, { key: `imports.undo ${importId}` });
  await audit(tx, { actorId, action: 'imports.undo', subject: toWire('productImport', importId), shopId });
}

/** Puts back what the import created or changed, last first. What was edited or ordered since is kept, and says so. */
export async function undoImport(database: Database, importId: ImportId): Promise<void> {
  const run = await importById(database.db, importId);
  if (run.state !== 'undoing') return;
  const beyond = 2_147_483_647;
  for (
    let row = await nextRow(database.db, importId, ['done'], beyond, true);
    row;
    row = await nextRow(database.db, importId, ['done'], row.position, true)
  ) {
    if (row.action === 'unchanged') continue;
    const toUndo = row;
    await database.transact((tx) => undoRow(tx, run, toUndo));
  }
  await database.transact((tx) => moveImport(tx, importId, ['undoing'], 'undone'));
}

async function undoRow(tx: Tx, run: Import, row: Row): Promise<void> {
  const kept = await reasonToKeep(tx, run, row);
  if (kept !== null) {
    await settleRow(tx, run.importId, row.position, {
      state: 'kept',
      notes: [...row.notes, { severity: 'note', code: kept, line: row.line, column: null }],
    });
    return;
  }
  const { shopId, actorId } = run;
  const productId = row.productId!;
  for (const { skuId, change } of row.stockChanges ?? []) {
    await adjustStock(tx, {
      skuId,
      ref: newId('entry'),
      change: -change,
      actorId,
      reason: `CSV ${run.fileName} ↩`.slice(0, 200),
    });
    // The same file may state its quantity again.
    await keepQuantity(tx, skuId, -1);
  }
  if (row.before) await changeProduct(tx, { shopId, productId, draft: draftIn(row.before) });
  else {
    await discardProduct(tx, { shopId, productId, actorId });
    await forgetHandle(tx, productId);
  }
  await settleRow(tx, run.importId, row.position, { state: 'undone' });
}

async function reasonToKeep(
  tx: Tx,
  { shopId }: Import,
  { productId, versionAfter, doneAt }: Row,
): Promise<NoteCode | null> {
  const whole = productId ? (await wholeProducts(tx, shopId, [productId])).get(productId) : undefined;
  if (!whole) return 'kept_gone';
  if (whole.product.version !== versionAfter) return 'kept_edited';
  const skuIds = whole.skus.map((sku) => sku.sku_id as Id<'sku'>);
  return (await orderedSince(tx, skuIds, doneAt!)) ? 'kept_sold' : null;
}
