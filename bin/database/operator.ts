import { grantOperator, signUp, unlockVault } from '../../server/src/modules/identity/index.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { openDatabase } from '../../server/src/platform/db.ts';
import { operatorPermissions } from '../../server/src/platform/permissions.ts';

/** The way the first operator of an installation comes to be; later ones too. */
export async function makeOperator(url: string, phone: string): Promise<void> {
  const config = readConfig({ ...process.env, DATABASE_URL: url });
  unlockVault(config.secret);
  const database = openDatabase(url, { name: 'jishi operator', size: 1 });
  try {
    await database.transact(async (tx) => {
      await grantOperator(tx, { personId: await signUp(tx, { phone }), permissions: operatorPermissions });
    });
  } finally {
    await database.close();
  }
}
