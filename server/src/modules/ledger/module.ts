import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Sweep } from '../../platform/jobs.ts';
import type { OpenModule } from '../../platform/module.ts';

const sealEntries: Sweep = {
  name: 'ledger.seal',
  everyMs: 5_000,
  run: async (database) => {
    await database.transact((tx) => sql`select ledger.seal(${now()})`.execute(tx));
    return 0;
  },
};

export const openLedger: OpenModule = () => ({ name: 'ledger', sweeps: [sealEntries] });
