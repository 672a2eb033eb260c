-- Who hid a review and why stays with it while it is hidden, for the operator who looks at it next.
alter table content.reviews
  add column hidden_by     uuid,
  add column hidden_reason text,
  add constraint reviews_hidden_by_somebody check (hidden_at is not null or (hidden_by is null and hidden_reason is null));

-- The operators' list of all reviews, newest first.
create index reviews_by_time on content.reviews (at desc, review_id desc);
create index reviews_hidden on content.reviews (at desc, review_id desc) where hidden_at is not null;
