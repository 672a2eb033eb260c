import type { Database } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import type { Storage } from '../../platform/storage.ts';
import { encodePicture, keepPicture } from '../catalog/index.ts';
import { fetchPicture, Unfetched, type FetchRules } from './fetch-picture.ts';
import type { Import } from './imports.sql.ts';
import { keepPictureSource, knownPictures, ownKey } from './known.sql.ts';
import type { FileProduct, Note } from './product-file.ts';

export type Fetching = { readonly storage: Storage; readonly publicUrl: string; readonly rules: FetchRules };

/** After so many failures in a row a host is not asked again in this import: a dead one would cost 10 s a picture. */
const patience = 3;
/** Each may be 10 MB in memory, and a product may name more than two hundred. */
const atOnce = 4;

/** Fetches the pictures of a product that are not there yet, outside of any transaction; answers what could not be had. */
export async function fetchMissing(
  database: Database,
  { storage, publicUrl, rules }: Fetching,
  { shopId }: Pick<Import, 'shopId'>,
  file: FileProduct,
  unreachable: Map<string, number>,
): Promise<Note[]> {
  const urls = [
    ...new Set([...file.pictureUrls, ...file.variants.flatMap(({ pictureUrl }) => pictureUrl ?? [])]),
  ];
  const known = await knownPictures(database.db, shopId, urls, publicUrl);
  const missing = urls.filter((url) => !known.has(url));
  const notes: Note[] = [];
  const fetchOne = async (url: string): Promise<void> => {
    const lost = (code: 'picture_unreachable' | 'picture_unusable') =>
      notes.push({
        severity: 'warning',
        code,
        line: file.line,
        column: 'Image Src',
        details: { url: url.slice(0, 200) },
      });
    const host = URL.canParse(url) ? new URL(url).host : '';
    if (ownKey(url, publicUrl) !== null || host === '' || (unreachable.get(host) ?? 0) >= patience)
      return void lost('picture_unreachable');
    try {
      const bytes = await fetchPicture(url, rules);
      unreachable.delete(host);
      const stored = await encodePicture(storage, bytes);
      await database.transact(async (tx) =>
        keepPictureSource(tx, shopId, url, (await keepPicture(tx, shopId, stored)).pictureId),
      );
    } catch (error) {
      if (error instanceof Problem) return void lost('picture_unusable');
      if (!(error instanceof Unfetched)) throw error;
      unreachable.set(host, (unreachable.get(host) ?? 0) + 1);
      lost('picture_unreachable');
    }
  };
  for (let from = 0; from < missing.length; from += atOnce)
    await Promise.all(missing.slice(from, from + atOnce).map(fetchOne));
  return notes;
}
