import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { shopState } from './problems.ts';
import { decisions, stateWords, type Decision, type ShopState } from './shop.ts';
import { lockShop, setShopState } from './shops.sql.ts';

type Decide = { shopId: Id<'shop'>; actorId: Id<'person'> | null };

/** Approves a waiting shop or lifts a suspension. Throws shopState. */
export const approveShop = (tx: Tx, { shopId, actorId }: Decide) =>
  decideShop(tx, 'approval', { shopId, actorId, reason: null });
export const rejectShop = (tx: Tx, input: Decide & { reason: string }) => decideShop(tx, 'rejection', input);
export const suspendShop = (tx: Tx, input: Decide & { reason: string }) =>
  decideShop(tx, 'suspension', input);
/** Asks for approval again, by the shop's own staff. */
export const resubmitShop = (tx: Tx, { shopId, actorId }: Decide) =>
  decideShop(tx, 'submission', { shopId, actorId, reason: null });

async function decideShop(
  tx: Tx,
  decision: Decision,
  { shopId, actorId, reason }: Decide & { reason: string | null },
): Promise<void> {
  const shop = await lockShop(tx, shopId);
  if (!shop) throw new Problem(idNotFound);
  const { from, to } = decisions[decision];
  if (!(from as readonly ShopState[]).includes(shop.state))
    throw new Problem(shopState, { state: shop.state, stateWords: stateWords[shop.state] });
  await setShopState(tx, shopId, to, reason);
  await publish(tx, said[decision], { shopId, ...(reason === null ? {} : { reason }) });
  await audit(tx, {
    actorId,
    action: said[decision],
    subject: toWire('shop', shopId),
    shopId,
    details: reason === null ? {} : { reason },
  });
}

const said: Record<Decision, string> = {
  submission: 'identity.shop_submitted',
  approval: 'identity.shop_approved',
  rejection: 'identity.shop_rejected',
  suspension: 'identity.shop_suspended',
};
