import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import type { Db, Tx } from '../../platform/db.ts';
import { fromWire, idNotFound, type Id } from '../../platform/ids.ts';
import { cursorIn, integerIn, page, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import type { Storage } from '../../platform/storage.ts';
import { movementsOf, type Owner, type Pot } from './accounts.sql.ts';
import { findBills, type Bill, type BillSearch, type BillState } from './bills.sql.ts';
import { startExport } from './export-figures.ts';
import { exportOf, exportsOf, type DataExport, type ExportOwner } from './exports.sql.ts';
import { findPayouts, payoutById } from './payouts.sql.ts';
import { exportNotReady } from './problems.ts';
import { statementsOf } from './statements.sql.ts';
import { showExport, showMovement, showPayout, showStatement } from './view.ts';

/** What shops, creators and operators ask in the same way; each route says whose figures they are. */

type Paging = { cursor?: string; limit?: number };
export const afterId = (cursor: string | undefined): string | null => {
  const key = cursorIn(cursor, 1);
  return key && uuidIn(key[0]);
};

type BillsQuery = Paging & { state?: BillState; q?: string; fromDay?: string; toDay?: string };
export async function billPage<T>(
  db: Db,
  { cursor, limit = 20, state, q, fromDay, toDay }: BillsQuery,
  of: Pick<BillSearch, 'shopId' | 'creatorId' | 'orderId'>,
  show: (bills: readonly Bill[]) => Promise<T[]> | T[],
) {
  const search = { ...of, state, words: q, fromDay, toDay, after: afterId(cursor), limit: limit + 1 };
  const { items, next } = page(
    await findBills(db, search),
    limit,
    (bill) => bill,
    ({ billId }) => [billId],
  );
  return { items: await show(items), next };
}

export async function movementPage(
  db: Db,
  owner: Owner,
  {
    cursor,
    limit = 20,
    fromDay,
    toDay,
    pot = 'payable',
  }: Paging & { fromDay?: string; toDay?: string; pot?: Pot },
) {
  const key = cursorIn(cursor, 1);
  const after = key && integerIn(key[0]);
  const rows = await movementsOf(db, owner, { pot, fromDay, toDay, after, limit: limit + 1 });
  return page(rows, limit, showMovement, ({ seq }) => [Number(seq)]);
}

export async function statements(
  db: Db,
  owner: Owner,
  { by = 'month', fromDay, toDay }: { by?: 'day' | 'month'; fromDay: string; toDay: string },
) {
  return {
    items: (await statementsOf(db, owner, { pot: 'payable', by, fromDay, toDay })).map(showStatement),
  };
}

export async function payoutPage(db: Db, owner: Owner, { cursor, limit = 20 }: Paging) {
  const rows = await findPayouts(db, { owner, after: afterId(cursor), limit: limit + 1 });
  return page(rows, limit, showPayout, ({ payoutId }) => [payoutId]);
}

export const shownPayout = async (db: Db | Tx, payoutId: Id<'payout'>) =>
  showPayout((await payoutById(db, payoutId))!);

export async function exportPage(db: Db, owner: ExportOwner, { cursor, limit = 20 }: Paging) {
  const rows = await exportsOf(db, owner, { after: afterId(cursor), limit: limit + 1 });
  return page(rows, limit, showExport, ({ exportId }) => [exportId]);
}

type ExportWanted = Pick<DataExport, 'what' | 'format' | 'fromDay' | 'toDay'>;
export async function orderExport(tx: Tx, owner: ExportOwner, body: ExportWanted, by: Id<'person'>) {
  const exportId = await startExport(tx, owner, body, by);
  return showExport((await exportOf(tx, owner, exportId))!);
}

export async function oneExport(db: Db, owner: ExportOwner, wire: string): Promise<DataExport> {
  const found = await exportOf(db, owner, fromWire('dataExport', wire));
  if (!found) throw new Problem(idNotFound);
  return found;
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Streams a finished file. Throws exportNotReady. */
export async function sendExport(reply: FastifyReply, storage: Storage, each: DataExport): Promise<string> {
  if (each.state !== 'done' || each.storageKey === null) throw new Problem(exportNotReady);
  const name = `jishi-${each.what}-${each.fromDay}-${each.toDay}.${each.format}`;
  await reply
    .type(types[each.format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(createReadStream(storage.pathOf(each.storageKey)));
  return '';
}
