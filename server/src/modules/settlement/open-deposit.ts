import type { Database } from '../../platform/db.ts';
import { once, requestHash } from '../../platform/idempotency.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import {
  offeredGateway,
  startPayment,
  type Gateways,
  type ProviderMethod,
  type StartedPayment,
  type StartPayment,
} from '../payments/index.ts';
import { depositFromBalance, startDeposit } from './pay-deposit.ts';

export type OpenDeposit = {
  readonly shopId: Id<'shop'>;
  readonly amountFen: bigint;
  readonly from: 'balance' | ProviderMethod;
  readonly actorId: Id<'person'>;
  /** Asked again under the same key it is the same deposit. */
  readonly key: string;
  readonly locale: Locale;
  /** Without it, the shop's finances. */
  readonly returnPath?: string | undefined;
  readonly buyer: StartPayment['buyer'];
};

/**
 * Pays towards a shop's deposit: from its balance at once, or at a provider, where an attempt still open is used again.
 * Throws notEnough, noProvider, methodNotOffered, bankAway, alreadyPaid, keyReused.
 */
export async function openDeposit(
  database: Database,
  gateways: Gateways,
  asked: OpenDeposit,
): Promise<{ depositId: Id<'deposit'>; payment: StartedPayment | null }> {
  const { shopId, from, amountFen, actorId, locale, buyer } = asked;
  if (from === 'balance') return { depositId: await recordOnce(database, asked), payment: null };
  const gateway = offeredGateway(gateways, from);
  const depositId = await recordOnce(database, asked);
  const payment = await startPayment(database, gateway, {
    buyerId: actorId,
    purpose: 'deposit',
    subjectId: depositId,
    amountFen,
    subject: locale === 'en' ? 'Shop deposit' : '店铺保证金',
    returnUrl: asked.returnPath ?? `/console/merchant/${toWire('shop', shopId)}/finance`,
    ...(buyer ? { buyer } : {}),
  });
  return { depositId, payment };
}

function recordOnce(database: Database, asked: OpenDeposit): Promise<Id<'deposit'>> {
  const { shopId, amountFen, from, actorId, key } = asked;
  const route = 'POST /shops/:shopId/deposits';
  const hash = requestHash(route, { shopId }, { from, amountFen: String(amountFen) });
  return database.transact(async (tx) => {
    const record = from === 'balance' ? depositFromBalance : startDeposit;
    const { body } = await once(tx, { ownerId: actorId, key, route, hash }, async () => ({
      status: 201,
      body: await record(tx, { shopId, amountFen, actorId }),
    }));
    return body as Id<'deposit'>;
  });
}
