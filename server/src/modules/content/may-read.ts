import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/db.ts';
import { callerOf } from '../identity/index.ts';

const films = /^(videos|posters)\//;

/**
 * A film that was taken down is gone from its address too, whoever kept it; operators who judge it still see it. A file is
 * named by its bytes, so it stays readable while another video that was not taken down shows the same.
 */
export function mayReadFilm(database: Database) {
  const resolveCaller = callerOf(database);
  return async (key: string, request: FastifyRequest): Promise<boolean> => {
    if (!films.test(key) || !(await isTakenDown(database, key))) return true;
    const caller = await resolveCaller(request);
    return caller?.secondFactor === true && caller.operatorPermissions.has('review.content');
  };
}

async function isTakenDown({ db }: Database, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from content.videos where state = 'taken_down' and ${key} in (video_key, poster_key)
      and not exists (select from content.videos where video_key = ${key} and state in ('public', 'private'))
      and not exists (select from content.videos where poster_key = ${key} and state in ('public', 'private'))
    limit 1`.execute(db);
  return rows.length > 0;
}
