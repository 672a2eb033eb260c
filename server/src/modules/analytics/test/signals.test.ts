import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { newId } from '../../../platform/ids.ts';
import { insertImpressions } from '../../distribution/index.ts';
import { queueSignals } from '../analytics.sql.ts';
import { countSignals } from '../count-signals.ts';
import { videoDays, videoSources } from '../reports.sql.ts';
import { dayOf, daysUpTo, gpmFen, markOf, plausible, type Signal } from '../signal.ts';

describe('a business day', () => {
  it('ends at midnight in Shanghai', () => {
    expect(dayOf(new Date('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  });
  it('is counted back over months and years', () => {
    expect(daysUpTo('2026-03-01', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysUpTo('2027-01-01', 2)).toEqual(['2026-12-31', '2027-01-01']);
  });
});

it('GPM is GMV per thousand plays', () => {
  expect(gpmFen(371_00n, 1_000)).toBe(371_00n);
  expect(gpmFen(1n, 0)).toBeNull();
});

it('a clock a day off is not believed', () => {
  const time = new Date('2026-11-22T00:00:00Z');
  expect(plausible(new Date('2026-11-22T23:00:00Z'), time)).toBe(true);
  expect(plausible(new Date('2026-11-24T00:00:00Z'), time)).toBe(false);
});

describe('signals', async () => {
  const database = await testDatabase();
  const [videoId, creatorId, impressionId] = [newId('video'), newId('creator'), newId('impression')];
  const day = dayOf(new Date());
  await insertImpressions(database.db, [
    {
      impressionId,
      videoId,
      creatorId,
      personId: null,
      source: 'fresh',
      slot: 0,
      score: 1,
      terms: { freshness: 1 },
      policyVersion: 1,
      servedAt: new Date(),
    },
  ]);
  const signal = (kind: Signal['kind']): Signal => ({
    kind,
    impressionId,
    videoId: null,
    productId: null,
    at: new Date(),
  });
  const send = (signals: Signal[], visitor = 'visitor-1') =>
    database.transact((tx) =>
      queueSignals(
        tx,
        day,
        signals.map((s) => ({ ...s, mark: markOf(visitor, s) })),
      ),
    );

  it('count once, however often and from however many tabs they are sent', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => send([signal('exposure'), signal('play'), signal('play')])),
    );
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(2);
    await Promise.all([database.transact(countSignals), database.transact(countSignals)]);
    const [today] = await videoDays(database.db, { video_id: videoId }, { from: day, to: day });
    expect(today).toMatchObject({ exposures: 1, plays: 1, completes: 0 });
    expect(await videoSources(database.db, videoId, { from: day, to: day })).toEqual([
      { source: 'fresh', exposures: 1 },
    ]);
  });

  it('of something that was never shown count nowhere', async () => {
    expect(await send([{ ...signal('exposure'), impressionId: newId('impression') }])).toBe(1);
    await database.transact(countSignals);
    const { rows } = await sql<{
      n: number;
    }>`select sum(exposures)::int as n from analytics.video_days`.execute(database.db);
    expect(rows[0]!.n).toBe(1);
  });
});
