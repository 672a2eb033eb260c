create schema imports;

create table imports.imports (
  import_id   uuid not null,
  shop_id     uuid not null,
  actor_id    uuid not null,
  state       text not null,
  file_name   text not null,
  encoding    text not null,
  delimiter   text not null,
  line_count  int  not null,
  notes       jsonb not null,
  category_id uuid,
  submit      boolean not null default false,
  created_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  constraint imports_pk primary key (import_id),
  constraint imports_state check (state in ('ready', 'running', 'done', 'undoing', 'undone', 'failed'))
);
create index imports_by_shop on imports.imports (shop_id, created_at desc, import_id desc);
comment on table imports.imports is 'shard: merchant (shop_id) — product files that were read';

create table imports.rows (
  import_id     uuid not null,
  position      int  not null,
  line          int  not null,
  handle        text not null,
  parsed        jsonb not null,
  action        text not null,
  state         text not null,
  product_id    uuid,
  changes       text[] not null,
  notes         jsonb not null,
  before        jsonb,
  version_after int,
  stock_changes jsonb,
  done_at       timestamptz,
  constraint rows_pk primary key (import_id, position),
  constraint rows_import foreign key (import_id) references imports.imports (import_id),
  constraint rows_action check (action in ('create', 'update', 'unchanged', 'refuse')),
  constraint rows_state check (state in ('waiting', 'done', 'failed', 'undone', 'kept'))
);
comment on table imports.rows is 'shard: merchant (import_id) — one product of a file: what was read, what was done, and what was there before';

create table imports.handles (
  shop_id    uuid not null,
  handle     text not null,
  product_id uuid not null,
  constraint handles_pk primary key (shop_id, handle)
);
create index handles_by_product on imports.handles (product_id);
comment on table imports.handles is 'shard: merchant (shop_id) — which product a handle of a file became';

create table imports.quantities (
  sku_id   uuid not null,
  quantity int  not null,
  constraint quantities_pk primary key (sku_id)
);
comment on table imports.quantities is 'shard: sku (sku_id) — the quantity a file stated last, so that sending it again never restocks what was sold';

create table imports.picture_sources (
  shop_id    uuid not null,
  url        text not null,
  picture_id uuid not null,
  constraint picture_sources_pk primary key (shop_id, url)
);
comment on table imports.picture_sources is 'shard: merchant (shop_id) — pictures that were fetched, by address, so that none is fetched twice';
