/** What must always hold of the books (reliability.md §4, I1). Each query answers its violations: none is good. */
export type Invariant = { readonly name: string; readonly says: string; readonly violations: string };

export const invariants: readonly Invariant[] = [
  {
    name: 'balanced',
    says: 'the legs of every entry sum to zero in each currency',
    violations: `
      select shard, source_id, kind, currency, sum(amount) as off_by from ledger.entries join ledger.legs using (shard, source_id, kind)
      group by 1, 2, 3, 4 having sum(amount) <> 0`,
  },
  {
    name: 'append-only',
    says: 'entries, legs and seals are guarded against change, and the guards are on',
    violations: `
      select guarded.name from (values ('entries'), ('legs'), ('seals')) as guarded (name)
      where not exists (
        select from pg_trigger where tgrelid = ('ledger.' || guarded.name)::regclass and tgname = guarded.name || '_append_only'
          and tgenabled in ('O', 'A') and tgfoid = 'ledger.refuse_change'::regproc and tgtype & 56 = 56)`,
  },
  {
    name: 'hash-chain',
    says: 'each seal is the hash of the seal before it and of its entries, and nothing older lies unsealed',
    violations: `
      select shard, seal, 'hash' as broken from (
        select *, lag(hash, 1, ''::bytea) over (partition by shard order by seal) as before from ledger.seals) as chain
      where hash <> ledger.span_hash(before, shard, from_txid, below_txid)
      union all
      select entry.shard, null, 'unsealed' from ledger.entries as entry
      where txid < (select below_txid from ledger.seal_horizon) and not exists (
        select from ledger.seals as seal where seal.shard = entry.shard and entry.txid >= from_txid and entry.txid < seal.below_txid)`,
  },
  {
    name: 'duplicate-is-no-op',
    says: 'an entry has no more legs than it was posted with',
    violations: `
      select shard, source_id, kind, said, found from
        (select shard, source_id, kind, sum(leg_count) as said from ledger.entries group by 1, 2, 3) as entry
        join (select shard, source_id, kind, count(*) as found from ledger.legs group by 1, 2, 3) as leg using (shard, source_id, kind)
      where found > said`,
  },
  {
    name: 'duplicates-collapse',
    says: 'a source is posted once for each kind, however many posted it at the same time',
    violations: `select shard, source_id, kind, count(*) from ledger.entries group by 1, 2, 3 having count(*) > 1`,
  },
  {
    name: 'no-lost-update',
    says: 'an account counted every leg that was posted to it',
    violations: `
      select account.shard, code, last_seq, count(leg.seq) as legs from ledger.accounts as account
        left join ledger.legs as leg on leg.shard = account.shard and leg.account = account.code
      group by 1, 2, 3 having last_seq <> count(leg.seq)`,
  },
  {
    name: 'value-conserved',
    says: 'all balances of a currency sum to zero',
    violations: `select currency, sum(balance) as off_by from ledger.accounts group by currency having sum(balance) <> 0`,
  },
  {
    name: 'balance-is-projection',
    says: 'the balance of an account is the sum of its legs',
    violations: `
      select account.shard, code, balance, coalesce(sum(amount), 0) as of_legs from ledger.accounts as account
        left join ledger.legs as leg on leg.shard = account.shard and leg.account = account.code
      group by 1, 2, 3 having balance <> coalesce(sum(amount), 0)`,
  },
  {
    name: 'not-overdrawn',
    says: 'a guarded account was on its own side after every leg',
    violations: `
      select leg.shard, leg.account, leg.seq, balance_after from ledger.legs as leg
        join ledger.accounts as account on account.shard = leg.shard and account.code = leg.account
      where guarded and side * balance_after < 0`,
  },
  {
    name: 'no-drift',
    says: 'what an account took and gave, fen by fen, is its turnover',
    violations: `
      select account.shard, code, debited, credited from ledger.accounts as account
        left join ledger.legs as leg on leg.shard = account.shard and leg.account = account.code
      group by account.shard, code, debited, credited
      having debited <> coalesce(sum(greatest(amount, 0)), 0) or credited <> coalesce(sum(greatest(-amount, 0)), 0)`,
  },
  {
    name: 'one-currency',
    says: 'every leg is in the currency of its account',
    violations: `
      select leg.shard, leg.account, leg.seq, leg.currency, account.currency as held from ledger.legs as leg
        join ledger.accounts as account on account.shard = leg.shard and account.code = leg.account
      where leg.currency <> account.currency`,
  },
  {
    name: 'reversal-compensates',
    says: 'a reversal and what it reverses sum to zero on every account',
    violations: `
      select entry.shard, entry.source_id, entry.kind, account, sum(amount) as left_over from ledger.entries as entry
        join ledger.legs as leg on leg.shard = entry.shard and leg.source_id = entry.source_id and leg.kind in (entry.kind, entry.reverses)
      where entry.reverses is not null group by 1, 2, 3, 4 having sum(amount) <> 0`,
  },
  {
    name: 'rebuilds-from-log',
    says: 'replaying the legs of an account gives the balance noted after each',
    violations: `
      select shard, account, seq, balance_after, replayed from (
        select *, sum(amount) over (partition by shard, account order by seq) as replayed from ledger.legs) as leg
      where balance_after <> replayed`,
  },
  {
    name: 'in-order',
    says: 'the legs of an account are numbered 1, 2, 3 … without a gap',
    violations: `
      select shard, account, min(seq), max(seq), count(*) from ledger.legs group by 1, 2 having min(seq) <> 1 or max(seq) <> count(*)`,
  },
  {
    name: 'refused-is-not-applied',
    says: 'an entry that is there has its legs: a refused one left nothing that a retry would take for done',
    violations: `
      select shard, source_id, kind, leg_count from ledger.entries as entry
      where not exists (select from ledger.legs as leg
        where leg.shard = entry.shard and leg.source_id = entry.source_id and leg.kind = entry.kind)`,
  },
];
