import { routes } from '../../platform/endpoint.ts';
import { fromWire } from '../../platform/ids.ts';
import { page, timeAndId } from '../../platform/paging.ts';
import { operatingContract } from './operating.contract.ts';
import { approveShop, rejectShop, suspendShop } from './decide-shop.ts';
import { findPeople, foundPerson } from './people.sql.ts';
import { reinstatePerson, suspendPerson } from './suspend-person.ts';
import { operatorShop, operatorShops, personDetail, personView, shopById } from './views.ts';
import { phoneHash } from './vault.ts';

const perPage = 20;
const isPhone = /^1[3-9]\d{9}$/;

export const operatingRoutes = routes(operatingContract, {
  'GET /operations/shops': async ({ db, query: { state, q, cursor, limit = perPage } }) => {
    const { shops, view } = await operatorShops(db, {
      limit,
      after: timeAndId(cursor),
      ...(state ? { state } : {}),
      ...(q ? { words: q } : {}),
    });
    return page(shops, limit, view, ({ createdAt, shopId }) => [createdAt.toISOString(), shopId]);
  },
  'GET /operations/shops/:shopId': ({ db, params }) => operatorShop(db, fromWire('shop', params.shopId)),
  'POST /operations/shops/:shopId/approval': async ({ tx, caller, params }) => {
    const shopId = fromWire('shop', params.shopId);
    await approveShop(tx, { shopId, actorId: caller.personId });
    return shopById(tx, shopId);
  },
  'POST /operations/shops/:shopId/rejection': async ({ tx, caller, params, body }) => {
    const shopId = fromWire('shop', params.shopId);
    await rejectShop(tx, { shopId, actorId: caller.personId, reason: body.reason });
    return shopById(tx, shopId);
  },
  'POST /operations/shops/:shopId/suspension': async ({ tx, caller, params, body }) => {
    const shopId = fromWire('shop', params.shopId);
    await suspendShop(tx, { shopId, actorId: caller.personId, reason: body.reason });
    return shopById(tx, shopId);
  },
  'GET /operations/people': async ({ db, query: { q, state, cursor, limit = perPage } }) => {
    const people = await findPeople(db, {
      limit,
      after: timeAndId(cursor),
      ...(state ? { state } : {}),
      // A phone is found only whole: a part of one would let its owner be guessed digit by digit.
      ...(q === undefined ? {} : isPhone.test(q) ? { hash: phoneHash(q) } : { words: q }),
    });
    return page(people, limit, personView, ({ createdAt, personId }) => [createdAt.toISOString(), personId]);
  },
  'GET /operations/people/:personId': async ({ db, params, locale }) =>
    personDetail(db, fromWire('person', params.personId), locale),
  'POST /operations/people/:personId/suspension': async ({ tx, caller, params, body }) => {
    const personId = fromWire('person', params.personId);
    await suspendPerson(tx, { personId, actorId: caller.personId, reason: body.reason });
    return personView((await foundPerson(tx, personId))!);
  },
  'DELETE /operations/people/:personId/suspension': async ({ tx, caller, params }) => {
    const personId = fromWire('person', params.personId);
    await reinstatePerson(tx, { personId, actorId: caller.personId });
    return personView((await foundPerson(tx, personId))!);
  },
});
