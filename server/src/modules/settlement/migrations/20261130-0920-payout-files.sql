-- Files that were made for the bank. What stands in one is kept by its payouts, so that a lost file can be written again.
create table settlement.payout_files (
  file_id     uuid not null,
  made_at     timestamptz not null,
  made_by     uuid,
  payouts     int not null,
  amount_fen  bigint not null,
  constraint payout_files_pk primary key (file_id),
  constraint payout_files_sound check (payouts > 0 and amount_fen > 0)
);
comment on table settlement.payout_files is 'shard: local — files of payouts for the bank';

create index payouts_of_file on settlement.payouts (file_id, payout_id) where file_id is not null;

-- Files from before; who made one stands in the audit log.
insert into settlement.payout_files (file_id, made_at, made_by, payouts, amount_fen)
select p.file_id, min(p.sent_at), (
    select l.actor_id from platform.audit_log l
    where l.action = 'settlement.payout_in_file' and l.details ->> 'file' = 'exp_' || replace(p.file_id::text, '-', '') limit 1),
  count(*)::int, sum(p.amount_fen)
from settlement.payouts p where p.file_id is not null group by p.file_id;
