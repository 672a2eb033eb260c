import type { ColumnType } from 'kysely';
import type { Attribute, ProductState, ProductText } from './product.ts';

type Json<T> = ColumnType<T, string, string>;

export type ProductRow = {
  product_id: string;
  shop_id: string;
  state: ProductState;
  reason: string | null;
  title: string;
  title_en: string | null;
  description: string;
  description_en: string | null;
  category_id: string;
  picture_ids: string[];
  attributes: Json<Attribute[]>;
  option_names: string[];
  option_names_en: string[] | null;
  freight_template_id: string | null;
  low_stock_threshold: number;
  ships_within_hours: number;
  list_when_approved: boolean;
  live: ColumnType<ProductText | null, string | null, string | null>;
  last_card: string | null;
  revision: 'pending_review' | 'rejected' | null;
  revision_reason: string | null;
  submitted_at: Date | null;
  version: number;
  sold_count: number;
  rating_sum: number;
  rating_count: number;
  created_at: Date;
  updated_at: Date;
};

export type SkuRow = {
  sku_id: string;
  product_id: string;
  shop_id: string;
  position: number;
  option_values: string[];
  option_values_en: string[] | null;
  price_fen: bigint;
  compare_at_fen: bigint | null;
  weight_grams: number;
  barcode: string | null;
  merchant_code: string | null;
  picture_id: string | null;
  sold_out: boolean;
  version: number;
  removed_at: Date | null;
};

export type CatalogTables = {
  'catalog.categories': {
    category_id: string;
    parent_id: string | null;
    slug: string;
    name_zh: string;
    name_en: string;
    emoji: string;
    position: number;
  };
  'catalog.shops': {
    shop_id: string;
    name_zh: string;
    name_en: string;
    intro_zh: string;
    intro_en: string;
    logo_key: string | null;
    open: boolean;
    sold_count: number;
    rating_sum: number;
    rating_count: number;
  };
  'catalog.pictures': {
    picture_id: string;
    owner_id: string;
    key: string;
    small_key: string;
    width: number;
    height: number;
    created_at: Date;
  };
  'catalog.products': ProductRow;
  'catalog.skus': SkuRow;
  'catalog.listings': {
    product_id: string;
    shop_id: string;
    category_id: string;
    parent_category_id: string | null;
    price_fen: bigint;
    sold_count: number;
    rating_sum: number;
    rating_count: number;
    sold_out: boolean;
    listed_at: Date;
    card: string;
    page: string;
  };
  'catalog.saved_products': { buyer_id: string; product_id: string; saved_at: Date };
};
