import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import { wordsOfBought } from '../catalog/index.ts';
import type { OrderLine } from './order.ts';
import { linesOf } from './orders.sql.ts';

/**
 * The lines of orders, with the names of their choices in the reader's language: as they were sold, and for lines that do
 * not know it, as the product says it now.
 */
export async function spokenLines(
  db: Db,
  orders: Parameters<typeof linesOf>[1],
  locale: Locale,
): Promise<Map<Id<'order'>, OrderLine[]>> {
  const lines = await linesOf(db, orders);
  if (locale !== 'en') return lines;
  const unknown = [...lines.values()].flat().filter((line) => line.skuNameEn === null && line.skuName !== '');
  const words = await wordsOfBought(db, unknown, locale);
  return new Map(
    [...lines].map(([orderId, own]) => [
      orderId,
      own.map((line) => ({ ...line, skuName: line.skuNameEn ?? words(line).skuName })),
    ]),
  );
}
