import { audit } from '../../platform/audit.ts';
import type { Database } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { insertImport, insertRows, type ImportId } from './imports.sql.ts';
import { planImport } from './plan.ts';
import { readCsv } from './read-csv.ts';
import { readProducts } from './read-products.ts';

type StartImport = {
  readonly shopId: Id<'shop'>;
  readonly actorId: Id<'person'>;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly publicUrl: string;
};

/** Reads a file and keeps what importing it would do. Nothing of the shop changes yet. */
export async function startImport(
  database: Database,
  { shopId, actorId, fileName, bytes, publicUrl }: StartImport,
): Promise<ImportId> {
  const file = await readCsv(bytes);
  const { products, notes } = readProducts(file);
  return database.transact(async (tx) => {
    const importId = newId('productImport');
    const rows = await planImport(tx, shopId, products, publicUrl);
    const { encoding, delimiter, lineCount } = file;
    await insertImport(tx, {
      importId,
      shopId,
      actorId,
      fileName: fileName.slice(0, 200),
      encoding,
      delimiter,
      lineCount,
      notes,
    });
    await insertRows(tx, importId, rows);
    await audit(tx, {
      actorId,
      action: 'imports.file_read',
      subject: toWire('productImport', importId),
      shopId,
    });
    return importId;
  });
}
