import { at, day, hour, later, minute } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import {
  categoryIdOf,
  createProduct,
  keepPicture,
  openSearchCounter,
  submitProduct,
} from '../../modules/catalog/index.ts';
import { report } from '../../modules/content/index.ts';
import { openShop } from '../../modules/identity/index.ts';
import { receiveStock } from '../../modules/inventory/index.ts';
import { markRead } from '../../modules/notifications/index.ts';
import type { House } from '../../platform/module.ts';
import { town, type MediaFile, type Plan } from '../index.ts';
import type { Films } from './films.ts';
import type { PlacedPicture } from './media.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';

type Pictures = ReadonlyMap<MediaFile, PlacedPicture>;

/** What the operators find on their desks: a shop that wants to open, products to look at, a film somebody complained about. */
export async function leaveWorkWaiting(
  tx: Tx,
  { people }: Residents,
  goods: Goods,
  films: Films,
  pictures: Pictures,
  plan: Plan,
): Promise<void> {
  const lately = later(plan.endsAt, -3 * hour);
  await at(lately, () =>
    openShop(tx, {
      ownerId: people.get('xiaobei')!,
      name: { zh: '小北旧书摊', en: 'Xiaobei’s Second-hand Books' },
      intro: {
        zh: '长安南路学生公寓楼下的旧书摊，教材、小说、漫画都收都卖。',
        en: 'A stall of second-hand textbooks, novels and comics below the student hall.',
      },
      kind: 'specialist',
      regionCode: '610113',
    }),
  );
  for (const [n, key] of ['luochuan', 'heyi', 'huaqiang'].entries())
    await at(later(lately, n * 20 * minute), () => submitOneMore(tx, key, goods, pictures));
  const film = films.get(town.videos.at(-1)!.key)!;
  for (const [n, person] of ['laozhang', 'wangshu'].entries()) {
    await at(later(lately, (n + 1) * 30 * minute), () =>
      report(tx, people.get(person)!, film, 'misleading', '说的和商品页不一样'),
    );
  }
}

/** A new size of something the shop sells already, waiting to be approved. */
async function submitOneMore(tx: Tx, shopKey: string, goods: Goods, pictures: Pictures): Promise<void> {
  const shopId = goods.shops.get(shopKey)!;
  const product = town.shops.find(({ key }) => key === shopKey)!.products[0]!;
  const pictureIds = [];
  for (const { file } of product.pictures)
    pictureIds.push((await keepPicture(tx, shopId, pictures.get(file)!)).pictureId);
  const { productId, skuIds } = await createProduct(tx, {
    shopId,
    draft: {
      title: `${product.title.zh} 新规格`,
      titleEn: `${product.title.en}, new size`,
      description: product.description.map(({ zh }) => zh).join('\n\n'),
      descriptionEn: product.description.map(({ en }) => en).join('\n\n'),
      categoryId: await categoryIdOf(tx, product.category),
      pictureIds,
      skus: [{ priceFen: product.skus[0]!.priceFen * 2n, weightGrams: product.skus[0]!.weightGrams * 2 }],
    },
  });
  await receiveStock(tx, { skuId: skuIds[0]!, quantity: 200, ref: newId('shipment'), reason: '新品备货' });
  await submitProduct(tx, { shopId, productId });
}

/** What people looked for lately, and the messages they have read: all but those of the last day. */
export async function leaveTracks(house: House, { people }: Residents, plan: Plan): Promise<void> {
  const searches = openSearchCounter(house.database, house.config.secret);
  for (const [n, wish] of wishes.entries()) {
    for (let times = 0; times < 30 - 2 * n; times++) searches.count(wish, `visitor-${times}`);
  }
  await searches.close();
  const before = later(plan.endsAt, -day);
  await house.database.transact(async (tx) => {
    for (const personId of people.values()) await markRead(tx, personId, { before });
  });
}

const wishes = [
  '红富士苹果',
  '连衣裙',
  '梭子蟹',
  '蓝牙耳机',
  '口红',
  '曲奇',
  '雨伞',
  '玫瑰',
  '毛绒熊',
  '羊毛手套',
];
