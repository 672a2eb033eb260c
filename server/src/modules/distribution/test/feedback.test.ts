import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { openDistribution } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openDistribution]);

// Line that must break this: the prefix in viewerOf.
it("a visitor who calls itself by a person's id hides nothing from that person", async () => {
  const personId = newId('person');
  const videoId = toWire('video', newId('video'));
  const { status } = await call('POST /feed/feedback', {
    body: { videoId, kind: 'not_interested', visitor: personId },
  });
  expect(status).toBe(200);
  const { rows } = await sql`select viewer from distribution.dislikes`.execute(database.db);
  expect(rows).toEqual([{ viewer: `visitor:${personId}` }]);
});
