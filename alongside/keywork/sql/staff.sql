-- Row-level security of what is about staff: training, supervision, and how they are. No role opens any of it by itself.
do $$
declare one text;
begin
    foreach one in array array['keywork_training', 'keywork_supervision', 'keywork_supervisiontalk', 'keywork_owncheck'] loop
        execute format('alter table %I enable row level security, force row level security', one);
        execute format('create policy owner on %I to alongside_owner using (true) with check (true)', one);
    end loop;
end $$;

-- One's own trainings, and of those one leads. One writes one's own; somebody who leads one lets it count; until then
-- it can be taken back.
grant select, insert, delete, update (confirmed_by_id, confirmed_at) on keywork_training
    to alongside_caseload, alongside_team;
create policy see on keywork_training for select to alongside_caseload, alongside_team
    using (account_id = (select access.actor()) or account_id = any ((select access.led())::uuid[]));
create policy said on keywork_training for insert to alongside_caseload, alongside_team
    with check (account_id = (select access.actor()) and confirmed_by_id is null);
create policy confirmed on keywork_training for update to alongside_caseload, alongside_team
    using (account_id <> (select access.actor()) and account_id = any ((select access.led())::uuid[]))
    with check (confirmed_by_id = (select access.actor()));
create policy taken_back on keywork_training for delete to alongside_caseload, alongside_team
    using (account_id = (select access.actor()) and confirmed_by_id is null);

-- With whom somebody reflects: the two, and who leads the worker. A lead proposes; only the worker says yes.
grant select, insert, update (agreed_on, last_on, due_on, ended_on, version) on keywork_supervision
    to alongside_caseload, alongside_team;
create policy see on keywork_supervision for select to alongside_caseload, alongside_team
    using ((select access.actor()) in (worker_id, supervisor_id) or worker_id = any ((select access.led())::uuid[]));
create policy said on keywork_supervision for insert to alongside_caseload, alongside_team
    with check (said_by_id = (select access.actor()) and last_on is null and ended_on is null
        and (worker_id = (select access.actor())
            or (agreed_on is null and worker_id = any ((select access.led())::uuid[]))));
create policy of_the_two on keywork_supervision for update to alongside_caseload, alongside_team
    using (worker_id = (select access.actor()) or (supervisor_id = (select access.actor()) and agreed_on is not null))
    with check (worker_id = (select access.actor()) or (supervisor_id = (select access.actor()) and agreed_on is not null));

-- What is said there: the two, and nobody else whatever their role.
grant select, insert, delete on keywork_supervisiontalk to alongside_caseload, alongside_team;
create policy of_the_two on keywork_supervisiontalk for select to alongside_caseload, alongside_team
    using ((select access.actor()) in (worker_id, supervisor_id));
create policy written on keywork_supervisiontalk for insert to alongside_caseload, alongside_team
    with check (written_by_id = (select access.actor()) and (select access.actor()) in (worker_id, supervisor_id)
        and exists (select from keywork_supervision s where s.id = supervision_id and s.ended_on is null
            and s.agreed_on is not null and s.worker_id = keywork_supervisiontalk.worker_id
            and s.supervisor_id = keywork_supervisiontalk.supervisor_id));
create policy taken_back on keywork_supervisiontalk for delete to alongside_caseload, alongside_team
    using (written_by_id = (select access.actor()));

-- How somebody is: they themselves. The supervisor they agreed on sees what they chose to show, while that lasts.
grant select, insert, delete, update (shown_to_id) on keywork_owncheck to alongside_caseload, alongside_team;
create policy own on keywork_owncheck to alongside_caseload, alongside_team
    using (account_id = (select access.actor()))
    with check (account_id = (select access.actor()) and (shown_to_id is null
        or exists (select from keywork_supervision s where s.worker_id = account_id and s.supervisor_id = shown_to_id
            and s.agreed_on is not null and s.ended_on is null)));
create policy shown on keywork_owncheck for select to alongside_caseload, alongside_team
    using (shown_to_id = (select access.actor())
        and exists (select from keywork_supervision s where s.worker_id = account_id and s.supervisor_id = shown_to_id
            and s.agreed_on is not null and s.ended_on is null));
