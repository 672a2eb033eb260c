-- Whose money the control accounts of the ledger are. `payable` is settled and not paid out; `deposit` is a shop's guarantee.
create table settlement.accounts (
  owner_kind   text not null,
  owner_id     uuid not null,
  pot          text not null,
  balance_fen  bigint not null default 0,
  held_fen     bigint not null default 0,
  last_seq     bigint not null default 0,
  last_book_on date,
  constraint accounts_pk primary key (owner_kind, owner_id, pot),
  constraint accounts_known check (owner_kind in ('shop', 'creator') and pot in ('payable', 'deposit')),
  constraint accounts_held_sound check (held_fen >= 0),
  constraint accounts_deposit_covered check (pot <> 'deposit' or balance_fen >= held_fen)
);
comment on table settlement.accounts is 'shard: merchant (owner_id) — what is owed to a shop or a creator; sums of movements';

create table settlement.movements (
  owner_kind     text not null,
  owner_id       uuid not null,
  pot            text not null,
  seq            bigint not null,
  kind           text not null,
  amount_fen     bigint not null,
  balance_after  bigint not null,
  source_id      uuid not null,
  bill_id        uuid,
  order_id       uuid,
  at             timestamptz not null,
  book_on        date not null,
  constraint movements_pk primary key (owner_kind, owner_id, pot, seq),
  constraint movements_once unique nulls not distinct (source_id, kind, bill_id, owner_kind, owner_id, pot),
  constraint movements_kind_known check (kind in ('settled', 'refunded', 'fees_returned', 'commission', 'commission_returned', 'service',
    'service_returned', 'subsidy', 'subsidy_returned', 'payout', 'payout_returned', 'deposit_paid', 'deposit_returned', 'deposit_used', 'corrected')),
  constraint movements_not_empty check (amount_fen <> 0),
  -- Money leaves only if it is there; only a refund may push an owner into arrears.
  constraint movements_payouts_covered check (kind not in ('payout', 'deposit_returned') or balance_after >= 0)
);
create index movements_by_day on settlement.movements (owner_kind, owner_id, pot, book_on, seq);
create index movements_of_order on settlement.movements (order_id) where order_id is not null;
comment on table settlement.movements is 'shard: merchant (owner_id) — what moved an account; rows are added, never changed';

create function settlement.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger movements_append_only before update or delete or truncate on settlement.movements
  for each statement execute function settlement.refuse_change();

-- The day up to which the books are closed. Whoever books reads it with a share lock, whoever closes holds it alone.
create table settlement.books (
  one            boolean not null default true,
  closed_through date not null default '2000-01-01',
  constraint books_pk primary key (one),
  constraint books_single check (one)
);
insert into settlement.books default values;
comment on table settlement.books is 'shard: local — how far the books are closed';

-- Books movements one after another, numbered, each once for its (source, kind, bill, owner). What falls into a closed
-- month is booked on the first open day; the day of an account never goes back. Answers how many were new.
create function settlement.book(p_at timestamptz, p_moves jsonb) returns int language plpgsql as $$
declare
  open_from date;
  today date := (p_at at time zone 'Asia/Shanghai')::date;
  move record;
  account settlement.accounts;
  booked int := 0;
begin
  -- CLOSE: without this lock a month could be closed between reading and booking.
  select closed_through + 1 into open_from from settlement.books for share;

  for move in
    select owner_kind, owner_id, pot, kind, amount_fen, source_id, bill_id, order_id, position
    from jsonb_to_recordset(p_moves) as m (owner_kind text, owner_id uuid, pot text, kind text, amount_fen bigint, source_id uuid,
      bill_id uuid, order_id uuid, position int) where amount_fen <> 0 order by owner_kind, owner_id, pot, position
  loop
    insert into settlement.accounts (owner_kind, owner_id, pot) values (move.owner_kind, move.owner_id, move.pot) on conflict do nothing;
    select * into account from settlement.accounts
      where owner_kind = move.owner_kind and owner_id = move.owner_id and pot = move.pot for update;
    -- ONCE: the account's lock makes this look-up and the insert one step.
    continue when exists (select from settlement.movements m where m.source_id = move.source_id and m.kind = move.kind
      and m.bill_id is not distinct from move.bill_id and m.owner_kind = move.owner_kind and m.owner_id = move.owner_id and m.pot = move.pot);
    insert into settlement.movements (owner_kind, owner_id, pot, seq, kind, amount_fen, balance_after, source_id, bill_id, order_id, at, book_on)
    values (move.owner_kind, move.owner_id, move.pot, account.last_seq + 1, move.kind, move.amount_fen, account.balance_fen + move.amount_fen,
      move.source_id, move.bill_id, move.order_id, p_at, greatest(today, open_from, account.last_book_on));
    update settlement.accounts set balance_fen = balance_fen + move.amount_fen, last_seq = last_seq + 1,
      last_book_on = greatest(today, open_from, last_book_on)
    where owner_kind = move.owner_kind and owner_id = move.owner_id and pot = move.pot;
    booked := booked + 1;
  end loop;
  return booked;
end $$;

-- Part of hosted commissions that is kept back for refunds until a day.
create table settlement.reserves (
  bill_id     uuid not null,
  owner_kind  text not null,
  owner_id    uuid not null,
  amount_fen  bigint not null,
  release_at  timestamptz not null,
  constraint reserves_pk primary key (bill_id, owner_kind, owner_id),
  constraint reserves_positive check (amount_fen > 0)
);
create index reserves_of_owner on settlement.reserves (owner_kind, owner_id, release_at);
comment on table settlement.reserves is 'shard: merchant (owner_id) — commissions kept back for a while';

create table settlement.months (
  month      date not null,
  state      text not null,
  done       int not null default 0,
  total      int not null default 0,
  asked_by   uuid,
  asked_at   timestamptz not null,
  closed_at  timestamptz,
  constraint months_pk primary key (month),
  constraint months_first_day check (extract(day from month) = 1),
  constraint months_state_known check (state in ('closing', 'closed')),
  constraint months_closed_dated check ((state = 'closed') = (closed_at is not null))
);
comment on table settlement.months is 'shard: local — months whose books are closed';

create table settlement.month_statements (
  owner_kind   text not null,
  owner_id     uuid not null,
  pot          text not null,
  month        date not null,
  opening_fen  bigint not null,
  closing_fen  bigint not null,
  totals       jsonb not null,
  movements    int not null,
  constraint month_statements_pk primary key (owner_kind, owner_id, pot, month)
);
comment on table settlement.month_statements is 'shard: merchant (owner_id) — statements of closed months';
