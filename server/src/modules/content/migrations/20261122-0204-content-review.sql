-- A report that an operator found harmless stays known, and no longer asks to be looked at.
alter table content.reports add column dismissed_at timestamptz;
create index reports_open on content.reports (video_id) where dismissed_at is null;

-- A review that breaks the rules is hidden, not deleted: its buyer cannot write it again, and it can be shown again.
alter table content.reviews add column hidden_at timestamptz;

-- Which files may not be read any more: asked for before a film or its poster is served.
create index videos_taken_down on content.videos (video_id) where state = 'taken_down';
create index videos_of_a_file on content.videos (video_key) where state in ('public', 'private');
create index videos_of_a_poster on content.videos (poster_key) where state in ('public', 'private');
