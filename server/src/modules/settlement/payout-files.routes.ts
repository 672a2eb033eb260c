import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, toWire } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { fenOut } from '../../platform/money.ts';
import { page } from '../../platform/paging.ts';
import { peopleByIds } from '../identity/index.ts';
import { makeBankFile, readBankFile } from './bank-file.ts';
import { openNumber } from './numbers.ts';
import { afterId } from './owner-routes.ts';
import { payoutFilesContract } from './payout-files.contract.ts';
import { payoutFiles } from './payout-files.sql.ts';
import type { Payout } from './payouts.sql.ts';

export function payoutFilesRoutes({ config }: House): Route[] {
  const numberOf = (payout: Payout) => openNumber(config.secret, payout.ownerId, payout.numberSealed);
  return routes(payoutFilesContract, {
    'POST /operations/payout-files': ({ tx, caller }) => makeBankFile(tx, numberOf, caller),
    'GET /operations/payout-files': async ({ db, query: { cursor, limit = 20 } }) => {
      const files = await payoutFiles(db, { after: afterId(cursor), limit: limit + 1 });
      const people = await peopleByIds(
        db,
        files.flatMap(({ madeBy }) => madeBy ?? []),
      );
      return page(
        files,
        limit,
        ({ fileId, madeAt, madeBy, payouts, amountFen, unanswered }) => ({
          fileId: toWire('payoutFile', fileId),
          madeAt: madeAt.toISOString(),
          madeBy: madeBy && {
            personId: toWire('person', madeBy),
            nickname: people.get(madeBy)?.nickname ?? '',
          },
          payouts,
          amountFen: fenOut(amountFen),
          unanswered,
        }),
        ({ fileId }) => [fileId],
      );
    },
    'GET /operations/payout-files/:fileId': async ({ database, caller, params, reply }) => {
      const fileId = fromWire('payoutFile', params.fileId);
      const { file, csv } = await database.transact((tx) => readBankFile(tx, fileId, numberOf, caller));
      const made = file.madeAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
      reply.header('content-disposition', `attachment; filename="payouts-${made}.csv"`);
      return csv;
    },
  });
}
