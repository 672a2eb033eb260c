import { fromWire, idNotFound } from '../../platform/ids.ts';
import { routes, type Route } from '../../platform/endpoint.ts';
import type { House } from '../../platform/module.ts';
import { minute } from '../../platform/clock.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { rateLimit } from '../../platform/rate-limit.ts';
import { categories, categoryTree } from './categories.sql.ts';
import { shoppingContract } from './contract.ts';
import { importPicture, maxPictureBytes } from './import-picture.ts';
import { withCounters, type Counters } from './listing.ts';
import { listProducts, type Filters } from './list-products.ts';
import { showPicture } from './pictures.sql.ts';
import { searchPolicy } from './policy.ts';
import { prepared } from './prepared.ts';
import { pictureMissing, pictureTooLarge } from './problems.ts';
import { forgetProduct, isSaved, savedProducts, saveProduct } from './saved-products.ts';
import { openSearch } from './search-cache.ts';
import { shopCard } from './shops.sql.ts';
import { hotWords, suggestions, type openSearchCounter } from './suggest.ts';

type Page = Counters & { readonly page: string };

export function shoppingRoutes(
  { database, storage }: House,
  searches: ReturnType<typeof openSearchCounter>,
): Route[] {
  const { pool } = database;
  const search = openSearch(pool);
  const searching = rateLimit({ max: Infinity, windowMs: minute });
  return routes(shoppingContract, {
    'GET /categories': async ({ db, reply }) => {
      reply.header('Cache-Control', 'public, max-age=300');
      return JSON.stringify({ items: await categoryTree(db) });
    },
    'GET /products': async ({
      db,
      query: { q, category, shop, minFen, maxFen, sort = 'relevance', cursor, limit = 20 },
      caller,
      request,
    }) => {
      const categoryId = category === undefined ? undefined : fromWire('category', category);
      const filters: Filters = {
        categoryId,
        shopId: shop === undefined ? undefined : fromWire('shop', shop),
        minFen,
        maxFen,
      };
      const isParent = categoryId !== undefined && (await categories(db)).get(categoryId)?.parentId === null;
      const words = q?.trim() ?? '';
      if (words === '')
        return listProducts(pool, {
          filters,
          isParent,
          order: sort === 'relevance' ? 'sales' : sort,
          cursor,
          limit,
        });
      const who = caller?.personId ?? request.ip;
      searching(who, (await remembered(db, searchPolicy)).searchesPerMinute);
      const found = await search({ query: words, filters, isParent, sort, cursor, limit });
      if (!cursor && found.matched === 'all' && found.count > 0) searches.count(words, who);
      return found.json;
    },
    'GET /products/:productId': async ({ params }) => {
      const text =
        'select page, sold_out, sold_count, rating_sum, rating_count from catalog.listings where product_id = $1';
      const [row] = await prepared<Page>(pool, text, [fromWire('product', params.productId)]);
      if (!row) throw new Problem(idNotFound);
      return withCounters(row.page, row);
    },
    'GET /shops/:shopId': async ({ db, params }) => shopCard(db, fromWire('shop', params.shopId)),
    'GET /search/suggestions': async ({ db, query }) => ({ items: await suggestions(db, query.q) }),
    'GET /search/hot': async ({ db, locale }) => ({ items: await hotWords(db, locale) }),
    'PUT /me/saved-products/:productId': async ({ tx, caller, params }) => {
      await saveProduct(tx, { buyerId: caller.personId, productId: fromWire('product', params.productId) });
      return null;
    },
    'DELETE /me/saved-products/:productId': async ({ tx, caller, params }) => {
      await forgetProduct(tx, { buyerId: caller.personId, productId: fromWire('product', params.productId) });
      return null;
    },
    'GET /me/saved-products': async ({ db, caller, query }) => savedProducts(db, caller.personId, query),
    'GET /me/saved-products/:productId': async ({ db, caller, params }) => ({
      saved: await isSaved(db, {
        buyerId: caller.personId,
        productId: fromWire('product', params.productId),
      }),
    }),
    'POST /pictures': async ({ request, caller }) => {
      if (!request.isMultipart()) throw new Problem(pictureMissing);
      const file = await request.file({ limits: { fileSize: maxPictureBytes + 1, files: 1 } });
      if (!file) throw new Problem(pictureMissing);
      const bytes = await file.toBuffer().catch(() => {
        throw new Problem(pictureTooLarge);
      });
      return showPicture(await importPicture({ database, storage }, { ownerId: caller.personId, bytes }));
    },
  });
}
