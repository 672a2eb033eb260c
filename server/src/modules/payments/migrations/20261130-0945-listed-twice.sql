-- A number that stands on the bills of two days, or twice on one, is money moved twice: it is matched once
-- (settled_lines_pk, which keeps the bill it stood on first), and every other appearance is a difference of its own kind.
alter table payments.differences drop constraint differences_kind_known;
alter table payments.differences add constraint differences_kind_known
  check (kind in ('missing_here', 'missing_there', 'amount_differs', 'state_differs', 'listed_twice'));
alter table payments.differences add column other_day date;
alter table payments.differences add constraint differences_other_day_known check (other_day is null or (kind = 'listed_twice' and other_day <> day));
comment on column payments.differences.other_day is 'listed twice: the day whose bill has it too; null: it stands twice on this one';
