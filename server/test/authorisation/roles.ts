import { authorise, type Caller } from '../../src/platform/authorise.ts';
import type { RouteContract } from '../../src/platform/contract.ts';
import { newId, toWire, type Id } from '../../src/platform/ids.ts';
import {
  operatorPermissions,
  shopRoles,
  type OperatorPermission,
  type ShopRole,
} from '../../src/platform/permissions.ts';
import { Problem } from '../../src/platform/problem.ts';

/** Everybody the matrix asks about. For an operator's route, `right` is the permission it needs. */
export const roles = [
  'anonymous',
  'member',
  'creator',
  ...(Object.keys(shopRoles) as ShopRole[]),
  'owner of another shop',
  'operator',
  'operator without the right',
  'operator without second factor',
] as const;
export type Role = (typeof roles)[number];

/** The operator permissions a role comes with, for a route that needs `right`. */
export function operatorRights(role: Role, right: OperatorPermission | undefined): OperatorPermission[] {
  if (role === 'operator' || role === 'operator without second factor') return [...operatorPermissions];
  return role === 'operator without the right' ? operatorPermissions.filter((each) => each !== right) : [];
}

export function callerAs(
  role: Role,
  shopId: Id<'shop'>,
  right: OperatorPermission | undefined,
): Caller | null {
  if (role === 'anonymous') return null;
  const staffRole = role in shopRoles ? (role as ShopRole) : undefined;
  return {
    personId: newId('person'),
    sessionId: newId('session'),
    creatorId: role === 'creator' ? newId('creator') : null,
    shops: new Map(
      staffRole
        ? [[shopId, staffRole]]
        : role === 'owner of another shop'
          ? [[newId('shop'), 'owner' as const]]
          : [],
    ),
    operatorPermissions: new Set(operatorRights(role, right)),
    secondFactor: role !== 'operator without second factor',
  };
}

export function rightOf({ access }: RouteContract): OperatorPermission | undefined {
  return access.who === 'operator' ? access.permission : undefined;
}

/** What the platform answers a role: 'yes', or the status of its refusal. */
export function answerFor(contract: RouteContract, role: Role, development = true): 'yes' | number {
  const shopId = newId('shop');
  try {
    authorise(
      contract.access,
      callerAs(role, shopId, rightOf(contract)),
      { shopId: toWire('shop', shopId) },
      development,
    );
    return 'yes';
  } catch (error) {
    if (error instanceof Problem) return error.kind.status;
    throw error;
  }
}
