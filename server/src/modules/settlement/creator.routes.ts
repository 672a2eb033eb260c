import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, type Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { Problem } from '../../platform/problem.ts';
import { ofCreator } from './accounts.sql.ts';
import { billById, billsOfOrder, type Bill } from './bills.sql.ts';
import { creatorFinanceContract } from './creator.contract.ts';
import { moneyOf } from './money.ts';
import { nameBank } from './name-account.ts';
import {
  billPage,
  exportPage,
  movementPage,
  oneExport,
  orderExport,
  payoutPage,
  sendExport,
  shownPayout,
  statements,
} from './owner-routes.ts';
import { cancelPayout, requestPayout } from './request-payout.ts';
import { showAccount, showCommission, showExport } from './view.ts';
import { creatorSteps, showWaterfall } from './waterfall.ts';

const earnsOn = (bill: Bill, creatorId: Id<'creator'>) =>
  bill.creatorId === creatorId || bill.leaderId === creatorId;

export function creatorFinanceRoutes({ config, storage }: House): Route[] {
  return routes(creatorFinanceContract, {
    'GET /me/earnings': ({ db, creatorId }) => moneyOf(db, ofCreator(creatorId)),
    'GET /me/earnings/bills': ({ db, creatorId, query }) =>
      billPage(db, query, { creatorId }, (bills) => bills.map((bill) => showCommission(bill, creatorId))),
    'GET /me/earnings/bills/:billId': async ({ db, creatorId, params }) => {
      const bill = await billById(db, fromWire('settlementBill', params.billId));
      if (!bill || !earnsOn(bill, creatorId)) throw new Problem(idNotFound);
      return showCommission(bill, creatorId);
    },
    'GET /me/earnings/orders/:orderId/waterfall': async ({ db, creatorId, params }) => {
      const bills = await billsOfOrder(db, fromWire('order', params.orderId));
      const mine = bills.filter((bill) => earnsOn(bill, creatorId));
      if (mine.length === 0) throw new Problem(idNotFound);
      return showWaterfall(mine, (some) => creatorSteps(some, creatorId));
    },
    'GET /me/earnings/movements': ({ db, creatorId, query }) => movementPage(db, ofCreator(creatorId), query),
    'GET /me/earnings/statements': ({ db, creatorId, query }) => statements(db, ofCreator(creatorId), query),
    'PUT /me/earnings/payout-account': async ({ tx, creatorId, caller, body }) =>
      showAccount(await nameBank(tx, config.secret, ofCreator(creatorId), body, caller.personId)),
    'GET /me/earnings/payouts': ({ db, creatorId, query }) => payoutPage(db, ofCreator(creatorId), query),
    'POST /me/earnings/payouts': async ({ tx, creatorId, caller, body }) => {
      const amountFen = BigInt(body.amountFen);
      const owner = ofCreator(creatorId);
      return shownPayout(tx, await requestPayout(tx, { owner, amountFen, actorId: caller.personId }));
    },
    'POST /me/earnings/payouts/:payoutId/cancellation': async ({ tx, creatorId, caller, params }) => {
      const payoutId = fromWire('payout', params.payoutId);
      await cancelPayout(tx, { owner: ofCreator(creatorId), payoutId, actorId: caller.personId });
      return shownPayout(tx, payoutId);
    },
    'GET /me/earnings/exports': ({ db, creatorId, query }) => exportPage(db, ofCreator(creatorId), query),
    'POST /me/earnings/exports': ({ tx, creatorId, caller, body }) =>
      orderExport(tx, ofCreator(creatorId), body, caller.personId),
    'GET /me/earnings/exports/:exportId': async ({ db, creatorId, params }) =>
      showExport(await oneExport(db, ofCreator(creatorId), params.exportId)),
    'GET /me/earnings/exports/:exportId/file': async ({ db, creatorId, params, reply }) =>
      sendExport(reply, storage, await oneExport(db, ofCreator(creatorId), params.exportId)),
  });
}
