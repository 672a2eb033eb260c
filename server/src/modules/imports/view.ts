import type { Static } from '../../platform/contract.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import type { ImportRow, Import as ImportSchema } from './contract.ts';
import { countsOf, type Import, type Row } from './imports.sql.ts';
import { noteWords, type Note } from './product-file.ts';

/** Rows as they go over the wire. Nothing here decides anything. */

export async function importViews(
  db: Db | Tx,
  imports: readonly Import[],
  locale: Locale,
): Promise<(one: Import) => Static<typeof ImportSchema>> {
  const counts = await countsOf(
    db,
    imports.map(({ importId }) => importId),
  );
  return (one) => {
    const c = counts.get(one.importId);
    const none = {
      create: 0,
      update: 0,
      unchanged: 0,
      refuse: 0,
      warnings: 0,
      done: 0,
      failed: 0,
      total: 0,
      undone: 0,
      kept: 0,
      pictures: 0,
      pictures_failed: 0,
      pictures_waiting: 0,
    };
    const { create, update, unchanged, refuse, warnings, done, failed, total, undone, kept, ...pictures } =
      c ?? none;
    return {
      importId: toWire('productImport', one.importId),
      state: one.state,
      fileName: one.fileName,
      encoding: one.encoding,
      delimiter: one.delimiter,
      lineCount: one.lineCount,
      counts: { create, update, unchanged, refused: refuse, warnings },
      progress: {
        done,
        failed,
        total,
        picturesTotal: pictures.pictures,
        picturesFailed: pictures.pictures_failed,
        picturesDone: Math.max(0, pictures.pictures - pictures.pictures_waiting - pictures.pictures_failed),
      },
      undo: one.state === 'undoing' || one.state === 'undone' ? { undone, kept } : null,
      notes: one.notes.map((note) => noteView(note, locale)),
      categoryId: one.categoryId && toWire('category', one.categoryId),
      createdAt: one.createdAt.toISOString(),
      startedAt: one.startedAt?.toISOString() ?? null,
      finishedAt: one.finishedAt?.toISOString() ?? null,
    };
  };
}

export function rowView(
  { position, line, handle, parsed, action, state, productId, changes, notes }: Row,
  locale: Locale,
): Static<typeof ImportRow> {
  const prices = parsed.variants.map(({ priceFen }) => priceFen);
  return {
    position,
    line,
    handle,
    title: parsed.title,
    action,
    state,
    productId: productId && toWire('product', productId),
    skuCount: parsed.variants.length,
    pictureCount: parsed.pictureUrls.length,
    minPriceFen: prices.length > 0 ? Math.min(...prices) : null,
    changes: [...changes],
    notes: notes.map((note) => noteView(note, locale)),
  };
}

export function noteView({ severity, line, column, code, details = {} }: Note, locale: Locale) {
  const words = noteWords[code][locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    String(details[name] ?? whole),
  );
  return { severity, line, column, code, words };
}
