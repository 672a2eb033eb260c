import type { Database, Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { categories, skusForSale, topPrices } from '../catalog/index.ts';
import {
  creditOffer,
  payOnCredit,
  type CreditOffer,
  type ItemFacts,
  type PayOnCredit,
} from '../credit/index.ts';
import type { PricedGoods } from './goods.ts';
import { linesOf, ordersByIds, type Purchase } from '../orders/index.ts';

type Facts = Pick<PayOnCredit, 'orders' | 'items'>;
type CreditItem = {
  readonly productId: Id<'product'>;
  readonly categoryId: Id<'category'> | undefined;
  readonly title: string;
  readonly titleEn: string | null;
};

/** Pays a purchase with money that credit lends. Throws what credit refuses. */
export async function payLent(
  database: Database,
  purchase: Purchase,
  chosen: Pick<PayOnCredit, 'method' | 'tenor'>,
): Promise<Id<'payment'>> {
  const { buyerId, purchaseId } = purchase;
  const facts = await factsOf(database.db, purchase);
  return database.transact(async (tx) => {
    const lent = await payOnCredit(tx, { buyerId, purchaseId, ...chosen, ...facts });
    return lent.paymentId;
  });
}

export async function offerFor(db: Db, purchase: Purchase): Promise<CreditOffer> {
  return creditOffer(db, { buyerId: purchase.buyerId, ...(await factsOf(db, purchase)) });
}

/** The same before anything is bought: of a cart as it is priced. */
export async function offerForGoods(
  db: Db,
  buyerId: Id<'person'>,
  { goods, quoted }: PricedGoods,
): Promise<CreditOffer> {
  return creditOffer(db, {
    buyerId,
    orders: quoted.shops.map(({ shopId, payableFen }) => ({
      shopId: shopId as Id<'shop'>,
      amountFen: payableFen,
    })),
    items: await itemFacts(
      db,
      goods.map(({ sku }) => sku),
    ),
  });
}

async function factsOf(db: Db, { buyerId, orderIds }: Purchase): Promise<Facts> {
  const orders = await ordersByIds(db, buyerId, orderIds);
  const lines = [...(await linesOf(db, orders)).values()].flat();
  const skus = await skusForSale(
    db,
    lines.map(({ skuId }) => skuId),
  );
  const items = lines.map((line) => ({ ...line, categoryId: skus.get(line.skuId)?.categoryId }));
  return {
    orders: orders
      .filter(({ totalFen }) => totalFen > 0n)
      .map(({ orderId, shopId, totalFen }) => ({ orderId, shopId, amountFen: totalFen })),
    items: await itemFacts(db, items),
  };
}

/** What lending looks at: what kind of thing it is, and how dear its dearest option. */
async function itemFacts(db: Db, items: readonly CreditItem[]): Promise<ItemFacts[]> {
  const known = await categories(db);
  const tops = await topPrices(
    db,
    items.map(({ productId }) => productId),
  );
  return items.map(({ productId, categoryId, title, titleEn }) => ({
    title,
    titleEn,
    categories: slugsFrom(categoryId),
    topPriceFen: tops.get(productId) ?? 0n,
  }));

  function slugsFrom(from: Id<'category'> | null | undefined): string[] {
    const category = from && known.get(from);
    return category ? [category.slug, ...slugsFrom(category.parentId)] : [];
  }
}
