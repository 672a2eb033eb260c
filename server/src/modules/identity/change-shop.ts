import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { bilingual, type BilingualIn } from './person.ts';
import { shopNameTaken } from './problems.ts';
import { nameKey, type ShopKind } from './shop.ts';
import { claimName, lockShop, releaseOtherNames, updateProfile } from './shops.sql.ts';

type ShopChange = {
  name?: BilingualIn;
  intro?: BilingualIn;
  kind?: ShopKind;
  regionCode?: string;
  logoKey?: string | null;
};

/** Changes what the public sees of a shop. What is not named stays. Throws shopNameTaken. */
export async function changeShop(
  tx: Tx,
  shopId: Id<'shop'>,
  change: ShopChange,
  actorId: Id<'person'>,
): Promise<void> {
  const shop = await lockShop(tx, shopId);
  if (!shop) throw new Problem(idNotFound);
  if (change.name) {
    const key = nameKey(change.name.zh);
    if (!(await claimName(tx, key, shopId))) throw new Problem(shopNameTaken);
    await releaseOtherNames(tx, shopId, key);
  }
  await updateProfile(tx, {
    shopId,
    name: change.name ? bilingual(change.name) : shop.name,
    intro: change.intro ? bilingual(change.intro) : shop.intro,
    kind: change.kind ?? shop.kind,
    regionCode: change.regionCode ?? shop.regionCode,
    logoKey: change.logoKey === undefined ? shop.logoKey : change.logoKey,
  });
  await publish(tx, 'identity.shop_changed', { shopId });
  const details = { fields: Object.keys(change) };
  await audit(tx, {
    actorId,
    action: 'identity.shop_changed',
    subject: toWire('shop', shopId),
    shopId,
    details,
  });
}
