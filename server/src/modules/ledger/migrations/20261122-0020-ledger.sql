create schema ledger;

-- The chart of accounts is data: a new account is a row, and its words are those of the glossary.
create table ledger.chart (
  code       text primary key,
  name_en    text not null,
  name_zh    text not null,
  normal     text not null,
  currency   text not null default 'CNY',
  guarded    boolean not null,
  meaning_en text not null,
  constraint chart_normal_known check (normal in ('debit', 'credit'))
);
comment on table ledger.chart is 'shard: reference — the chart of accounts';

insert into ledger.chart (code, name_en, name_zh, normal, guarded, meaning_en) values
  ('buyers.due',      'Due from buyers',        '应收买家',     'debit',  true,  'orders placed and not yet paid'),
  ('buyers.funds',    'Buyers'' funds',         '买家待结资金', 'credit', true,  'money of buyers that no order holds: on its way to an order, or back'),
  ('orders.promised', 'Orders to be fulfilled', '待履约订单',   'credit', true,  'what buyers ordered and have not yet received'),
  ('shops.earned',    'Earned by shops',        '商家待结算',   'credit', true,  'orders received, not yet paid out'),
  ('gateway.transit', 'At payment providers',   '支付渠道在途', 'debit',  true,  'captured and not refunded, held by the provider'),
  ('platform.equity', 'Platform''s own funds',  '平台自有资金', 'credit', false, 'opening balances and corrections');

-- An account lives on one shard. The balance is a projection of the legs: debits count up, credits count down.
create table ledger.accounts (
  shard    smallint not null,
  code     text not null,
  currency text not null,
  side     smallint not null,
  guarded  boolean not null,
  balance  bigint not null default 0,
  debited  bigint not null default 0,
  credited bigint not null default 0,
  last_seq bigint not null default 0,
  constraint accounts_pk primary key (shard, code),
  constraint accounts_chart foreign key (code) references ledger.chart (code),
  constraint accounts_side_known check (side in (-1, 1)),
  -- The second net of the overdraft guard; the first is in ledger.post_batch, which also sees the steps inside a batch.
  constraint accounts_not_overdrawn check (not guarded or side * balance >= 0)
) with (fillfactor = 50);
comment on table ledger.accounts is 'shard: buyer (shard) — clearing accounts, one of each code a shard, and their balances';

insert into ledger.accounts (shard, code, currency, side, guarded)
  select shard, code, currency, case normal when 'debit' then 1 else -1 end, guarded
  from ledger.chart cross join generate_series(0, 63) as shard;

-- An entry is named by what caused it, so posting it twice is impossible by its primary key.
create table ledger.entries (
  shard     smallint not null,
  source_id uuid not null,
  kind      text not null,
  reverses  text,
  leg_count smallint not null,
  posted_at timestamptz not null,
  txid      bigint not null default pg_current_xact_id()::text::bigint,
  constraint entries_pk primary key (shard, source_id, kind)
);
-- Of one source, an entry is reversed at most once.
create unique index entries_reversed_once on ledger.entries (shard, source_id, reverses) where reverses is not null;
create index entries_by_commit_horizon on ledger.entries using brin (txid) with (pages_per_range = 16);
comment on table ledger.entries is 'shard: buyer (shard) — what happened, append-only';

create table ledger.legs (
  shard         smallint not null,
  account       text not null,
  seq           bigint not null,
  source_id     uuid not null,
  kind          text not null,
  amount        bigint not null,
  currency      text not null,
  balance_after bigint not null,
  constraint legs_pk primary key (shard, account, seq),
  constraint legs_amount_not_zero check (amount <> 0)
);
create index legs_of_entry on ledger.legs (shard, source_id);
comment on table ledger.legs is 'shard: buyer (shard) — debits (+) and credits (−) of the entries, append-only';

-- Every entry, sealed a little behind the present: each seal's hash covers the entries and the seal before it.
create table ledger.seals (
  shard     smallint not null,
  seal      bigint not null,
  from_txid bigint not null,
  below_txid bigint not null,
  entries   bigint not null,
  hash      bytea not null,
  sealed_at timestamptz not null,
  constraint seals_pk primary key (shard, seal)
);
comment on table ledger.seals is 'shard: buyer (shard) — the hash chain over the entries of a shard';

create table ledger.seal_horizon (
  one        boolean primary key default true,
  below_txid bigint not null default 0,
  constraint seal_horizon_one check (one)
);
insert into ledger.seal_horizon default values;
comment on table ledger.seal_horizon is 'shard: local — up to where this database has sealed';
