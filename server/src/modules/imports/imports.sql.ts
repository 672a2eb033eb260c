import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { FileProduct, Note } from './product-file.ts';

export type ImportId = Id<'productImport'>;
export type ImportState = 'ready' | 'running' | 'done' | 'undoing' | 'undone' | 'failed';
export type Action = 'create' | 'update' | 'unchanged' | 'refuse';
export type RowState = 'waiting' | 'done' | 'failed' | 'undone' | 'kept';

export type Import = {
  readonly importId: ImportId;
  readonly shopId: Id<'shop'>;
  readonly actorId: Id<'person'>;
  readonly state: ImportState;
  readonly fileName: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly lineCount: number;
  readonly notes: readonly Note[];
  readonly categoryId: Id<'category'> | null;
  readonly submit: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

export type StockChange = { readonly skuId: Id<'sku'>; readonly change: number };
export type Row = {
  readonly position: number;
  readonly line: number;
  readonly handle: string;
  readonly parsed: FileProduct;
  readonly action: Action;
  readonly state: RowState;
  readonly productId: Id<'product'> | null;
  readonly changes: readonly string[];
  readonly notes: readonly Note[];
  /** The product before an update, amounts as text. */
  readonly before: unknown;
  readonly versionAfter: number | null;
  readonly stockChanges: readonly StockChange[] | null;
  readonly doneAt: Date | null;
};
export type NewRow = Pick<
  Row,
  'position' | 'line' | 'handle' | 'parsed' | 'action' | 'productId' | 'changes' | 'notes'
>;

const columns = sql`
  import_id as "importId", shop_id as "shopId", actor_id as "actorId", state, file_name as "fileName", encoding, delimiter, line_count as "lineCount",
  notes, category_id as "categoryId", submit, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;
const rowColumns = sql`
  position, line, handle, parsed, action, state, product_id as "productId", changes, notes, before, version_after as "versionAfter",
  stock_changes as "stockChanges", done_at as "doneAt"`;

export async function insertImport(
  tx: Tx,
  made: Pick<
    Import,
    'importId' | 'shopId' | 'actorId' | 'fileName' | 'encoding' | 'delimiter' | 'lineCount' | 'notes'
  >,
): Promise<void> {
  await sql`
    insert into imports.imports (import_id, shop_id, actor_id, state, file_name, encoding, delimiter, line_count, notes, created_at)
    values (${made.importId}, ${made.shopId}, ${made.actorId}, 'ready', ${made.fileName}, ${made.encoding}, ${made.delimiter}, ${made.lineCount},
      ${JSON.stringify(made.notes)}, ${now()})`.execute(tx);
}

export async function insertRows(tx: Tx, importId: ImportId, rows: readonly NewRow[]): Promise<void> {
  const all = rows.map((row) => ({
    ...row,
    product_id: row.productId,
    state: row.action === 'refuse' ? 'failed' : row.action === 'unchanged' ? 'done' : 'waiting',
  }));
  await sql`
    insert into imports.rows (import_id, position, line, handle, parsed, action, state, product_id, changes, notes)
    select ${importId}, r.position, r.line, r.handle, r.parsed, r.action, r.state, r.product_id, r.changes, r.notes
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as r (position int, line int, handle text, parsed jsonb, action text, state text,
      product_id uuid, changes text[], notes jsonb)`.execute(tx);
}

export async function importById(db: Db | Tx, importId: ImportId, shopId?: Id<'shop'>): Promise<Import> {
  const { rows } = await sql<Import>`
    select ${columns} from imports.imports where import_id = ${importId} ${shopId ? sql`and shop_id = ${shopId}` : sql``}`.execute(
    db,
  );
  if (!rows[0]) throw new Problem(idNotFound);
  return rows[0];
}

/** Moves an import on when it is in the state expected; false when it is not. */
export async function moveImport(
  tx: Tx,
  importId: ImportId,
  from: readonly ImportState[],
  to: ImportState,
  { categoryId, submit }: { categoryId?: Id<'category'>; submit?: boolean } = {},
): Promise<boolean> {
  const { rows } = await sql`
    update imports.imports set state = ${to}, category_id = coalesce(${categoryId ?? null}::uuid, category_id),
      submit = coalesce(${submit ?? null}::boolean, submit),
      started_at = ${to === 'running' ? sql`${now()}::timestamptz` : sql`started_at`},
      finished_at = ${['done', 'undone', 'failed'].includes(to) ? sql`${now()}::timestamptz` : sql`null`}
    where import_id = ${importId} and state = any(${from}::text[]) returning import_id`.execute(tx);
  return rows.length > 0;
}

/** The next row of the file in one of these states. */
export async function nextRow(
  db: Db | Tx,
  importId: ImportId,
  states: readonly RowState[],
  after: number,
  backwards = false,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${rowColumns} from imports.rows where import_id = ${importId} and state = any(${states}::text[])
      and ${backwards ? sql`position < ${after} order by position desc` : sql`position > ${after} order by position`} limit 1`.execute(
    db,
  );
  return rows[0];
}

export async function rowsOf(
  db: Db,
  importId: ImportId,
  which: string,
  after: number,
  limit: number,
): Promise<Row[]> {
  const only =
    which === 'all'
      ? sql`true`
      : which === 'problems'
        ? sql`notes @? '$[*] ? (@.severity != "note")'`
        : sql`action = ${which}`;
  const { rows } = await sql<Row>`
    select ${rowColumns} from imports.rows where import_id = ${importId} and position > ${after} and ${only} order by position limit ${limit + 1}`.execute(
    db,
  );
  return rows;
}

export type RowOutcome = Partial<
  Pick<Row, 'state' | 'productId' | 'notes' | 'before' | 'versionAfter' | 'stockChanges'>
>;

export async function settleRow(
  tx: Tx,
  importId: ImportId,
  position: number,
  { state, productId, notes, before, versionAfter, stockChanges }: RowOutcome,
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await sql`
    update imports.rows set state = coalesce(${state ?? null}::text, state), product_id = coalesce(${productId ?? null}::uuid, product_id),
      notes = coalesce(${json(notes)}::jsonb, notes), before = coalesce(${json(before)}::jsonb, before),
      version_after = coalesce(${versionAfter ?? null}::int, version_after), stock_changes = coalesce(${json(stockChanges)}::jsonb, stock_changes),
      done_at = ${now()}
    where import_id = ${importId} and position = ${position}`.execute(tx);
}

export type Counts = Record<
  | Action
  | 'warnings'
  | 'done'
  | 'failed'
  | 'total'
  | 'undone'
  | 'kept'
  | 'pictures'
  | 'pictures_failed'
  | 'pictures_waiting',
  number
>;

export async function countsOf(db: Db | Tx, importIds: readonly ImportId[]): Promise<Map<ImportId, Counts>> {
  const urls = sql`jsonb_array_length(parsed -> 'pictureUrls')`;
  const lost = sql`jsonb_array_length(jsonb_path_query_array(notes, '$[*] ? (@.code == "picture_unreachable" || @.code == "picture_unusable")'))`;
  const { rows } = await sql<Counts & { importId: ImportId }>`
    select import_id as "importId",
      count(*) filter (where action = 'create')::int as create, count(*) filter (where action = 'update')::int as update,
      count(*) filter (where action = 'unchanged')::int as unchanged, count(*) filter (where action = 'refuse')::int as refuse,
      count(*) filter (where notes @? '$[*] ? (@.severity == "warning")')::int as warnings,
      count(*) filter (where action in ('create', 'update') and state <> 'waiting')::int as done,
      count(*) filter (where action in ('create', 'update') and state = 'failed')::int as failed,
      count(*) filter (where action in ('create', 'update'))::int as total,
      count(*) filter (where state = 'undone')::int as undone, count(*) filter (where state = 'kept')::int as kept,
      coalesce(sum(${urls}) filter (where action in ('create', 'update')), 0)::int as pictures,
      coalesce(sum(${lost}), 0)::int as pictures_failed,
      coalesce(sum(${urls}) filter (where state = 'waiting'), 0)::int as pictures_waiting
    from imports.rows where import_id = any(${importIds}::uuid[]) group by import_id`.execute(db);
  return new Map(rows.map((row) => [row.importId, row]));
}

export async function importsOf(
  db: Db,
  shopId: Id<'shop'>,
  after: readonly [string, string] | null,
  limit: number,
): Promise<Import[]> {
  const { rows } = await sql<Import>`
    select ${columns} from imports.imports where shop_id = ${shopId}
      ${after ? sql`and (created_at, import_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by created_at desc, import_id desc limit ${limit + 1}`.execute(db);
  return rows;
}
