import type { Language } from '@jishi/ui/language.ts';
import type { Hat } from './hats.ts';
import type { Me } from './use-session.ts';

/** Every role of a person, the shops first: that is where most of the day goes. */
export function hatsOf(me: Me, language: Language, platform: string): Hat[] {
  const shops = me.shops.map((shop): Hat => ({
    area: 'merchant',
    base: `/merchant/${shop.shopId}`,
    name: shop.name,
    permissions: shop.permissions,
    shopId: shop.shopId,
    state: shop.state,
  }));
  const creator: Hat[] =
    me.creator === null
      ? []
      : [{ area: 'creator', base: '/creator', name: me.creator.name[language], permissions: [] }];
  const operator: Hat[] =
    me.operatorPermissions.length === 0
      ? []
      : [{ area: 'operator', base: '/operator', name: platform, permissions: me.operatorPermissions }];
  return [...shops, ...creator, ...operator];
}
