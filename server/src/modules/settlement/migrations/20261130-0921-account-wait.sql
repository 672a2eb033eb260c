-- An account that was named just now waits before money goes to it: whoever took over a shop cannot change it and empty it in one sitting.
-- Accounts and payouts from before do not wait.
alter table settlement.payout_accounts add column waits_until timestamptz;
update settlement.payout_accounts set waits_until = changed_at;
alter table settlement.payout_accounts alter column waits_until set not null;

alter table settlement.payouts
  add column account_named_at timestamptz,
  add column not_before timestamptz;
update settlement.payouts p set account_named_at = a.changed_at from settlement.payout_accounts a
where a.owner_kind = p.owner_kind and a.owner_id = p.owner_id and a.number_sealed = p.number_sealed;
