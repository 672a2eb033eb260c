import type { Db, Tx } from '../../platform/db.ts';
import { categories, type Category } from '../catalog/index.ts';
import type { LeavesOf } from './to-offer.ts';

type All = ReadonlyMap<string, Pick<Category, 'categoryId' | 'parentId'>>;
const known = new WeakMap<All, LeavesOf>();

/** Scopes name categories of either level; goods are in leaves. */
export async function openLeaves(db: Db | Tx): Promise<LeavesOf> {
  const all: All = await categories(db);
  const leavesOf = known.get(all) ?? below(all);
  known.set(all, leavesOf);
  return leavesOf;
}

function below(all: All): LeavesOf {
  const children = new Map<string, string[]>();
  for (const { categoryId, parentId } of all.values())
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), categoryId]);
  return (categoryId) => [categoryId, ...(children.get(categoryId) ?? [])];
}
