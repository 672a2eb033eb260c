import type { Db, Tx } from '../../platform/db.ts';
import { categories } from '../catalog/index.ts';
import type { LeavesOf } from './to-offer.ts';

/** Scopes name categories of either level; goods are in leaves. */
export async function openLeaves(db: Db | Tx): Promise<LeavesOf> {
  const all = await categories(db);
  const below = new Map<string, string[]>();
  for (const { categoryId, parentId } of all.values()) {
    if (parentId !== null) below.set(parentId, [...(below.get(parentId) ?? []), categoryId]);
  }
  return (categoryId) => [categoryId, ...(below.get(categoryId) ?? [])];
}
