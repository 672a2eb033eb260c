import type { Db } from '../../platform/db.ts';
import type { Handlers } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, type Id } from '../../platform/ids.ts';
import { cursorIn, page, uuidIn } from '../../platform/paging.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, problemJson, type Locale } from '../../platform/problem.ts';
import type { Case } from './case.ts';
import { caseOf, casesByKeys } from './cases.sql.ts';
import type { merchantContract } from './staff.contract.ts';
import { afterSalePolicy } from './policy.ts';
import { pictureKeysIn } from './routes-buyer.ts';
import { agree, askBuyer, confirmReturn, dispute, refuse } from './shop-acts.ts';
import {
  countsOfShop,
  findShopCases,
  shopCaseById,
  type CaseSearch,
  type ShopCaseKey,
} from './shop-cases.sql.ts';
import { showCasesOfShop, showDetailOfShop } from './show.ts';
import type { Actor } from './transitions.ts';

/** A case of another shop is not found. */
async function keyIn(db: Db, shopId: Id<'shop'>, wireId: string): Promise<ShopCaseKey> {
  const key = await shopCaseById(db, fromWire('afterSale', wireId), shopId);
  if (!key) throw new Problem(idNotFound);
  return key;
}

type Listing = Omit<CaseSearch, 'after' | 'limit' | 'dueSoonHours'>;
type Paging = { cursor?: string; limit?: number };

/** One page of a shop's or of all cases. */
export async function listCases(
  db: Db,
  search: Listing,
  { cursor, limit = 20 }: Paging,
  actor: Actor,
  locale: Locale,
) {
  const after = cursorIn(cursor, 1);
  const { dueSoonHours } = await inForce(db, afterSalePolicy);
  const rows = await findShopCases(db, {
    ...search,
    dueSoonHours,
    limit: limit + 1,
    after: after === null ? null : uuidIn(after[0]),
  });
  const shown = page(
    rows,
    limit,
    (key) => key,
    ({ afterSaleId }) => [afterSaleId],
  );
  const cases = new Map((await casesByKeys(db, shown.items)).map((c) => [c.afterSaleId, c]));
  const found = shown.items.flatMap(({ afterSaleId }) => cases.get(afterSaleId) ?? []);
  return { items: await showCasesOfShop(db, found, actor, locale), next: shown.next };
}

const detail = (db: Db, c: Case, locale: Locale) => showDetailOfShop(db, c, 'shop', locale);

export const merchantHandlers: Handlers<typeof merchantContract> = {
  'GET /shops/:shopId/after-sales': ({ db, shopId, query, locale }) => {
    const { status, handlingWay, which, q } = query;
    return listCases(db, { shopId, status, handlingWay, which, words: q }, query, 'shop', locale);
  },
  'GET /shops/:shopId/after-sales/counts': async ({ db, shopId }) => {
    const { dueSoonHours } = await inForce(db, afterSalePolicy);
    const { byStatus, dueSoon } = await countsOfShop(db, shopId, dueSoonHours);
    return {
      toDecide: byStatus.get(10) ?? 0,
      refused: byStatus.get(12) ?? 0,
      disputed: byStatus.get(20) ?? 0,
      toBeSentBack: byStatus.get(30) ?? 0,
      toReceive: byStatus.get(40) ?? 0,
      refunding: byStatus.get(50) ?? 0,
      refunded: byStatus.get(60) ?? 0,
      closed: byStatus.get(70) ?? 0,
      dueSoon,
    };
  },
  'GET /shops/:shopId/after-sales/:afterSaleId': async ({ db, shopId, params, locale }) =>
    detail(db, (await caseOf(db, await keyIn(db, shopId, params.afterSaleId)))!, locale),
  'POST /shops/:shopId/after-sales/:afterSaleId/agreement': async ({
    tx,
    shopId,
    caller,
    params,
    body,
    locale,
  }) => {
    const key = await keyIn(tx, shopId, params.afterSaleId);
    return detail(
      tx,
      await agree(tx, key, { shopId, actorId: caller.personId }, { ...body, locale }),
      locale,
    );
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/refusal': async ({
    tx,
    shopId,
    caller,
    params,
    body,
    locale,
  }) => {
    const key = await keyIn(tx, shopId, params.afterSaleId);
    const { pictureIds, ...said } = body;
    const seen = { ...said, locale, pictureKeys: await pictureKeysIn(tx, pictureIds) };
    return detail(tx, await refuse(tx, key, { shopId, actorId: caller.personId }, seen), locale);
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/receipt': async ({
    tx,
    shopId,
    caller,
    params,
    body,
    locale,
  }) => {
    const key = await keyIn(tx, shopId, params.afterSaleId);
    return detail(
      tx,
      await confirmReturn(tx, key, { shopId, actorId: caller.personId }, { ...body, locale }),
      locale,
    );
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/dispute': async ({
    tx,
    shopId,
    caller,
    params,
    body,
    locale,
  }) => {
    const key = await keyIn(tx, shopId, params.afterSaleId);
    const { pictureIds, ...said } = body;
    const seen = { ...said, locale, pictureKeys: await pictureKeysIn(tx, pictureIds) };
    return detail(tx, await dispute(tx, key, { shopId, actorId: caller.personId }, seen), locale);
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/messages': async ({
    tx,
    shopId,
    caller,
    params,
    body,
    locale,
  }) => {
    const key = await keyIn(tx, shopId, params.afterSaleId);
    const said = { words: body.words, pictureKeys: await pictureKeysIn(tx, body.pictureIds), locale };
    return detail(tx, await askBuyer(tx, key, { shopId, actorId: caller.personId }, said), locale);
  },
  'POST /shops/:shopId/after-sale-agreements': async ({ database, shopId, caller, body, locale }) => {
    const items = [];
    // Each in its own transaction: one that has moved on does not hold up the others.
    for (const { afterSaleId, version } of body.cases) {
      const done = await database
        .transact(async (tx) => {
          const key = await keyIn(tx, shopId, afterSaleId);
          await agree(tx, key, { shopId, actorId: caller.personId }, { version, locale });
          return { afterSaleId, agreed: true };
        })
        .catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
          return {
            afterSaleId,
            agreed: false,
            code: error.kind.code,
            detail: problemJson(error, locale, '').detail,
          };
        });
      items.push(done);
    }
    return { items };
  },
};
