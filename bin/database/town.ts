import { join } from 'node:path';
import { readConfig } from '../../server/src/platform/config.ts';
import { openDatabase } from '../../server/src/platform/db.ts';
import { openLog } from '../../server/src/platform/log.ts';
import { openStorage } from '../../server/src/platform/storage.ts';
import { town } from '../../server/src/town/index.ts';

export type DemoAccount = {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  /** For an authenticator app. */
  readonly secondFactor?: string;
};

/** Who a newcomer signs in as first; everybody in server/src/town/cast.ts has a phone of this kind. */
const firstAccounts = [
  { key: 'xiaoman', role: 'buyer' },
  { key: 'laoli', role: 'merchant' },
  { key: 'mianmian', role: 'creator' },
  { key: 'chenyunying', role: 'operator' },
];

export async function accountsOfTown(): Promise<DemoAccount[]> {
  const { demoSecondFactor } = await import('../../server/src/town/load/people.ts');
  return firstAccounts.flatMap(({ key, role }) =>
    town.people
      .filter((person) => person.key === key)
      .map(({ name, phone }) => ({
        role,
        phone,
        name: `${name.zh} ${name.en}`,
        ...(role === 'operator' ? { secondFactor: demoSecondFactor } : {}),
      })),
  );
}

/** Fills an empty, migrated database and the media folder through the verbs of the server. */
export async function buildTown(url: string): Promise<void> {
  const { loadTown } = await import('../../server/src/town/load/index.ts');
  const config = readConfig({ ...process.env, DATABASE_URL: withoutWaiting(url) });
  const database = openDatabase(config.databaseUrl, { name: 'jishi town' });
  try {
    await loadTown({
      config,
      database,
      storage: openStorage(join(config.dataFolder, 'media')),
      log: openLog('warn'),
    });
  } finally {
    await database.close();
  }
}

/**
 * Thousands of small commits need not each wait for the disk: the last step's commit carries them all there. And a plan
 * that is made while a table is empty must suit it when it is full.
 */
function withoutWaiting(url: string): string {
  const fast = new URL(url);
  fast.searchParams.set('options', '-c synchronous_commit=off -c enable_seqscan=off');
  return fast.href;
}
