import type { Access } from './contract.ts';
import { fromWire, idNotFound, type Id } from './ids.ts';
import { permissionWords, shopRoles, type OperatorPermission, type ShopRole } from './permissions.ts';
import { Problem, problem } from './problem.ts';

/** Who is calling, as identity resolved it from the session. */
export type Caller = {
  readonly personId: Id<'person'>;
  readonly sessionId: Id<'session'>;
  readonly creatorId: Id<'creator'> | null;
  readonly shops: ReadonlyMap<Id<'shop'>, ShopRole>;
  readonly operatorPermissions: ReadonlySet<OperatorPermission>;
  /** This session has passed the second factor. */
  readonly secondFactor: boolean;
};

export const signInNeeded = problem('platform.sign_in_needed', 401, {
  en: 'Sign in to continue. Nothing you entered is lost.',
  zh: '请先登录再继续，你填写的内容不会丢失。',
});
export const creatorNeeded = problem('platform.creator_needed', 403, {
  en: 'This is for creators. Open a creator profile first.',
  zh: '这是创作者的功能，请先开通创作者身份。',
});
export const permissionNeeded = problem('platform.permission_needed', 403, {
  en: 'Your role does not include {what}. Ask an owner of the shop or an administrator.',
  zh: '你的角色没有“{what}”权限，请联系店主或管理员。',
});
export const secondFactorNeeded = problem('platform.second_factor_needed', 403, {
  en: 'Confirm it is you with your second factor, then try again.',
  zh: '请先完成第二步验证，再试一次。',
});

const lacking = (permission: keyof typeof permissionWords) =>
  new Problem(permissionNeeded, { permission, what: permissionWords[permission] });

type Allowed = { shopId?: Id<'shop'>; creatorId?: Id<'creator'> };

/**
 * Refuses a caller who may not use a route. What belongs to others is not found rather than forbidden,
 * so that nobody learns what exists.
 */
export function authorise(
  access: Access,
  caller: Caller | null,
  params: { shopId?: string },
  development: boolean,
): Allowed {
  if (access.who === 'anyone' || access.who === 'gateway') return {};
  if (access.who === 'development') {
    if (!development) throw new Problem(idNotFound);
    return {};
  }
  if (!caller) throw new Problem(signInNeeded);
  switch (access.who) {
    case 'member':
      return {};
    case 'creator':
      if (!caller.creatorId) throw new Problem(creatorNeeded);
      return { creatorId: caller.creatorId };
    case 'shop': {
      const shopId = fromWire('shop', params.shopId ?? '');
      const role = caller.shops.get(shopId);
      if (!role) throw new Problem(idNotFound);
      if (!shopRoles[role].includes(access.permission)) throw lacking(access.permission);
      return { shopId };
    }
    case 'operator':
      if (caller.operatorPermissions.size === 0) throw new Problem(idNotFound);
      if (!caller.operatorPermissions.has(access.permission)) throw lacking(access.permission);
      if (!caller.secondFactor) throw new Problem(secondFactorNeeded);
      return {};
  }
}
