import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { badCursor, cursorIn, page, timeAndIdIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { importsContract } from './contract.ts';
import { exportProducts } from './export-products.ts';
import { importById, importsOf, rowsOf } from './imports.sql.ts';
import { fileMissing, fileTooLarge } from './problems.ts';
import { maxFileBytes } from './read-csv.ts';
import { orderImport } from './run-import.ts';
import { startImport } from './start-import.ts';
import { orderUndo } from './undo-import.ts';
import { importViews, rowView } from './view.ts';

export function importsRoutes({ config }: House): Route[] {
  return routes(importsContract, {
    'POST /shops/:shopId/product-imports': async ({ request, database, shopId, caller, locale }) => {
      if (!request.isMultipart()) throw new Problem(fileMissing);
      const file = await request.file({ limits: { fileSize: maxFileBytes + 1, files: 1 } });
      if (!file) throw new Problem(fileMissing);
      const bytes = await file.toBuffer().catch(() => {
        throw new Problem(fileTooLarge);
      });
      const importId = await startImport(database, {
        shopId,
        actorId: caller.personId,
        fileName: file.filename,
        bytes,
        publicUrl: config.publicUrl,
      });
      const made = await importById(database.db, importId, shopId);
      return (await importViews(database.db, [made], locale))(made);
    },
    'GET /shops/:shopId/product-imports': async ({ db, shopId, query: { cursor, limit = 20 }, locale }) => {
      const rows = await importsOf(db, shopId, timeAndIdIn(cursor), limit);
      return page(rows, limit, await importViews(db, rows, locale), ({ createdAt, importId }) => [
        createdAt.toISOString(),
        importId,
      ]);
    },
    'GET /shops/:shopId/product-imports/:importId': async ({ db, shopId, params, locale }) => {
      const one = await importById(db, fromWire('productImport', params.importId), shopId);
      return (await importViews(db, [one], locale))(one);
    },
    'GET /shops/:shopId/product-imports/:importId/rows': async ({
      db,
      shopId,
      params,
      query: { which = 'all', cursor, limit = 20 },
      locale,
    }) => {
      const { importId } = await importById(db, fromWire('productImport', params.importId), shopId);
      const [after = 0] = cursorIn(cursor, 1) ?? [];
      if (typeof after !== 'number' || !Number.isSafeInteger(after) || Math.abs(after) > 1_000_000)
        throw new Problem(badCursor);
      return page(
        await rowsOf(db, importId, which, after, limit),
        limit,
        (row) => rowView(row, locale),
        ({ position }) => [position],
      );
    },
    'POST /shops/:shopId/product-imports/:importId/run': async ({
      tx,
      shopId,
      caller,
      params,
      body,
      locale,
    }) => {
      const importId = fromWire('productImport', params.importId);
      const { categoryId, submit = false } = body;
      await orderImport(tx, {
        importId,
        shopId,
        actorId: caller.personId,
        categoryId: fromWire('category', categoryId),
        submit,
      });
      const one = await importById(tx, importId, shopId);
      return (await importViews(tx, [one], locale))(one);
    },
    'POST /shops/:shopId/product-imports/:importId/undo': async ({ tx, shopId, caller, params, locale }) => {
      const importId = fromWire('productImport', params.importId);
      await orderUndo(tx, { importId, shopId, actorId: caller.personId });
      const one = await importById(tx, importId, shopId);
      return (await importViews(tx, [one], locale))(one);
    },
    'GET /shops/:shopId/product-export': async ({ db, shopId, reply }) => {
      reply.header('Content-Disposition', 'attachment; filename="products.csv"');
      return exportProducts(db, shopId, config.publicUrl);
    },
  });
}
