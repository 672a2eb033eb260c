import {
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  PageOf,
  shop,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { fileBroken, fileMissing, fileTooLarge, fileUnreadable, importNotInState } from './problems.ts';

const shopParams = Strict({ shopId: IdOf('shop') });
const importParams = Strict({ shopId: IdOf('shop'), importId: IdOf('productImport') });

export const importStates = ['ready', 'running', 'done', 'undoing', 'undone', 'failed'] as const;

const Note = Strict({
  severity: OneOf('error', 'warning', 'note'),
  line: Maybe(Count),
  column: Maybe(Type.String()),
  code: Type.String(),
  words: Type.String({ description: "what is wrong and what to do, in the caller's language" }),
});

export const Import = Strict({
  importId: IdOf('productImport'),
  state: OneOf(...importStates),
  fileName: Type.String(),
  encoding: Type.String({ description: 'such as utf-8 or gb18030, as recognised' }),
  delimiter: Type.String(),
  lineCount: Count,
  counts: Strict({ create: Count, update: Count, unchanged: Count, refused: Count, warnings: Count }),
  progress: Strict({
    done: Count,
    failed: Count,
    total: Count,
    picturesDone: Count,
    picturesFailed: Count,
    picturesTotal: Count,
  }),
  undo: Maybe(Strict({ undone: Count, kept: Count })),
  notes: Type.Array(Note, { description: 'about the file as a whole, such as how prices are read' }),
  categoryId: Maybe(IdOf('category')),
  createdAt: Instant,
  startedAt: Maybe(Instant),
  finishedAt: Maybe(Instant),
});

export const ImportRow = Strict({
  position: Count,
  line: Count,
  handle: Type.String(),
  title: Type.String(),
  action: OneOf('create', 'update', 'unchanged', 'refuse'),
  state: OneOf('waiting', 'done', 'failed', 'undone', 'kept'),
  productId: Maybe(IdOf('product')),
  skuCount: Count,
  pictureCount: Count,
  minPriceFen: Maybe(Count),
  changes: Type.Array(Type.String(), { description: 'fields an update would change' }),
  notes: Type.Array(Note),
});

export const importsContract = contract({
  'POST /shops/:shopId/product-imports': {
    summary: 'Read a product CSV (Shopify format, form field "file") and say what importing it would do',
    access: shop('products'),
    params: shopParams,
    multipart: true,
    body: Type.Object({ file: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) }),
    transaction: 'own',
    status: 201,
    reply: Import,
    limit: { max: 30, windowMs: 60_000 },
    problems: [fileMissing, fileTooLarge, fileUnreadable, fileBroken],
  },
  'GET /shops/:shopId/product-imports': {
    summary: 'Imports of my shop, newest first',
    access: shop('products'),
    params: shopParams,
    query: Strict(cursorQuery),
    reply: PageOf(Import),
  },
  'GET /shops/:shopId/product-imports/:importId': {
    summary: 'One import and how far it is',
    access: shop('products'),
    params: importParams,
    reply: Import,
  },
  'GET /shops/:shopId/product-imports/:importId/rows': {
    summary: 'What an import does with each product of the file',
    access: shop('products'),
    params: importParams,
    query: Strict({
      ...cursorQuery,
      which: Type.Optional(OneOf('all', 'problems', 'create', 'update', 'unchanged', 'refuse')),
    }),
    reply: PageOf(ImportRow),
  },
  'POST /shops/:shopId/product-imports/:importId/run': {
    summary: 'Carry the import out',
    access: shop('products'),
    params: importParams,
    body: Strict({
      categoryId: IdOf('category'),
      submit: Type.Optional(
        Type.Boolean({ description: 'submit complete products for review; default false: all stay drafts' }),
      ),
    }),
    status: 202,
    reply: Import,
    problems: [importNotInState],
  },
  'POST /shops/:shopId/product-imports/:importId/undo': {
    summary: 'Put back what the import created or changed, unless it was edited or sold since',
    access: shop('products'),
    params: importParams,
    status: 202,
    reply: Import,
    problems: [importNotInState],
  },
  'GET /shops/:shopId/product-export': {
    summary: 'All products of my shop as a CSV in the same format',
    access: shop('products'),
    params: shopParams,
    reply: Type.String(),
    produces: 'text/csv; charset=utf-8',
  },
});
