import type { Db } from '../../platform/db.ts';
import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { fenOut } from '../../platform/money.ts';
import { page } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { openGateways, payerOf, showWhere } from '../payments/index.ts';
import { ofShop } from './accounts.sql.ts';
import { billById, billsOfOrder } from './bills.sql.ts';
import { depositsOf } from './deposits.sql.ts';
import { moneyOf } from './money.ts';
import { nameBank } from './name-account.ts';
import {
  afterId,
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
import { openDeposit } from './open-deposit.ts';
import { depositOf } from './pay-deposit.ts';
import { cancelPayout, requestPayout } from './request-payout.ts';
import { shopFinanceContract } from './shop.contract.ts';
import { showAccount, showBills, showExport } from './view.ts';
import { shopSteps, showWaterfall } from './waterfall.ts';

export function shopFinanceRoutes({ config, storage }: House): Route[] {
  const gateways = openGateways(config);
  return routes(shopFinanceContract, {
    'GET /shops/:shopId/finance': async ({ db, shopId }) => {
      const { balanceFen, requiredFen, shortFen, heldFen } = await depositOf(db, shopId);
      return {
        money: await moneyOf(db, ofShop(shopId)),
        deposit: {
          balanceFen: fenOut(balanceFen),
          requiredFen: fenOut(requiredFen),
          shortFen: fenOut(shortFen),
          heldFen: fenOut(heldFen),
        },
      };
    },
    'GET /shops/:shopId/settlement-bills': ({ db, shopId, query }) =>
      billPage(db, query, { shopId }, (bills) => showBills(db, bills)),
    'GET /shops/:shopId/settlement-bills/:billId': async ({ db, shopId, params }) => {
      const bill = await billById(db, fromWire('settlementBill', params.billId));
      if (bill?.shopId !== shopId) throw new Problem(idNotFound);
      return (await showBills(db, [bill]))[0]!;
    },
    'GET /shops/:shopId/orders/:orderId/waterfall': async ({ db, shopId, params }) =>
      showWaterfall(await billsOfShop(db, shopId, fromWire('order', params.orderId)), shopSteps),
    'GET /shops/:shopId/movements': ({ db, shopId, query }) => movementPage(db, ofShop(shopId), query),
    'GET /shops/:shopId/statements': ({ db, shopId, query }) => statements(db, ofShop(shopId), query),
    'PUT /shops/:shopId/payout-account': async ({ tx, shopId, caller, body }) =>
      showAccount(await nameBank(tx, config.secret, ofShop(shopId), body, caller.personId)),
    'GET /shops/:shopId/payouts': ({ db, shopId, query }) => payoutPage(db, ofShop(shopId), query),
    'POST /shops/:shopId/payouts': async ({ tx, shopId, caller, body }) => {
      const payoutId = await requestPayout(tx, {
        owner: ofShop(shopId),
        pot: body.pot ?? 'payable',
        amountFen: BigInt(body.amountFen),
        actorId: caller.personId,
      });
      return shownPayout(tx, payoutId);
    },
    'POST /shops/:shopId/payouts/:payoutId/cancellation': async ({ tx, shopId, caller, params }) => {
      const payoutId = fromWire('payout', params.payoutId);
      await cancelPayout(tx, { owner: ofShop(shopId), payoutId, actorId: caller.personId });
      return shownPayout(tx, payoutId);
    },
    'GET /shops/:shopId/deposits': async ({ db, shopId, query: { cursor, limit = 20 } }) =>
      page(
        await depositsOf(db, shopId, { after: afterId(cursor), limit: limit + 1 }),
        limit,
        ({ depositId, kind, amountFen, state, reason, createdAt }) => ({
          depositId: toWire('deposit', depositId),
          kind,
          amountFen: fenOut(amountFen),
          state,
          reason,
          at: createdAt.toISOString(),
        }),
        ({ depositId }) => [depositId],
      ),
    'POST /shops/:shopId/deposits': async ({
      database,
      shopId,
      caller,
      body,
      locale,
      request,
      idempotencyKey,
    }) => {
      const { depositId, payment } = await openDeposit(database, gateways, {
        shopId,
        amountFen: BigInt(body.amountFen),
        from: body.from,
        actorId: caller.personId,
        key: idempotencyKey,
        locale,
        returnPath: body.returnPath,
        buyer: payerOf(request, body.openId),
      });
      return { depositId: toWire('deposit', depositId), payment: payment && showWhere(payment) };
    },
    'GET /shops/:shopId/finance-exports': ({ db, shopId, query }) => exportPage(db, ofShop(shopId), query),
    'POST /shops/:shopId/finance-exports': ({ tx, shopId, caller, body }) =>
      orderExport(tx, ofShop(shopId), body, caller.personId),
    'GET /shops/:shopId/finance-exports/:exportId': async ({ db, shopId, params }) =>
      showExport(await oneExport(db, ofShop(shopId), params.exportId)),
    'GET /shops/:shopId/finance-exports/:exportId/file': async ({ db, shopId, params, reply }) =>
      sendExport(reply, storage, await oneExport(db, ofShop(shopId), params.exportId)),
  });
}

async function billsOfShop(db: Db, shopId: Id<'shop'>, orderId: Id<'order'>) {
  const bills = await billsOfOrder(db, orderId);
  if (bills[0]?.shopId !== shopId) throw new Problem(idNotFound);
  return bills;
}
