// How a shop file is written: short drafts in, full products out.
// Both languages stand on one line, `中文 || English`, so that neither is ever forgotten.

import { randomFrom, seedOf } from './random.ts';
import type {
  Attribute,
  FreightTemplate,
  Kind,
  Option,
  Palette,
  PictureRecipe,
  Product,
  Shop,
  Sku,
  StaffRole,
  Stage,
  Text,
  Tint,
} from './types.ts';

export function both(line: string): Text {
  const [zh, en, ...rest] = line.split(' || ');
  if (!zh?.trim() || !en?.trim() || rest.length > 0) throw new Error(`write "中文 || English", not: ${line}`);
  return { zh: zh.trim(), en: en.trim() };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const emojis = (text: string): string[] => [...graphemes.segment(text)].map((part) => part.segment);

export type ProductDraft = {
  key: string;
  category: string;
  title: string;
  about: readonly string[];
  /** `产地=洛川 || Origin=Luochuan ; 等级=特级 || Grade=Extra` */
  facts: string;
  options?: Readonly<Record<string, readonly string[]>>;
  /** Yuan. One per combination (last option fastest), or fewer: the list is then repeated. */
  prices: readonly number[];
  /** Struck-through price as a multiple of the price. */
  was?: number;
  grams: readonly number[];
  stock?: number;
  freight?: string;
  look: string;
  props: string;
  person?: string;
  stage: Stage;
  palette: Palette;
  /** Repaints, one per value of the first option; null keeps the original colours. */
  tints?: readonly (string | null)[];
};

export type ShopDraft = {
  key: string;
  code: string;
  name: string;
  intro: string;
  kind: Shop['kind'];
  reviewsAs: Kind;
  regionCode: string;
  address: string;
  look: string;
  stage: Stage;
  palette: Palette;
  staff: Readonly<Record<string, StaffRole>>;
  freight: readonly FreightTemplate[];
  products: readonly (ProductDraft & { kind?: Kind })[];
};

export function openShop(draft: ShopDraft): Shop {
  const { key, code, name, intro, kind, regionCode, address, stage, palette } = draft;
  return {
    key,
    kind,
    regionCode,
    name: both(name),
    intro: both(intro),
    address: both(address),
    logo: `shops/${key}-logo.webp`,
    banner: `shops/${key}-banner.webp`,
    look: { emojis: emojis(draft.look), stage, palette },
    staff: Object.entries(draft.staff).map(([person, role]) => ({ person, role })),
    freightTemplates: draft.freight,
    products: draft.products.map((product) => shelve(product, draft, code)),
  };
}

function shelve(draft: ProductDraft & { kind?: Kind }, shop: ShopDraft, code: string): Product {
  const key = `${shop.key}-${draft.key}`;
  const options = Object.entries(draft.options ?? {}).map(([name, values]) => ({
    name: both(name),
    values: values.map(both),
  }));
  return {
    key,
    options,
    shop: shop.key,
    category: draft.category,
    kind: draft.kind ?? shop.reviewsAs,
    title: both(draft.title),
    description: draft.about.map(both),
    attributes: draft.facts.split(' ; ').map(attribute),
    skus: skusOf(draft, key, options, `${code}-${draft.key}`.toUpperCase()),
    // The first picture shows the first colour, so that the page opens on what is selected.
    pictures: (['hero', 'arrangement', 'scene'] as const).map((layout, index) =>
      picture(draft, `${key}-${index + 1}`, layout, dyed(draft.tints?.[0])),
    ),
    freightTemplate: draft.freight ?? shop.freight[0]?.key ?? '',
  };
}

function attribute(line: string): Attribute {
  const { zh, en } = both(line);
  const split = (text: string) => {
    const at = text.indexOf('=');
    if (at < 1) throw new Error(`write "name=value", not: ${text}`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  };
  const [nameZh, valueZh] = split(zh);
  const [nameEn, valueEn] = split(en);
  return { name: { zh: nameZh, en: nameEn }, value: { zh: valueZh, en: valueEn } };
}

function skusOf(draft: ProductDraft, key: string, options: readonly Option[], code: string): Sku[] {
  const combinations = options.reduce<Text[][]>(
    (rows, option) => rows.flatMap((row) => option.values.map((value) => [...row, value])),
    [[]],
  );
  const random = randomFrom(key);
  const perFirstValue = combinations.length / Math.max(1, options[0]?.values.length ?? 1);
  const tinted = draft.tints?.map((colour, index) =>
    draft.tints?.some(Boolean) ? picture(draft, `${key}-v${index + 1}`, 'variant', dyed(colour)) : null,
  );
  return combinations.map((specs, index) => {
    const priceFen = fen(draft.prices[index % draft.prices.length]);
    return {
      specs,
      priceFen,
      code: combinations.length === 1 ? code : `${code}-${index + 1}`,
      listPriceFen: draft.was ? BigInt(Math.round((Number(priceFen) * draft.was) / 100)) * 100n : null,
      stock: Math.round((draft.stock ?? 900) * (0.6 + random.next() * 0.8)),
      weightGrams: draft.grams[index % draft.grams.length] ?? 500,
      picture: tinted?.[Math.floor(index / perFirstValue)] ?? null,
    };
  });
}

const fen = (yuan: number | undefined): bigint => {
  if (!yuan || yuan <= 0) throw new Error('every SKU has a price');
  return BigInt(Math.round(yuan * 100));
};

const dyed = (colour: string | null | undefined): Tint | null => (colour ? { colour } : null);

export function picture(
  draft: Pick<ProductDraft, 'look' | 'props' | 'person' | 'stage' | 'palette' | 'tints'>,
  name: string,
  layout: PictureRecipe['layout'],
  tint: Tint | null = null,
): PictureRecipe {
  const folder = layout === 'snapshot' ? 'reviews' : 'products';
  return {
    layout,
    tint,
    file: `${folder}/${name}.webp`,
    subjects: emojis(draft.look),
    props: emojis(draft.props),
    person: draft.person ?? null,
    stage: draft.stage,
    palette: draft.palette,
    tints: (draft.tints ?? [null]).map(dyed),
    seed: seedOf(name),
  };
}
