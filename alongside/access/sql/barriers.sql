-- Row-level security of the never list, of who knows the family, of emergencies and of what was unusual.
-- Rows are written by functions only. The policy "never" stands before each of these as it does everywhere.
create policy owner on access_barrier to alongside_owner using (true) with check (true);
create policy owner on access_acquaintance to alongside_owner using (true) with check (true);
create policy owner on access_emergency to alongside_owner using (true) with check (true);

create policy leads on access_barrier for select to alongside_caseload, alongside_team
    using (team_id = any ((select access.teams('lead'))::uuid[]));
create policy leads on access_acquaintance for select to alongside_caseload, alongside_team
    using (team_id = any ((select access.teams('lead'))::uuid[]));
create policy own on access_acquaintance for select to alongside_caseload, alongside_team
    using (account_id = (select access.actor()));
create policy leads on access_emergency for select to alongside_caseload, alongside_team
    using (team_id = any ((select access.teams('lead'))::uuid[]));
create policy own on access_emergency for select to alongside_caseload, alongside_team
    using (opener_id = (select access.actor()));
grant select on access_barrier, access_acquaintance, access_emergency to alongside_caseload, alongside_team;

alter table access_lookanswer enable row level security, force row level security;
create policy owner on access_lookanswer to alongside_owner using (true) with check (true);

-- Lines of these acts are written by the functions that do them.
alter policy own_lines on ledger_line
    with check (
        actor is not distinct from (select access.actor())
        and verb !~ '^(record|grant|barrier|acquaintance|emergency)\.'
        and (actor is not null or verb ~ '^(account|practitioner|demo)\.')
        and access.may_tell_of(records));
