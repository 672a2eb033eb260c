-- What a bill was promised about disputes and reserves is fixed in it like its rates. Bills from before get what the policy said when
-- they were paid; version 0 are the defaults in the code.
update settlement.bills b set terms = b.terms || (
  select jsonb_build_object(
    'disputeDays', coalesce(said.body -> 'disputeDays', '7'),
    'reserveBps', coalesce(said.body -> 'reserveBps', '500'),
    'reserveDays', coalesce(said.body -> 'reserveDays', '8'))
  from (values (1)) as once (row) left join lateral (
    select body from platform.policies where name = 'settlement.periods' and valid_from <= b.paid_at
    order by version desc limit 1
  ) as said on true);
