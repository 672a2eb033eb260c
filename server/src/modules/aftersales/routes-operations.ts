import { audit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { caseOf } from './cases.sql.ts';
import type { operationsContract } from './staff.contract.ts';
import { decide } from './decide.ts';
import { pictureKeysIn } from './routes-buyer.ts';
import { listCases } from './routes-shop.ts';
import { shopCaseById } from './shop-cases.sql.ts';
import { showDetailOfShop } from './show.ts';
import { takeStep } from './take-step.ts';

async function keyIn(db: Db, wireId: string) {
  const key = await shopCaseById(db, fromWire('afterSale', wireId));
  if (!key) throw new Problem(idNotFound);
  return key;
}

export const operationsHandlers: Handlers<typeof operationsContract> = {
  'GET /operations/after-sales': ({ db, query, locale }) => {
    const narrowed =
      query.status ?? (query.which === 'all' || query.q || query.buyerId || query.shopId ? undefined : 20);
    const search = {
      status: narrowed,
      shopId: query.shopId === undefined ? undefined : fromWire('shop', query.shopId),
      buyerId: query.buyerId === undefined ? undefined : fromWire('person', query.buyerId),
      words: query.q,
    };
    return listCases(db, search, query, 'operator', locale);
  },
  'GET /operations/after-sales/:afterSaleId': async ({ db, params, locale }) =>
    showDetailOfShop(db, (await caseOf(db, await keyIn(db, params.afterSaleId)))!, 'operator', locale),
  'POST /operations/after-sales/:afterSaleId/decision': async ({ tx, caller, params, body, locale }) => {
    const { pictureIds, amountFen, ...decision } = body;
    const decided = await decide(tx, await keyIn(tx, params.afterSaleId), {
      ...decision,
      amountFen: amountFen === undefined ? undefined : BigInt(amountFen),
      pictureKeys: await pictureKeysIn(tx, pictureIds),
      operatorId: caller.personId,
      shops: caller.shops,
      locale,
    });
    return showDetailOfShop(tx, decided, 'operator', locale);
  },
  'POST /operations/after-sales/:afterSaleId/messages': async ({ tx, caller, params, body, locale }) => {
    const key = await keyIn(tx, params.afterSaleId);
    const after = await takeStep(tx, key, {
      step: 'message',
      actor: 'operator',
      actorId: caller.personId,
      words: body.words,
      pictureKeys: await pictureKeysIn(tx, body.pictureIds),
      locale,
    });
    await audit(tx, {
      actorId: caller.personId,
      action: 'aftersales.message',
      subject: params.afterSaleId,
      shopId: key.shopId,
    });
    return showDetailOfShop(tx, after, 'operator', locale);
  },
};
