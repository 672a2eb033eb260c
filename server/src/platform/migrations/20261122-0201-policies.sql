-- The operator's parameters. Version 0 of each are the defaults in the code that declares it; a change adds a version.
create table platform.policies (
  name       text not null,
  version    int not null,
  body       jsonb not null,
  valid_from timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  reason     text not null,
  constraint policies_pk primary key (name, version),
  constraint policies_version_positive check (version > 0)
);
comment on table platform.policies is 'shard: reference — operators'' parameters, version by version';
