import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type VersionState = 'scheduled' | 'in_force' | 'past' | 'replaced';
export type VersionRow = {
  name: string;
  version: number;
  state: VersionState;
  body: Record<string, unknown>;
  validFrom: Date;
  changedAt: Date;
  changedBy: Id<'person'> | null;
  confirmedBy: Id<'person'> | null;
  reason: string;
};

const shown = 100;

/** The versions of one policy, or of all, newest first; a scheduled one that a newer one overtakes is `replaced`. */
export async function policyVersions(db: Db | Tx, name?: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    with numbered as (
      select *, row_number() over (partition by name order by version desc) as place,
        min(valid_from) over (partition by name order by version desc rows between unbounded preceding and 1 preceding) as overtaken_at,
        max(version) filter (where valid_from <= ${now()}) over (partition by name) as in_force
      from platform.policies ${name === undefined ? sql`` : sql`where name = ${name}`}
    )
    select name, version, body, valid_from as "validFrom", changed_at as "changedAt", changed_by as "changedBy",
      confirmed_by as "confirmedBy", reason,
      case when version = in_force then 'in_force'
        when overtaken_at <= valid_from then 'replaced'
        when valid_from > ${now()} then 'scheduled'
        else 'past' end as state
    from numbered where place <= ${shown} or version = in_force order by name, version desc`.execute(db);
  return rows;
}
