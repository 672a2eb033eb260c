import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { addAddress, addressesOf, addressOf, changeAddress, deleteAddress } from './addresses.ts';
import { forgetCaller } from './caller.ts';
import { mineContract } from './mine.contract.ts';
import { becomeCreator, changeCreator } from './creators.ts';
import { creatorOf } from './creators.sql.ts';
import { erasePerson } from './erase-person.ts';
import { updatePerson } from './people.sql.ts';
import { phoneOf } from './phone-of.ts';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './second-factor.ts';
import { deleteSession, sessionsOf } from './sessions.sql.ts';
import { addressView, creatorView, meOf, sessionView } from './views.ts';

export const mineRoutes = routes(mineContract, {
  'GET /me': async ({ db, caller, locale }) => meOf(db, caller, locale),
  'PATCH /me': async ({ tx, caller, body, locale }) => {
    await updatePerson(tx, caller.personId, body);
    return meOf(tx, caller, locale);
  },
  'GET /me/sessions': async ({ db, caller }) => ({
    items: (await sessionsOf(db, caller.personId)).map((session) => sessionView(session, caller.sessionId)),
  }),
  'DELETE /me/sessions/:sessionId': async ({ tx, caller, params }) => {
    if (!(await deleteSession(tx, caller.personId, fromWire('session', params.sessionId))))
      throw new Problem(idNotFound);
    forgetCaller(caller.personId);
    return null;
  },
  'POST /me/second-factor': async ({ tx, caller }) => beginSecondFactor(tx, caller.personId),
  'POST /me/second-factor/confirmation': async ({ database, caller, body }) => {
    const confirmed = await database.transact((tx) => confirmSecondFactor(tx, caller, body.code));
    if (confirmed instanceof Problem) throw confirmed;
    return confirmed;
  },
  'DELETE /me/second-factor': async ({ database, caller, body }) => {
    const refused = await database.transact((tx) => removeSecondFactor(tx, caller.personId, body.code));
    if (refused) throw refused;
    return null;
  },
  'GET /me/addresses': async ({ db, caller }) => ({
    items: (await addressesOf(db, caller.personId)).map(addressView),
  }),
  'POST /me/addresses': async ({ tx, caller: { personId: buyerId }, body }) => {
    const addressId = await addAddress(tx, { buyerId, ...body });
    return addressView(await addressOf(tx, buyerId, addressId));
  },
  'PUT /me/addresses/:addressId': async ({ tx, caller: { personId: buyerId }, params, body }) => {
    const addressId = fromWire('address', params.addressId);
    await changeAddress(tx, { buyerId, addressId, ...body });
    return addressView(await addressOf(tx, buyerId, addressId));
  },
  'DELETE /me/addresses/:addressId': async ({ tx, caller, params }) => {
    await deleteAddress(tx, caller.personId, fromWire('address', params.addressId));
    return null;
  },
  'GET /me/export': async ({ db, caller, locale }) => ({
    me: await meOf(db, caller, locale),
    phone: await phoneOf(db, caller.personId),
    addresses: (await addressesOf(db, caller.personId)).map(addressView),
    sessions: (await sessionsOf(db, caller.personId)).map((session) =>
      sessionView(session, caller.sessionId),
    ),
  }),
  'POST /me/erasure': async ({ database, caller, body }) => {
    const refused = await database.transact((tx) =>
      erasePerson(tx, { personId: caller.personId, code: body.code }),
    );
    if (refused) throw refused;
    return null;
  },
  'POST /creators': async ({ tx, caller, body }) => {
    await becomeCreator(tx, { personId: caller.personId, ...body });
    return creatorView((await creatorOf(tx, caller.personId))!);
  },
  'PATCH /me/creator': async ({ tx, caller, creatorId, body }) => {
    await changeCreator(tx, creatorId, body);
    return creatorView((await creatorOf(tx, caller.personId))!);
  },
});
