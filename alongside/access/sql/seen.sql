-- What young people did not expect: they ask, and the data-protection lead, who opens no record, answers.
create policy owner on access_seenquestion to alongside_owner using (true) with check (true);
create policy asked on access_seenquestion for select to alongside_caseload, alongside_team
    using ((select access.has_role('data_protection_lead')));
create policy answered on access_seenquestion for update to alongside_caseload, alongside_team
    using ((select access.has_role('data_protection_lead')) and state = 'waiting')
    with check (state = 'answered' and answered_by_id = (select access.actor()));
grant select, update (state, answered_by_id, answered_at, answer, version)
    on access_seenquestion to alongside_caseload, alongside_team;

-- What they see a little later: a lead of the team says so, never about themselves, for a quarter of a year at most.
create policy owner on access_seendelay for select to alongside_owner using (true);
create policy leads on access_seendelay as restrictive for select to alongside_caseload, alongside_team
    using (access.leads(record_id));
create policy own_name on access_seendelay as restrictive for insert to alongside_caseload, alongside_team
    with check (access.leads(record_id) and set_by_id = (select access.actor()) and ended_at is null
        and access.may_delay(record_id, line));
create policy ended on access_seendelay as restrictive for update to alongside_caseload, alongside_team
    using (ended_at is null and access.leads(record_id)) with check (ended_by_id = (select access.actor()));
alter table access_seendelay add constraint access_seendelay_not_for_long
    check (shown_from <= (set_at at time zone 'UTC')::date + 92);
