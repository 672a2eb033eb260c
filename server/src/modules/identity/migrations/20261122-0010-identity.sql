create schema identity;

create table identity.people (
  person_id  uuid not null,
  nickname   text not null,
  avatar_key text,
  state      text not null default 'active',
  reason     text,
  created_at timestamptz not null,
  constraint people_pk primary key (person_id),
  constraint people_state check (state in ('active', 'suspended', 'erased')),
  constraint people_nickname check (char_length(nickname) between 1 and 40)
);
create index people_by_time on identity.people (created_at desc, person_id desc);
comment on table identity.people is 'shard: buyer (person_id) — everybody with an account, as others may see them';

-- The key of each person is wrapped by a key made of the installation's secret. Without it nothing below
-- or in any snapshot elsewhere can be read again: erasing a person is forgetting this key.
create table identity.personal_data (
  person_id   uuid not null,
  wrapped_key bytea,
  phone       bytea,
  constraint personal_data_pk primary key (person_id),
  constraint personal_data_erased_whole check ((wrapped_key is null) = (phone is null))
);
comment on table identity.personal_data is 'shard: buyer (person_id) — phone and key of a person; both are gone after erasure';

-- One phone, one person, across all shards: written before the person.
create table identity.phones (
  phone_hash bytea not null,
  person_id  uuid not null,
  constraint phones_pk primary key (phone_hash)
);
comment on table identity.phones is 'shard: reference — whose a phone is, by keyed hash; the phone itself is not here';

create table identity.sign_in_codes (
  phone_hash   bytea not null,
  code_hash    bytea not null,
  sent_at      timestamptz not null,
  expires_at   timestamptz not null,
  attempts     int not null default 0,
  used_at      timestamptz,
  window_at    timestamptz not null,
  window_count int not null,
  constraint sign_in_codes_pk primary key (phone_hash)
);
comment on table identity.sign_in_codes is 'shard: local — the last one-time code of a phone, hashed, and how often codes were asked for';

create table identity.code_addresses (
  address_hash bytea not null,
  window_at    timestamptz not null,
  window_count int not null,
  constraint code_addresses_pk primary key (address_hash)
);
comment on table identity.code_addresses is 'shard: local — how many codes a network address asked for';

create table identity.development_inbox (
  phone text not null,
  at    timestamptz not null,
  body  text not null,
  code  text not null,
  constraint development_inbox_pk primary key (phone, at)
);
comment on table identity.development_inbox is 'shard: local — text messages that were not sent; empty in production';

create table identity.sessions (
  person_id        uuid not null,
  session_id       uuid not null,
  token_hash       bytea not null,
  device           text not null,
  second_factor    text not null default 'none',
  second_factor_at timestamptz,
  opened_at        timestamptz not null,
  last_seen_at     timestamptz not null,
  expires_at       timestamptz not null,
  constraint sessions_pk primary key (person_id, session_id),
  constraint sessions_token unique (person_id, token_hash),
  constraint sessions_second_factor check (second_factor in ('none', 'due', 'passed')),
  constraint sessions_second_factor_time check ((second_factor = 'passed') = (second_factor_at is not null))
);
create index sessions_by_expiry on identity.sessions (expires_at);
comment on table identity.sessions is 'shard: buyer (person_id) — who is signed in where; only the hash of the token is kept';

create table identity.second_factors (
  person_id    uuid not null,
  secret       bytea not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0,
  wrong_count  int not null default 0,
  locked_until timestamptz,
  created_at   timestamptz not null,
  constraint second_factors_pk primary key (person_id)
);
comment on table identity.second_factors is 'shard: buyer (person_id) — authenticators; the secret is sealed with the person''s key';

create table identity.recovery_codes (
  person_id uuid not null,
  code_hash bytea not null,
  used_at   timestamptz,
  constraint recovery_codes_pk primary key (person_id, code_hash)
);
comment on table identity.recovery_codes is 'shard: buyer (person_id) — hashed, each good for one sign-in without the authenticator';

create table identity.addresses (
  buyer_id    uuid not null,
  address_id  uuid not null,
  region_code text not null,
  sealed      bytea not null,
  is_default  boolean not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  constraint addresses_pk primary key (buyer_id, address_id),
  constraint addresses_region check (region_code ~ '^[1-9][0-9]{5}$')
);
create unique index addresses_one_default on identity.addresses (buyer_id) where is_default;
comment on table identity.addresses is 'shard: buyer (buyer_id) — recipient, phone and street sealed with the buyer''s key; the region is open, freight needs it';

create table identity.creators (
  creator_id uuid not null,
  person_id  uuid not null,
  name_zh    text not null,
  name_en    text not null,
  bio_zh     text not null,
  bio_en     text not null,
  avatar_key text,
  created_at timestamptz not null,
  constraint creators_pk primary key (creator_id),
  constraint creators_one_per_person unique (person_id)
);
comment on table identity.creators is 'shard: reference — public profiles of creators; few, and read everywhere';

create table identity.operators (
  person_id   uuid not null,
  permissions text[] not null,
  granted_at  timestamptz not null,
  constraint operators_pk primary key (person_id),
  constraint operators_permitted check (cardinality(permissions) > 0)
);
comment on table identity.operators is 'shard: reference — who operates the platform, and what they may do';

create table identity.shop_names (
  name_key text not null,
  shop_id  uuid not null,
  constraint shop_names_pk primary key (name_key)
);
comment on table identity.shop_names is 'shard: reference — one shop per name, across all shards; written before the shop';

create table identity.shops (
  shop_id     uuid not null,
  name_zh     text not null,
  name_en     text not null,
  intro_zh    text not null,
  intro_en    text not null,
  kind        text not null,
  region_code text not null,
  logo_key    text,
  state       text not null,
  reason      text,
  score       int not null default 480,
  created_at  timestamptz not null,
  decided_at  timestamptz,
  constraint shops_pk primary key (shop_id),
  constraint shops_state check (state in ('pending', 'approved', 'rejected', 'suspended')),
  constraint shops_reason check ((reason is not null) = (state in ('rejected', 'suspended'))),
  constraint shops_kind check (kind in ('brand', 'factory', 'co-operative', 'dock', 'specialist', 'maker')),
  constraint shops_region check (region_code ~ '^[1-9][0-9]{5}$'),
  constraint shops_score check (score between 0 and 500)
);
create index shops_by_state on identity.shops (state, created_at, shop_id);
comment on table identity.shops is 'shard: merchant (shop_id) — shops and their public profile';

create table identity.staff (
  shop_id   uuid not null,
  person_id uuid not null,
  role      text not null,
  added_at  timestamptz not null,
  constraint staff_pk primary key (shop_id, person_id),
  constraint staff_role check (role in ('owner', 'manager', 'clerk', 'warehouse', 'finance'))
);
create index staff_by_person on identity.staff (person_id);
comment on table identity.staff is 'shard: merchant (shop_id) — who works in a shop, in which role';
