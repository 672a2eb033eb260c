create schema catalog;
create extension if not exists pg_trgm with schema public;

create table catalog.categories (
  category_id uuid not null,
  parent_id   uuid,
  slug        text not null,
  name_zh     text not null,
  name_en     text not null,
  emoji       text not null,
  position    int  not null,
  constraint categories_pk primary key (category_id),
  constraint categories_parent foreign key (parent_id) references catalog.categories (category_id),
  constraint categories_slug unique (slug)
);
comment on table catalog.categories is 'shard: reference — the two levels of categories';

create table catalog.shops (
  shop_id      uuid not null,
  name_zh      text not null,
  name_en      text not null,
  intro_zh     text not null,
  intro_en     text not null,
  logo_key     text,
  open         boolean not null,
  sold_count   int not null default 0,
  rating_sum   int not null default 0,
  rating_count int not null default 0,
  constraint shops_pk primary key (shop_id)
);
comment on table catalog.shops is 'shard: merchant (shop_id) — what shoppers see of a shop, as identity tells it, with its sales and ratings';

create table catalog.pictures (
  picture_id uuid not null,
  owner_id   uuid not null,
  key        text not null,
  small_key  text not null,
  width      int  not null,
  height     int  not null,
  created_at timestamptz not null,
  constraint pictures_pk primary key (picture_id),
  constraint pictures_once unique (key)
);
comment on table catalog.pictures is 'shard: reference — pictures, by their content; owner_id is the person or shop who brought it first';

-- What the merchant wrote. `live` is the last approved text, which shoppers keep seeing while an edit waits for review.
create table catalog.products (
  product_id          uuid not null,
  shop_id             uuid not null,
  state               text not null,
  reason              text,
  title               text not null,
  title_en            text,
  description         text not null,
  description_en      text,
  category_id         uuid not null,
  picture_ids         uuid[] not null,
  attributes          jsonb not null,
  option_names        text[] not null,
  option_names_en     text[],
  freight_template_id uuid,
  low_stock_threshold int not null,
  ships_within_hours  int not null,
  list_when_approved  boolean not null default true,
  live                jsonb,
  last_card           text,
  revision            text,
  revision_reason     text,
  submitted_at        timestamptz,
  version             int not null default 1,
  sold_count          int not null default 0,
  rating_sum          int not null default 0,
  rating_count        int not null default 0,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  constraint products_pk primary key (product_id),
  constraint products_category foreign key (category_id) references catalog.categories (category_id),
  constraint products_state check (state in ('draft', 'pending_review', 'rejected', 'approved', 'on_shelf', 'off_shelf', 'suspended')),
  constraint products_revision check (revision in ('pending_review', 'rejected')),
  constraint products_shown_was_approved check (live is not null or state in ('draft', 'pending_review', 'rejected')),
  constraint products_options check (cardinality(option_names) <= 3)
);
create index products_by_shop on catalog.products (shop_id, updated_at desc, product_id desc);
create index products_to_review on catalog.products (submitted_at, product_id) where state = 'pending_review' or revision = 'pending_review';
comment on table catalog.products is 'shard: merchant (shop_id) — products (SPU) as their merchants write them';

create table catalog.skus (
  sku_id         uuid not null,
  product_id     uuid not null,
  shop_id        uuid not null,
  position       int  not null,
  option_values  text[] not null,
  option_values_en text[],
  price_fen      bigint not null,
  compare_at_fen bigint,
  weight_grams   int not null,
  barcode        text,
  merchant_code  text,
  picture_id     uuid,
  sold_out       boolean not null default true,
  version        int not null default 1,
  removed_at     timestamptz,
  constraint skus_pk primary key (sku_id),
  constraint skus_price check (price_fen > 0 and (compare_at_fen is null or compare_at_fen > 0)),
  constraint skus_weight check (weight_grams >= 0)
);
create unique index skus_one_per_choice on catalog.skus (product_id, option_values) where removed_at is null;
create index skus_by_product on catalog.skus (product_id);
create index skus_by_merchant_code on catalog.skus (shop_id, merchant_code) where merchant_code is not null;
create index skus_by_barcode on catalog.skus (shop_id, barcode) where barcode is not null;
comment on table catalog.skus is 'shard: sku (sku_id) — what is bought; the version grows with everything a buyer agreed to: price, weight, being for sale';

-- One ready row per product on the shelf: a list or a page is one read, whatever it shows.
create table catalog.listings (
  product_id         uuid not null,
  shop_id            uuid not null,
  category_id        uuid not null,
  parent_category_id uuid,
  price_fen          bigint not null,
  sold_count         int not null,
  rating_sum         int not null,
  rating_count       int not null,
  sold_out           boolean not null,
  listed_at          timestamptz not null,
  card               text not null,
  page               text not null,
  words              tsvector not null,
  constraint listings_pk primary key (product_id)
) with (fillfactor = 80);
create index listings_by_sales on catalog.listings (sold_count desc, product_id desc);
create index listings_by_age on catalog.listings (listed_at desc, product_id desc);
create index listings_by_price on catalog.listings (price_fen, product_id);
create index listings_by_category on catalog.listings (category_id, sold_count desc, product_id desc);
create index listings_by_parent_category on catalog.listings (parent_category_id, sold_count desc, product_id desc);
create index listings_by_shop on catalog.listings (shop_id, sold_count desc, product_id desc);
create index listings_by_word on catalog.listings using gin (words) with (fastupdate = off);
comment on table catalog.listings is 'shard: merchant (shop_id) — the read model of products on the shelf; rebuilt from products and skus';

create table catalog.terms (
  term       text not null,
  product_id uuid not null,
  constraint terms_pk primary key (term, product_id)
);
create index terms_by_product on catalog.terms (product_id);
create index terms_by_prefix on catalog.terms (term text_pattern_ops);
create index terms_by_likeness on catalog.terms using gin (term gin_trgm_ops) where term ~ '^[a-z]';
comment on table catalog.terms is 'shard: merchant (product_id) — words of listed titles, for suggestions and for correcting typing errors';

create table catalog.searches (
  day   date not null,
  query text not null,
  times int  not null,
  constraint searches_pk primary key (day, query)
);
create index searches_by_prefix on catalog.searches (query text_pattern_ops);
comment on table catalog.searches is 'shard: local — what people searched for, by day, without who';

create table catalog.saved_products (
  buyer_id   uuid not null,
  product_id uuid not null,
  saved_at   timestamptz not null,
  constraint saved_products_pk primary key (buyer_id, product_id)
);
create index saved_products_by_time on catalog.saved_products (buyer_id, saved_at desc, product_id desc);
comment on table catalog.saved_products is 'shard: buyer (buyer_id) — products a buyer keeps for later';

/*
 * Which of these SKUs are no longer as the buyer saw them (price, weight, for sale). The order lane asks this in its own
 * transaction, so a cached price can never be charged after it changed.
 */
create function catalog.changed_skus(p_sku uuid[], p_version int[]) returns setof uuid language sql stable as $$
  select q.sku from unnest(p_sku, p_version) q (sku, version)
  left join catalog.skus s on s.sku_id = q.sku
  where s.version is distinct from q.version
$$;
