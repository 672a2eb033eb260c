import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { activityStock, type StockRow } from './activities.sql.ts';
import { stateOf, subtypeName } from './activity.ts';
import type { Finding } from './check-activity.ts';
import { showOwner } from './owner.ts';
import type { ActivityRow, ActivityVersionRow } from './tables.ts';
import { activityOut } from './wire.ts';

export async function showActivities(db: Db | Tx, rows: readonly ActivityRow[]) {
  const stock = await activityStock(
    db,
    rows.map((row) => row.activity_id),
  );
  return rows.map((row) =>
    showActivity(
      row,
      stock.filter(({ activityId }) => activityId === row.activity_id),
    ),
  );
}

function showActivity(row: ActivityRow, stock: readonly StockRow[]) {
  return {
    activityId: toWire('activity', row.activity_id),
    version: row.version,
    ...showOwner(row),
    state: stateOf(row),
    ...activityOut(row.body),
    codeName: subtypeName(row.code),
    stock: stock.map(({ skuId, units, taken }) => ({ skuId: toWire('sku', skuId), units, taken })),
    ...showDates(row),
  };
}

export const showDates = (row: {
  created_at: Date;
  changed_at: Date;
  stopped_at: Date | null;
  stop_reason: string | null;
}) => ({
  createdAt: row.created_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  stoppedAt: row.stopped_at?.toISOString() ?? null,
  stopReason: row.stop_reason,
});

export const showVersion = ({ version, body, changed_at: changedAt }: ActivityVersionRow) => ({
  version,
  ...activityOut(body),
  changedAt: changedAt.toISOString(),
});

export function showFindings(findings: readonly Finding[], locale: Locale) {
  const fen = (amount: bigint | null) => (amount === null || amount < 0n ? null : fenOut(amount));
  return {
    schedulable: findings.every(({ severity }) => severity !== 'error'),
    findings: findings
      .slice(0, 500)
      .map(({ severity, kind, sku, activityId, priceFen, limitFen, words }) => ({
        severity,
        kind,
        productId: sku && toWire('product', sku.productId),
        skuId: sku && toWire('sku', sku.skuId),
        activityId: activityId && toWire('activity', activityId as Id<'activity'>),
        priceFen: fen(priceFen),
        limitFen: fen(limitFen),
        text: words[locale],
      })),
  };
}
