-- A change that loosens a policy which guards money waits here until another operator confirms it; then it becomes a version.
create table platform.policy_proposals (
  proposal_id      uuid not null,
  name             text not null,
  seen_version     int not null,
  body             jsonb not null,
  valid_from       timestamptz,
  reason           text not null,
  proposed_by      uuid not null,
  proposed_at      timestamptz not null,
  state            text not null default 'waiting',
  decided_by       uuid,
  decided_at       timestamptz,
  decision_reason  text,
  version          int,
  constraint policy_proposals_pk primary key (proposal_id),
  constraint policy_proposals_state_known check (state in ('waiting', 'confirmed', 'rejected', 'withdrawn', 'replaced')),
  constraint policy_proposals_dated check ((state = 'waiting') = (decided_at is null)),
  constraint policy_proposals_versioned check ((state = 'confirmed') = (version is not null)),
  -- Whatever the code says: nobody decides about a proposal of their own.
  constraint policy_proposals_second_person check (state not in ('confirmed', 'rejected') or (decided_by is not null and decided_by <> proposed_by))
);
create unique index policy_proposals_one_waiting on platform.policy_proposals (name) where state = 'waiting';
create index policy_proposals_of_policy on platform.policy_proposals (name, proposal_id desc);
comment on table platform.policy_proposals is 'shard: reference — changes of guarded policies, and what a second operator said of them';

alter table platform.policies
  add column confirmed_by uuid,
  add constraint policies_second_person check (confirmed_by <> changed_by);
