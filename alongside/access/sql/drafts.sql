-- Row-level security of what is being typed: one's own, and of it only what is about records one has a door to now.
alter table access_draft enable row level security, force row level security;
create policy owner on access_draft to alongside_owner using (true) with check (true);

grant select, insert, delete, update (sealed, kept_at) on access_draft to alongside_caseload, alongside_team;
create policy own on access_draft to alongside_caseload, alongside_team
    using (account_id = (select access.actor()) and (about is null or access.has_door(about)))
    with check (account_id = (select access.actor()) and (about is null or access.has_door(about)));

-- Machines let go of what is a day old, and read nothing of it.
create policy machine on access_draft for select to alongside_jobs using (true);
create policy forgotten on access_draft for delete to alongside_jobs
    using (kept_at < pg_catalog.now() - interval '23 hours');
