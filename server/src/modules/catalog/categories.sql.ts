import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { categoryUnknown } from './problems.ts';
import type { CatalogTables } from './tables.ts';

export type CategoryId = Id<'category'>;
export type Category = {
  readonly categoryId: CategoryId;
  readonly parentId: CategoryId | null;
  readonly slug: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly emoji: string;
};

/** Reference data: it changes with a migration only, so a process reads it once. */
let known: Promise<ReadonlyMap<CategoryId, Category>> | undefined;

export function categories(db: Db | Tx): Promise<ReadonlyMap<CategoryId, Category>> {
  known ??= readCategories(db).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function readCategories(db: Db | Tx): Promise<ReadonlyMap<CategoryId, Category>> {
  const rows = await db
    .withTables<CatalogTables>()
    .selectFrom('catalog.categories')
    .selectAll()
    .orderBy('position')
    .execute();
  return new Map(
    rows.map((row) => [
      row.category_id as CategoryId,
      {
        categoryId: row.category_id as CategoryId,
        parentId: row.parent_id as CategoryId | null,
        slug: row.slug,
        name: { zh: row.name_zh, en: row.name_en },
        emoji: row.emoji,
      },
    ]),
  );
}

export async function categoryById(db: Db | Tx, categoryId: CategoryId): Promise<Category> {
  const category = (await categories(db)).get(categoryId);
  if (!category) throw new Problem(categoryUnknown);
  return category;
}

/** The category of a name in the code, such as `fruit`: for seeds and tests. */
export async function categoryIdOf(db: Db | Tx, slug: string): Promise<CategoryId> {
  const category = [...(await categories(db)).values()].find((each) => each.slug === slug);
  if (!category) throw new Problem(categoryUnknown);
  return category.categoryId;
}

export async function categoryTree(db: Db) {
  const all = [...(await categories(db)).values()];
  const show = ({ categoryId, name, emoji }: Category) => ({
    categoryId: toWire('category', categoryId),
    name,
    emoji,
  });
  return all
    .filter(({ parentId }) => parentId === null)
    .map((top) => ({
      ...show(top),
      children: all.filter(({ parentId }) => parentId === top.categoryId).map(show),
    }));
}
