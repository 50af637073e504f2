-- The worker keeps the queue; the app asks through functions, and reads what is due and how it went.
grant usage on schema jobs to alongside_jobs, alongside_app, alongside_caseload, alongside_team;

alter table jobs.procrastinate_jobs add constraint ids_only check (jobs.ids_only(args));

-- Written with the work itself, so that a job is never done twice.
create table jobs.done (
    job_id bigint primary key references jobs.procrastinate_jobs on delete cascade
);

grant select, insert, delete on jobs.procrastinate_jobs to alongside_jobs;
grant update (status, scheduled_at, attempts, abort_requested, worker_id, priority, queue_name, lock)
    on jobs.procrastinate_jobs to alongside_jobs;
grant select, insert, update, delete on jobs.procrastinate_workers, jobs.procrastinate_periodic_defers
    to alongside_jobs;
grant select, insert on jobs.procrastinate_events, jobs.done to alongside_jobs;
grant usage on all sequences in schema jobs to alongside_jobs;

grant select (id, task_name, status, scheduled_at, attempts, abort_requested) on jobs.procrastinate_jobs
    to alongside_app, alongside_caseload, alongside_team;
grant select on jobs.procrastinate_events to alongside_app, alongside_caseload, alongside_team;

-- The library's functions name its tables without their schema; where they look is fixed here.
do $$
declare one regprocedure;
begin
    for one in select p.oid from pg_catalog.pg_proc p
            where p.pronamespace = 'jobs'::regnamespace and p.proname like 'procrastinate%' loop
        execute pg_catalog.format('alter function %s set search_path = pg_catalog, jobs, pg_temp', one);
        execute pg_catalog.format('revoke all on function %s from public', one);
        execute pg_catalog.format('grant execute on function %s to alongside_jobs', one);
    end loop;
end $$;

-- Lines of the ledger by a machine: never in a person's name, and never about keys or doors.
grant insert (actor, verb, records, thing, purpose, data, job) on ledger_line to alongside_jobs;
grant select on sequence ledger_line_id_seq to alongside_jobs;
create policy machine_lines on ledger_line for insert to alongside_jobs
    with check (actor is null and job is not null and verb !~ '^(record|grant|account)\.');
