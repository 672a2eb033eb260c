/** A product as a file states it. Plain data: it is stored as JSON until the import runs. */
export type FileVariant = {
  readonly line: number;
  readonly optionValues: readonly string[];
  readonly priceFen: number;
  readonly compareAtFen: number | null;
  readonly weightGrams: number;
  readonly barcode: string | null;
  readonly code: string | null;
  readonly quantity: number | null;
  readonly pictureUrl: string | null;
};

export type FileProduct = {
  readonly handle: string;
  readonly line: number;
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly type: string;
  readonly tags: string;
  /** The file says it is for sale. */
  readonly published: boolean;
  readonly optionNames: readonly string[];
  readonly variants: readonly FileVariant[];
  readonly pictureUrls: readonly string[];
};

export type NoteCode = keyof typeof noteWords;
export type Note = {
  readonly severity: 'error' | 'warning' | 'note';
  readonly line: number | null;
  readonly column: string | null;
  readonly code: NoteCode;
  readonly details?: Readonly<Record<string, string | number>>;
};

/** What can be said about a file: what is the matter, and what to do. */
export const noteWords = {
  currency_as_yuan: {
    en: 'Prices are taken as yuan, one to one: 9.99 becomes ¥9.99. Convert them in the file first if they are in another currency.',
    zh: '价格按人民币 1:1 读取：9.99 即 ¥9.99。如果是其他货币，请先在文件中换算。',
  },
  encoding_recognised: {
    en: 'The file is not UTF-8; it was read as {encoding}. Check that names look right in the list below.',
    zh: '文件不是 UTF-8 编码，已按 {encoding} 读取，请检查下方名称是否正常。',
  },
  columns_ignored: { en: 'These columns are not used: {columns}.', zh: '以下列不会导入：{columns}。' },
  handle_missing: {
    en: 'This line has no handle, so we cannot tell which product it belongs to. Fill in the handle.',
    zh: '该行没有 Handle，无法判断属于哪个商品，请补充。',
  },
  title_missing: {
    en: 'The product has no title. Fill in the title in its first line.',
    zh: '商品没有标题，请在第一行填写标题。',
  },
  title_cut: {
    en: 'The title is longer than 120 characters and was cut.',
    zh: '标题超过 120 个字，已截断。',
  },
  description_cut: {
    en: 'The description is longer than 20,000 characters and was cut.',
    zh: '描述超过 20000 字，已截断。',
  },
  description_pictures: {
    en: 'The description contains {count} pictures or videos, which are not imported. Add them to the product pictures.',
    zh: '描述中的 {count} 个图片或视频不会导入，请添加到商品图片。',
  },
  rows_apart: {
    en: 'Lines of this product also stand elsewhere in the file; they were put together.',
    zh: '这个商品的行在文件中不连续，已合并。',
  },
  title_twice: {
    en: 'Another line gives this product a different title ("{other}"); the first one is used. If these are two products, give them different handles.',
    zh: '另有一行给出了不同的标题（{other}），已采用第一个。如果是两个商品，请使用不同的 Handle。',
  },
  price_missing: {
    en: 'This variant has no price and is left out. Fill in the price and import again.',
    zh: '该规格没有价格，已跳过。请填写价格后重新导入。',
  },
  price_unreadable: {
    en: '"{value}" is not a price. Write it like 12.50.',
    zh: '「{value}」不是有效价格，请写成 12.50 这样的格式。',
  },
  no_variants: {
    en: 'The product has no variant with a price. Fill in at least one price.',
    zh: '商品没有任何带价格的规格，请至少填写一个价格。',
  },
  compare_at_ignored: {
    en: 'The compare-at price is not above the price and is left out.',
    zh: '划线价不高于售价，已忽略。',
  },
  option_missing: {
    en: 'This variant has no value for the option "{option}". Fill it in.',
    zh: '该规格缺少「{option}」的值，请补充。',
  },
  choice_twice: {
    en: 'Another variant has the same options ({choice}). Change or remove one of them.',
    zh: '有另一个规格的选项相同（{choice}），请修改或删除其中一个。',
  },
  too_many_variants: {
    en: 'The product has {count} variants; at most 200 are possible. Split it into several products.',
    zh: '商品有 {count} 个规格，最多 200 个，请拆分成多个商品。',
  },
  quantity_unreadable: {
    en: '"{value}" is not a number of pieces; the stock is left as it is.',
    zh: '「{value}」不是有效库存数，库存不会改动。',
  },
  quantity_negative: { en: 'The stock is below zero and counts as none.', zh: '库存为负数，按 0 处理。' },
  weight_unreadable: {
    en: '"{value}" is not a weight in grams and counts as unknown.',
    zh: '「{value}」不是有效的克重，按未填写处理。',
  },
  gift_card: {
    en: 'Gift cards cannot be sold here, so this product is left out.',
    zh: '暂不支持礼品卡，已跳过该商品。',
  },
  picture_address: {
    en: '"{url}" is not an address a picture can be fetched from.',
    zh: '「{url}」不是可以下载图片的地址。',
  },
  picture_unreachable: {
    en: 'The picture {url} could not be fetched. The product stays a draft until it has pictures; import again to retry, or upload them.',
    zh: '图片 {url} 无法下载。商品将保留为草稿，可重新导入重试，或手动上传图片。',
  },
  picture_unusable: { en: 'The file at {url} is not a picture we can use.', zh: '{url} 不是可用的图片。' },
  too_many_pictures: {
    en: 'The product has {count} pictures; the first 15 are taken.',
    zh: '商品有 {count} 张图片，只导入前 15 张。',
  },
  no_pictures: {
    en: 'The product has no picture. It becomes a draft; add pictures before you submit it.',
    zh: '商品没有图片，将保存为草稿，请添加图片后再提交审核。',
  },
  variants_withdrawn: {
    en: '{count} variants that are not in the file will be withdrawn from sale.',
    zh: '文件中没有的 {count} 个规格将被下架。',
  },
  failed: { en: 'This product could not be saved: {why}', zh: '该商品无法保存：{whyZh}' },
  kept_edited: { en: 'Kept: it was edited after the import.', zh: '已保留：导入后被修改过。' },
  kept_sold: { en: 'Kept: it was ordered after the import.', zh: '已保留：导入后已有订单。' },
  kept_gone: { en: 'Kept: the product is not there any more.', zh: '已保留：商品已不存在。' },
} as const;
