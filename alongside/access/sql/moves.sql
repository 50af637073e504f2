-- Row-level security of records on their way between teams, and of what was last seen out of the ordinary. Rows are
-- written by functions only. The policy "never" stands before moves as it does everywhere.
create policy owner on access_move to alongside_owner using (true) with check (true);
create policy leads on access_move for select to alongside_caseload, alongside_team
    using (team_id = any ((select access.teams('lead'))::uuid[]));
create policy asked on access_move for select to alongside_caseload, alongside_team
    using (outcome = '' and to_team_id = any ((select access.teams('lead'))::uuid[]));
create policy own on access_move for select to alongside_caseload, alongside_team
    using (proposer_id = (select access.actor()));
grant select on access_move to alongside_caseload, alongside_team;

alter table access_lookfound enable row level security, force row level security;
create policy owner on access_lookfound to alongside_owner using (true) with check (true);
