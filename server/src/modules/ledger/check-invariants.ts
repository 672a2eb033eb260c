import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { invariants } from './invariants.ts';

export type Finding = {
  readonly invariant: string;
  readonly says: string;
  readonly count: number;
  readonly examples: unknown[];
};

/** Checks every invariant of the ledger on what is committed now. Reads only; safe on a live database. */
export async function brokenInvariants(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, says, violations } of invariants) {
    const { rows } = await sql`${sql.raw(violations)}`.execute(db);
    if (rows.length > 0)
      findings.push({ invariant: name, says, count: rows.length, examples: rows.slice(0, 3) });
  }
  return findings;
}
