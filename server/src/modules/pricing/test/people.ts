import type { OperatorPermission } from '../../../platform/permissions.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import type { Person } from '../../../../test/market.ts';
import { becomeCreator, grantOperator, openSession } from '../../identity/index.ts';

/** Makes somebody an operator; answers them with a session that has passed the second factor. */
export async function asOperator(
  database: TestDatabase,
  { personId }: Person,
  permissions: OperatorPermission[],
): Promise<Person> {
  return database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions });
    return { personId, token: (await openSession(tx, personId, { factorPassed: true })).token };
  });
}

export async function asCreator(database: TestDatabase, { personId }: Person): Promise<void> {
  await database.transact((tx) =>
    becomeCreator(tx, { personId, name: { zh: '洛川老李' }, bio: { zh: '种了三十年苹果' }, avatarKey: null }),
  );
}
