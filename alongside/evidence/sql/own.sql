-- What a service adds is read by everybody who is signed in, and written by those who lead.
do $$
declare
    one text;
    lead constant text := $q$added_by_id = (select access.actor())
        and ((select access.has_role('team_lead')) or (select access.has_role('safeguarding_lead')))$q$;
begin
    foreach one in array array['evidence_ownstudy', 'evidence_ownfinding', 'evidence_ownquestion', 'evidence_earlier',
            'evidence_reading', 'evidence_brought'] loop
        execute format('alter table %I enable row level security, force row level security', one);
        execute format('create policy owner on %I to alongside_owner using (true) with check (true)', one);
    end loop;
    foreach one in array array['evidence_ownstudy', 'evidence_ownfinding', 'evidence_ownquestion'] loop
        execute format('grant select on %I to alongside_app, alongside_caseload, alongside_team', one);
        execute format('grant insert on %I to alongside_caseload, alongside_team', one);
        execute format('create policy see on %I for select to alongside_app, alongside_caseload, alongside_team
            using (true)', one);
        execute format('create policy add on %I for insert to alongside_caseload, alongside_team with check (%s)',
            one, lead);
        execute format('create policy change on %I for update to alongside_caseload, alongside_team
            using ((select access.has_role(''team_lead'')) or (select access.has_role(''safeguarding_lead'')))', one);
    end loop;
end $$;
grant update (version, withdrawn_at, kind, title, year, authors, place, method, note, doi, url)
    on evidence_ownstudy to alongside_caseload, alongside_team;
grant update (version, withdrawn_at, elements, rows, says) on evidence_ownfinding to alongside_caseload, alongside_team;
grant update (version, withdrawn_at, elements, rows, asks) on evidence_ownquestion to alongside_caseload, alongside_team;

-- What was said before is added to and never altered.
grant select, insert on evidence_earlier to alongside_caseload, alongside_team;
create policy see on evidence_earlier for select to alongside_caseload, alongside_team using (true);
create policy add on evidence_earlier for insert to alongside_caseload, alongside_team
    with check (changed_by_id = (select access.actor())
        and ((select access.has_role('team_lead')) or (select access.has_role('safeguarding_lead'))));

-- One's own list is one's own; a team's is its members'.
grant select, insert, update (version, read_at, talked_on, removed_at) on evidence_reading
    to alongside_caseload, alongside_team;
create policy see on evidence_reading for select to alongside_caseload, alongside_team
    using (account_id = (select access.actor()) or team_id = any ((select access.teams('member'))::uuid[]));
create policy add on evidence_reading for insert to alongside_caseload, alongside_team
    with check (added_by_id = (select access.actor()) and (account_id = (select access.actor())
        or team_id = any ((select access.teams('member'))::uuid[])));
create policy change on evidence_reading for update to alongside_caseload, alongside_team
    using (account_id = (select access.actor()) or team_id = any ((select access.teams('member'))::uuid[]));

grant select, insert, delete on evidence_brought to alongside_caseload, alongside_team;
create policy own on evidence_brought to alongside_caseload, alongside_team
    using (account_id = (select access.actor())) with check (account_id = (select access.actor()));
