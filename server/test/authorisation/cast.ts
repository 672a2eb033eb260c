import type { Database, Tx } from '../../src/platform/db.ts';
import { toWire, type Id } from '../../src/platform/ids.ts';
import { shopRoles, type OperatorPermission, type ShopRole } from '../../src/platform/permissions.ts';
import {
  addStaff,
  approveShop,
  becomeCreator,
  grantOperator,
  openSession,
  openShop,
  signUp,
} from '../../src/modules/identity/index.ts';
import { operatorRights, type Role } from './roles.ts';

export type Cast = {
  /** The shop whose staff the shop roles are, as a wire id. */
  readonly shopId: string;
  /** A new session of somebody in this role; none for a visitor. */
  signIn(role: Role, right: OperatorPermission | undefined): Promise<string | undefined>;
};

/** One real person for each role, in a real database. */
export async function makeCast(database: Database): Promise<Cast> {
  let phone = 13_200_000_000;
  const person = (tx: Tx, nickname: string) => signUp(tx, { phone: String(phone++), nickname });
  const people = new Map<string, Promise<Id<'person'>>>();
  const shop = (tx: Tx, ownerId: Id<'person'>, name: string) =>
    openShop(tx, { ownerId, name: { zh: name }, intro: { zh: name }, kind: 'maker', regionCode: '610629' });

  const { shopId, owner } = await database.transact(async (tx) => {
    const ownerId = await person(tx, 'owner');
    const id = await shop(tx, ownerId, '本店');
    await approveShop(tx, { shopId: id, actorId: null });
    return { shopId: id, owner: ownerId };
  });
  people.set('owner ', Promise.resolve(owner));

  async function make(role: Role, right: OperatorPermission | undefined): Promise<Id<'person'>> {
    return database.transact(async (tx) => {
      const personId = await person(tx, role.slice(0, 20));
      if (role === 'creator')
        await becomeCreator(tx, { personId, name: { zh: '创作者' }, bio: { zh: '介绍' } });
      if (role in shopRoles) await addStaff(tx, { shopId, personId, role: role as ShopRole, actorId: owner });
      if (role === 'owner of another shop') await shop(tx, personId, '别家店');
      const permissions = operatorRights(role, right);
      if (permissions.length > 0) await grantOperator(tx, { personId, permissions });
      return personId;
    });
  }

  return {
    shopId: toWire('shop', shopId),
    async signIn(role, right) {
      if (role === 'anonymous') return undefined;
      const key = `${role} ${role === 'operator without the right' ? right : ''}`;
      if (!people.has(key)) people.set(key, make(role, right));
      const personId = await people.get(key)!;
      const { token } = await database.transact((tx) =>
        openSession(tx, personId, { factorPassed: role !== 'operator without second factor' }),
      );
      return token;
    },
  };
}
