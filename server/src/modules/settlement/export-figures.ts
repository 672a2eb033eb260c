import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import { now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { yuan } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import type { Storage } from '../../platform/storage.ts';
import { plain } from './bank-file.ts';
import { spanDays } from './days.ts';
import { exportById, insertExport, noteExport, type DataExport, type ExportOwner } from './exports.sql.ts';
import { countRows, headOf, pagesOf } from './export-rows.ts';
import { exportTooLong } from './problems.ts';
import { openWorkbook, type Cell } from './xlsx.ts';

const longestDays = 366;

type Wanted = Pick<DataExport, 'what' | 'format' | 'fromDay' | 'toDay'>;

/** Orders a file; it is made in the background. Throws exportTooLong. */
export async function startExport(
  tx: Tx,
  owner: ExportOwner,
  { what, format, fromDay, toDay }: Wanted,
  actorId: Id<'person'>,
): Promise<Id<'dataExport'>> {
  const days = spanDays(fromDay, toDay);
  if (!(days >= 1 && days <= longestDays)) throw new Problem(exportTooLong, { days: longestDays });
  const exportId = newId('dataExport');
  await insertExport(tx, {
    exportId,
    ...owner,
    what,
    format,
    fromDay,
    toDay,
    askedBy: actorId,
    askedAt: now(),
  });
  await enqueue(tx, 'settlement.export', { exportId });
  return exportId;
}

/** Makes the file, some rows at a time, and tells how far it is. A retry begins anew. */
export async function makeExport(
  database: Database,
  storage: Storage,
  exportId: Id<'dataExport'>,
): Promise<void> {
  const wanted = await exportById(database.db, exportId);
  if (!wanted || wanted.state === 'done') return;
  const total = await countRows(database.db, wanted);
  await noteExport(database.db, exportId, { state: 'running', done: 0, total });
  const folder = await mkdtemp(join(tmpdir(), 'jishi-export-'));
  try {
    const path = join(folder, `figures.${wanted.format}`);
    await writeFigures(database, wanted, path);
    const storageKey = `exports/${exportId.slice(-2)}/${exportId}.${wanted.format}`;
    await storage.adopt(storageKey, path);
    await noteExport(database.db, exportId, { state: 'done', done: total, total, storageKey });
  } catch (error) {
    await noteExport(database.db, exportId, { state: 'failed' });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFigures({ db }: Database, wanted: DataExport, path: string): Promise<void> {
  const file = createWriteStream(path);
  const sink =
    wanted.format === 'csv'
      ? csvSink(file.write.bind(file))
      : openWorkbook(file.write.bind(file), wanted.what);
  sink.rows([headOf(wanted)]);
  let done = 0;
  for await (const rows of pagesOf(db, wanted)) {
    sink.rows(rows);
    if (file.writableNeedDrain) await once(file, 'drain');
    done += rows.length;
    await noteExport(db, wanted.exportId, { state: 'running', done });
  }
  sink.end();
  file.end();
  await once(file, 'finish');
}

/** With a byte order mark, so that spreadsheets read the Chinese right. */
function csvSink(write: (text: string) => void) {
  write('\uFEFF');
  const text = (cell: Cell) =>
    typeof cell === 'bigint' ? yuan(cell) : typeof cell === 'string' ? plain(cell) : cell;
  return {
    rows: (rows: readonly (readonly Cell[])[]) => write(stringify(rows.map((row) => row.map(text)))),
    end: () => undefined,
  };
}
