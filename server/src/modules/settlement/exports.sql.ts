import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Owner } from './accounts.sql.ts';

/** Whose figures: an owner's, or the whole marketplace's. */
export type ExportOwner = Owner | { readonly ownerKind: 'platform'; readonly ownerId: null };
export type DataExport = ExportOwner & {
  readonly exportId: Id<'dataExport'>;
  readonly what: 'bills' | 'movements' | 'payouts';
  readonly format: 'csv' | 'xlsx';
  readonly fromDay: string;
  readonly toDay: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly storageKey: string | null;
  readonly askedBy: Id<'person'>;
  readonly askedAt: Date;
};

const columns = sql`
  export_id as "exportId", owner_kind as "ownerKind", owner_id as "ownerId", what, format, from_day::text as "fromDay",
  to_day::text as "toDay", state, done, total, storage_key as "storageKey", asked_by as "askedBy", asked_at as "askedAt"`;
const ofOwner = ({ ownerKind, ownerId }: ExportOwner) =>
  sql`owner_kind = ${ownerKind} and owner_id is not distinct from ${ownerId}::uuid`;

export async function insertExport(
  tx: Tx,
  e: Pick<DataExport, 'exportId' | 'what' | 'format' | 'fromDay' | 'toDay' | 'askedBy' | 'askedAt'> &
    ExportOwner,
): Promise<void> {
  await sql`
    insert into settlement.exports (export_id, owner_kind, owner_id, what, format, from_day, to_day, asked_by, asked_at)
    values (${e.exportId}, ${e.ownerKind}, ${e.ownerId}, ${e.what}, ${e.format}, ${e.fromDay}::date, ${e.toDay}::date, ${e.askedBy}, ${e.askedAt})`.execute(
    tx,
  );
}

export async function exportOf(
  db: Db | Tx,
  owner: ExportOwner,
  exportId: Id<'dataExport'>,
): Promise<DataExport | undefined> {
  const { rows } = await sql<DataExport>`
    select ${columns} from settlement.exports where export_id = ${exportId} and ${ofOwner(owner)}`.execute(
    db,
  );
  return rows[0];
}

export async function exportById(db: Db, exportId: Id<'dataExport'>): Promise<DataExport | undefined> {
  const { rows } =
    await sql<DataExport>`select ${columns} from settlement.exports where export_id = ${exportId}`.execute(
      db,
    );
  return rows[0];
}

export async function exportsOf(
  db: Db,
  owner: ExportOwner,
  { after, limit }: { after: string | null; limit: number },
): Promise<DataExport[]> {
  const { rows } = await sql<DataExport>`
    select ${columns} from settlement.exports where ${ofOwner(owner)} ${after ? sql`and export_id < ${after}::uuid` : sql``}
    order by export_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function noteExport(
  db: Db,
  exportId: Id<'dataExport'>,
  change: { state: DataExport['state']; done?: number; total?: number; storageKey?: string },
): Promise<void> {
  const ended = change.state === 'done' || change.state === 'failed';
  await sql`
    update settlement.exports set state = ${change.state}, done = coalesce(${change.done ?? null}, done),
      total = coalesce(${change.total ?? null}, total), storage_key = coalesce(${change.storageKey ?? null}, storage_key),
      finished_at = ${ended ? now() : null}
    where export_id = ${exportId}`.execute(db);
}
