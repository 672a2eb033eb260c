import type { AreaKey, NavGroup } from '../app/shell/areas.ts';
import { areas } from '../app/shell/areas.ts';

/** One of the roles a person can work in: a shop they staff, their channel, the platform. */
export type Hat = {
  area: AreaKey;
  /** Address prefix of everything this hat may open. */
  base: string;
  name: string;
  permissions: readonly string[];
  shopId?: string;
  state?: string;
};

export function allows(hat: Hat, permission: string | undefined): boolean {
  return permission === undefined || hat.permissions.includes(permission);
}

/** The navigation of a hat without what its role may not open. */
export function navigationOf(hat: Hat, development = true): NavGroup[] {
  return areas[hat.area]
    .map((group) => ({
      ...group,
      items: group.items.filter(
        (item) => allows(hat, item.permission) && (development || item.development !== true),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

/** `/merchant/shp_1/orders` belongs to the hat whose base begins it. */
export function hatAt(hats: readonly Hat[], pathname: string): Hat | undefined {
  return hats.find((hat) => pathname === hat.base || pathname.startsWith(`${hat.base}/`));
}
