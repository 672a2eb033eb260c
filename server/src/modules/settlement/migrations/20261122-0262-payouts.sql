-- Where an owner wants its money. The number is sealed; people see its last digits.
create table settlement.payout_accounts (
  owner_kind     text not null,
  owner_id       uuid not null,
  holder         text not null,
  bank           text not null,
  number_sealed  bytea not null,
  number_tail    text not null,
  changed_at     timestamptz not null,
  changed_by     uuid not null,
  constraint payout_accounts_pk primary key (owner_kind, owner_id)
);
comment on table settlement.payout_accounts is 'shard: merchant (owner_id) — where payouts go';

create table settlement.payouts (
  payout_id        uuid not null,
  owner_kind       text not null,
  owner_id         uuid not null,
  pot              text not null default 'payable',
  amount_fen       bigint not null,
  state            text not null default 'requested',
  approvals_needed int not null,
  holder           text not null,
  bank             text not null,
  number_sealed    bytea not null,
  number_tail      text not null,
  requested_by     uuid not null,
  requested_at     timestamptz not null,
  decided_at       timestamptz,
  channel          text,
  file_id          uuid,
  sent_at          timestamptz,
  finished_at      timestamptz,
  reason           text,
  bank_reference   text,
  constraint payouts_pk primary key (payout_id),
  constraint payouts_state_known check (state in ('requested', 'approved', 'sent', 'done', 'failed', 'rejected', 'cancelled')),
  constraint payouts_amount_positive check (amount_fen > 0),
  constraint payouts_approvals_sound check (approvals_needed between 1 and 5),
  constraint payouts_channel_known check (channel in ('bank', 'file'))
);
create index payouts_of_owner on settlement.payouts (owner_kind, owner_id, payout_id desc);
create index payouts_open on settlement.payouts (state, payout_id) where state in ('requested', 'approved', 'sent');
comment on table settlement.payouts is 'shard: merchant (owner_id) — withdrawals of shops and creators';

create table settlement.payout_approvals (
  payout_id    uuid not null,
  operator_id  uuid not null,
  at           timestamptz not null,
  constraint payout_approvals_pk primary key (payout_id, operator_id),
  constraint payout_approvals_of_payout foreign key (payout_id) references settlement.payouts
);
comment on table settlement.payout_approvals is 'shard: merchant (payout_id) — which operators approved a payout; each counts once';

create table settlement.deposits (
  deposit_id   uuid not null,
  shop_id      uuid not null,
  kind         text not null,
  amount_fen   bigint not null,
  state        text not null,
  reason       text,
  created_at   timestamptz not null,
  created_by   uuid,
  constraint deposits_pk primary key (deposit_id),
  constraint deposits_known check (kind in ('paid', 'used') and state in ('waiting', 'done')),
  constraint deposits_amount_positive check (amount_fen > 0)
);
create index deposits_of_shop on settlement.deposits (shop_id, deposit_id desc);
comment on table settlement.deposits is 'shard: merchant (shop_id) — deposits paid and used';

-- Files made on request, in the background.
create table settlement.exports (
  export_id    uuid not null,
  owner_kind   text not null,
  owner_id     uuid,
  what         text not null,
  format       text not null,
  from_day     date not null,
  to_day       date not null,
  state        text not null default 'waiting',
  done         int not null default 0,
  total        int not null default 0,
  storage_key  text,
  asked_by     uuid not null,
  asked_at     timestamptz not null,
  finished_at  timestamptz,
  constraint exports_pk primary key (export_id),
  constraint exports_known check (owner_kind in ('shop', 'creator', 'platform') and what in ('bills', 'movements', 'payouts')
    and format in ('csv', 'xlsx') and state in ('waiting', 'running', 'done', 'failed')),
  constraint exports_span_sound check (from_day <= to_day),
  constraint exports_done_has_file check (state <> 'done' or storage_key is not null)
);
create index exports_of_owner on settlement.exports (owner_kind, owner_id, export_id desc);
comment on table settlement.exports is 'shard: merchant (owner_id) — files of figures for download';

-- The bank double of development: what it was told, and what it will answer.
create table settlement.local_transfers (
  reference   text not null,
  amount_fen  bigint not null,
  tail        text not null,
  told_at     timestamptz not null,
  constraint local_transfers_pk primary key (reference)
);
comment on table settlement.local_transfers is 'shard: local — transfers of the local bank';
