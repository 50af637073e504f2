-- Row-level security of this room's own tables, and the app's view of the ledger.
grant usage on schema access to alongside_app, alongside_caseload, alongside_team;

-- A temporary table by the name of one of ours would stand before it, the ledger's included.
do $$ begin
    execute pg_catalog.format('revoke temporary on database %I from public', pg_catalog.current_database());
end $$;

alter table access_record enable row level security, force row level security;
alter table access_recordkey enable row level security, force row level security;
alter table access_grant enable row level security, force row level security;
create policy owner on access_record to alongside_owner using (true) with check (true);
create policy owner on access_recordkey to alongside_owner using (true) with check (true);
create policy owner on access_grant to alongside_owner using (true) with check (true);

create policy door on access_record for select to alongside_caseload
    using (id = any ((select access.doors('any'))::uuid[]));
create policy door on access_grant for select to alongside_caseload
    using (holder_id = (select access.actor()));
create policy team_door on access_record for select to alongside_team
    using (team_id = any ((select access.teams('any'))::uuid[]));
create policy team_door on access_grant for select to alongside_team
    using (holder_id = (select access.actor())
        or team_id = any ((select access.teams('lead'))::uuid[])
        or record_id in (select r.id from access_record r));
grant select on access_record, access_grant to alongside_caseload, alongside_team;

-- The app writes its own lines about records it can open. Lines about opening, making and granting
-- are written by the functions that do it; nobody signed in writes about sign-in and set-up only.
create policy own_lines on ledger_line for insert to alongside_app, alongside_caseload, alongside_team
    with check (
        actor is not distinct from (select access.actor())
        and verb !~ '^(record|grant)\.'
        and (actor is not null or verb ~ '^(account|practitioner|demo)\.')
        and access.may_tell_of(records));
create policy read_lines on ledger_line for select to alongside_app, alongside_caseload, alongside_team
    using (actor = (select access.actor()) or (select access.has_role('data_protection_lead')));

alter table access_record add constraint access_record_id_team unique (id, team_id);
