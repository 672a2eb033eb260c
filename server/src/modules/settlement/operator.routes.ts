import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { fenOut } from '../../platform/money.ts';
import { page } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { creatorsByIds, shopsByIds } from '../identity/index.ts';
import { accountOf, ofShop } from './accounts.sql.ts';
import { billsOfOrder } from './bills.sql.ts';
import { accountingMonth, accountingMonths, closeMonth } from './close-month.ts';
import { controlAccounts, workWaiting } from './controls.sql.ts';
import { approvePayout, record, refuseOwn, rejectPayout } from './decide-payout.ts';
import type { ExportOwner } from './exports.sql.ts';
import { operatorFinanceContract } from './operator.contract.ts';
import { orderMoney } from './order-money.ts';
import { afterId, billPage, exportPage, oneExport, orderExport, sendExport } from './owner-routes.ts';
import { findPayouts, lockPayout, payoutById, type Payout } from './payouts.sql.ts';
import { stateIn } from './payout-words.ts';
import { payoutDecided } from './problems.ts';
import { finishPayout } from './send-payout.ts';
import { useDeposit } from './use-deposit.ts';
import { showBills, showPayout } from './view.ts';
import { shopSteps, showWaterfall } from './waterfall.ts';

const platform: ExportOwner = { ownerKind: 'platform', ownerId: null };

export function operatorFinanceRoutes({ storage }: House): Route[] {
  return routes(operatorFinanceContract, {
    'GET /operations/finance': async ({ db }) => {
      const waiting = await workWaiting(db);
      return {
        controls: (await controlAccounts(db)).map((control) => ({
          ...control,
          ledgerFen: fenOut(control.ledgerFen),
          ownersFen: fenOut(control.ownersFen),
          heldFen: fenOut(control.heldFen),
          unheardFen: fenOut(control.unheardFen),
          arrearsFen: fenOut(control.arrearsFen),
        })),
        ...waiting,
        payoutsWaitingFen: fenOut(waiting.payoutsWaitingFen),
      };
    },
    'GET /operations/settlement-bills': ({ db, query: { shopId, creatorId, orderId, ...query } }) =>
      billPage(
        db,
        query,
        {
          ...(shopId ? { shopId: fromWire('shop', shopId) } : {}),
          ...(creatorId ? { creatorId: fromWire('creator', creatorId) } : {}),
          ...(orderId ? { orderId: fromWire('order', orderId) } : {}),
        },
        (bills) => showBills(db, bills),
      ),
    'GET /operations/orders/:orderId/waterfall': async ({ db, params }) => {
      const orderId = fromWire('order', params.orderId);
      const bills = await billsOfOrder(db, orderId);
      if (bills.length === 0) throw new Problem(idNotFound);
      return { waterfall: showWaterfall(bills, shopSteps), ...(await orderMoney(db, bills)) };
    },
    'GET /operations/payouts': async ({ db, query: { cursor, limit = 20, state } }) => {
      const search = { state, after: afterId(cursor), limit: limit + 1, oldestFirst: true };
      const found = page(
        await findPayouts(db, search),
        limit,
        (payout) => payout,
        ({ payoutId }) => [payoutId],
      );
      return { items: await showAll(db, found.items), next: found.next };
    },
    'GET /operations/payouts/:payoutId': async ({ db, params }) =>
      one(db, fromWire('payout', params.payoutId)),
    'POST /operations/payouts/:payoutId/approval': async ({ tx, caller, params }) => {
      const payoutId = fromWire('payout', params.payoutId);
      await approvePayout(tx, payoutId, caller);
      return one(tx, payoutId);
    },
    'POST /operations/payouts/:payoutId/rejection': async ({ tx, caller, params, body }) => {
      const payoutId = fromWire('payout', params.payoutId);
      await rejectPayout(tx, payoutId, body.reason, caller);
      return one(tx, payoutId);
    },
    'POST /operations/payouts/:payoutId/outcome': async ({ tx, caller, params, body }) => {
      const payout = await lockPayout(tx, fromWire('payout', params.payoutId));
      if (!payout) throw new Problem(idNotFound);
      refuseOwn(payout, caller);
      // The bank answers for what it was sent itself: a second word could pay twice.
      if (payout.state !== 'sent' || payout.channel !== 'file')
        throw new Problem(payoutDecided, stateIn(payout.state));
      await finishPayout(tx, payout.payoutId, { ...body, reason: body.reason ?? null });
      await record(tx, 'settlement.payout_outcome', payout, caller, { ...body });
      return one(tx, payout.payoutId);
    },
    'POST /operations/shops/:shopId/deposit-uses': async ({ tx, caller, params, body }) => {
      const shopId = fromWire('shop', params.shopId);
      await useDeposit(tx, {
        shopId,
        amountFen: BigInt(body.amountFen),
        reason: body.reason,
        actorId: caller.personId,
      });
      await audit(tx, {
        actorId: caller.personId,
        action: 'settlement.deposit_used',
        subject: params.shopId,
        shopId,
        details: { ...body },
      });
      const deposit = await accountOf(tx, ofShop(shopId), 'deposit');
      const payable = await accountOf(tx, ofShop(shopId), 'payable');
      return { depositFen: fenOut(deposit.balanceFen), balanceFen: fenOut(payable.balanceFen) };
    },
    'GET /operations/accounting-months': async ({ db }) => ({
      items: (await accountingMonths(db)).map(showMonth),
    }),
    'POST /operations/accounting-months/:month/closing': async ({ tx, caller, params }) => {
      await closeMonth(tx, params.month, caller.personId);
      return showMonth(await accountingMonth(tx, params.month));
    },
    'GET /operations/finance-exports': ({ db, query }) => exportPage(db, platform, query),
    'POST /operations/finance-exports': ({ tx, caller, body }) =>
      orderExport(tx, platform, body, caller.personId),
    'GET /operations/finance-exports/:exportId/file': async ({ db, params, reply }) =>
      sendExport(reply, storage, await oneExport(db, platform, params.exportId)),
  });
}

type Month = Awaited<ReturnType<typeof accountingMonths>>[number];
const showMonth = ({ closedAt, ...month }: Month) => ({
  ...month,
  closedAt: closedAt?.toISOString() ?? null,
});

async function showAll(db: Db | Tx, payouts: readonly Payout[]) {
  const idsOf = (kind: string) =>
    payouts.filter(({ ownerKind }) => ownerKind === kind).map(({ ownerId }) => ownerId);
  const shops = await shopsByIds(db as Db, idsOf('shop') as Id<'shop'>[]);
  const creators = await creatorsByIds(db as Db, idsOf('creator') as Id<'creator'>[]);
  return payouts.map((payout) => ({
    payout: showPayout(payout),
    ownerName:
      (payout.ownerKind === 'shop' ? shops.get(payout.ownerId) : creators.get(payout.ownerId))?.name ??
      nobody,
    approvedBy: payout.approvedBy.map((personId) => toWire('person', personId)),
    accountNamedAt: payout.accountNamedAt?.toISOString() ?? null,
  }));
}
const nobody = { zh: '', en: '' };

async function one(db: Db | Tx, payoutId: Id<'payout'>) {
  const payout = await payoutById(db, payoutId);
  if (!payout) throw new Problem(idNotFound);
  return (await showAll(db, [payout]))[0]!;
}
