import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller } from './caller.ts';
import { lockPerson } from './people.sql.ts';
import { bilingual, type BilingualIn } from './person.ts';
import { shopNameTaken, shopPending } from './problems.ts';
import { nameKey, type ShopKind } from './shop.ts';
import { claimName, hasPendingShop, insertShop } from './shops.sql.ts';
import { insertStaff } from './staff.sql.ts';

type OpenShop = {
  ownerId: Id<'person'>;
  name: BilingualIn;
  intro: BilingualIn;
  kind: ShopKind;
  regionCode: string;
  logoKey?: string | null;
};

/** Opens a shop with its first owner; it waits for approval. Throws shopPending, shopNameTaken. */
export async function openShop(
  tx: Tx,
  { ownerId, name, intro, kind, regionCode, logoKey }: OpenShop,
): Promise<Id<'shop'>> {
  await lockPerson(tx, ownerId);
  if (await hasPendingShop(tx, ownerId)) throw new Problem(shopPending);
  const shopId = newId('shop');
  if (!(await claimName(tx, nameKey(name.zh), shopId))) throw new Problem(shopNameTaken);
  await insertShop(tx, {
    shopId,
    name: bilingual(name),
    intro: bilingual(intro),
    kind,
    regionCode,
    logoKey: logoKey ?? null,
  });
  await insertStaff(tx, shopId, ownerId, 'owner');
  forgetCaller(ownerId);
  await publish(tx, 'identity.shop_opened', { shopId, ownerId });
  return shopId;
}
