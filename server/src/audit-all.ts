import { sql } from 'kysely';
import type { Db } from './platform/db.ts';
import { auditStock } from './modules/inventory/index.ts';
import { brokenInvariants, invariants } from './modules/ledger/index.ts';
import { checks } from './audit-checks.ts';

export type Checked = {
  readonly name: string;
  readonly says: string;
  readonly rows: number;
  readonly wrong: number;
};
export type Finding = { readonly name: string; readonly says: string; readonly examples: readonly unknown[] };

/** Adds everything up again, on what is committed now. Reads only; safe on a live database. */
export async function auditAll(db: Db): Promise<{ checked: Checked[]; findings: Finding[] }> {
  const checked: Checked[] = [];
  const findings: Finding[] = [];
  const note = (check: Checked, examples: readonly unknown[]) => {
    checked.push(check);
    if (check.wrong > 0)
      findings.push({ name: check.name, says: check.says, examples: examples.slice(0, 3) });
  };

  const broken = new Map((await brokenInvariants(db)).map((finding) => [finding.invariant, finding]));
  const { rows: sizes } = await sql<{ legs: number }>`select count(*)::int as legs from ledger.legs`.execute(
    db,
  );
  for (const { name, says } of invariants) {
    const finding = broken.get(name);
    note(
      { name: `ledger: ${name}`, says, rows: sizes[0]!.legs, wrong: finding?.count ?? 0 },
      finding?.examples ?? [],
    );
  }
  const stock = await auditStock(db);
  const sums = 'received − sold + returned ± adjusted = on hand; what is promised is reserved';
  note({ name: 'stock: levels', says: sums, rows: stock.movements, wrong: stock.wrong.length }, stock.wrong);
  for (const { name, says, counted, violations } of checks) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.raw(counted)}`.execute(db);
    const { rows: wrong } = await sql`${sql.raw(violations)}`.execute(db);
    note({ name, says, rows: rows[0]!.count, wrong: wrong.length }, wrong);
  }
  return { checked, findings };
}
