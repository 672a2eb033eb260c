import { routes } from '../../platform/endpoint.ts';
import { fromWire } from '../../platform/ids.ts';
import { changeShop } from './change-shop.ts';
import { shopsContract } from './shops.contract.ts';
import { maskPhone } from './person.ts';
import { resubmitShop } from './decide-shop.ts';
import { openShop } from './open-shop.ts';
import { signUp } from './sign-up.ts';
import { addStaff, changeRole, removeStaff } from './staff.ts';
import { staffRows } from './staff.sql.ts';
import { shopById, staffMember, staffView } from './views.ts';

export const shopsRoutes = routes(shopsContract, {
  'POST /shops': async ({ tx, caller, body }) =>
    shopById(tx, await openShop(tx, { ownerId: caller.personId, ...body })),
  'GET /shops/:shopId/profile': async ({ db, shopId }) => shopById(db, shopId),
  'PATCH /shops/:shopId/profile': async ({ tx, shopId, caller, body }) => {
    await changeShop(tx, shopId, body, caller.personId);
    return shopById(tx, shopId);
  },
  'POST /shops/:shopId/submission': async ({ tx, shopId, caller }) => {
    await resubmitShop(tx, { shopId, actorId: caller.personId });
    return shopById(tx, shopId);
  },
  'GET /shops/:shopId/staff': async ({ db, shopId }) => ({
    items: (await staffRows(db, [shopId])).map(staffView),
  }),
  'POST /shops/:shopId/staff': async ({ tx, shopId, caller, body }) => {
    const personId = await signUp(tx, { phone: body.phone });
    const name = body.name ?? maskPhone(body.phone);
    await addStaff(tx, { shopId, personId, name, role: body.role, actorId: caller.personId });
    return staffMember(tx, shopId, personId);
  },
  'PATCH /shops/:shopId/staff/:personId': async ({ tx, shopId, caller, params, body }) => {
    const personId = fromWire('person', params.personId);
    await changeRole(tx, { shopId, personId, role: body.role, actorId: caller.personId });
    return staffMember(tx, shopId, personId);
  },
  'DELETE /shops/:shopId/staff/:personId': async ({ tx, shopId, caller, params }) => {
    await removeStaff(tx, {
      shopId,
      personId: fromWire('person', params.personId),
      actorId: caller.personId,
    });
    return null;
  },
});
