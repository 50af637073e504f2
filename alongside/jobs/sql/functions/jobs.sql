-- The app's only way to the queue: it asks for a job; whoever keeps the service tries again or stops.

-- Arguments lie in clear, so they are ids, dates and whole numbers, whoever writes them.
create or replace function jobs.ids_only(arguments jsonb) returns boolean
language sql immutable set search_path = '' as $$
    select pg_catalog.jsonb_typeof(arguments) = 'object' and not exists (
        select from pg_catalog.jsonb_each(arguments) as given (name, value)
        where name !~ '^[a-z][a-z_]{0,30}$' or not (
            value::text ~ '^-?[0-9]{1,18}$'
            or value::text ~ '^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$'
            or value::text ~ '^"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?([+-][0-9]{2}:[0-9]{2})?)?"$'))
$$;

-- The jobs there are, as provisioning wrote them down: nothing else is deferred, whoever asks.
create table if not exists jobs.known (name text primary key);

create or replace function jobs.defer(job text, arguments jsonb, not_before timestamptz) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
    number bigint;
begin
    if not exists (select from jobs.known k where k.name = job) then
        raise exception 'there is no such job' using errcode = 'insufficient_privilege';
    end if;
    insert into jobs.procrastinate_jobs (queue_name, task_name, args, scheduled_at)
        values ('default', job, arguments, not_before) returning id into number;
    return number;
end $$;

create or replace function jobs.try_again(number bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if not access.has_role('administrator') then
        raise exception 'only who keeps the service tries a job again' using errcode = 'insufficient_privilege';
    end if;
    update jobs.procrastinate_jobs set status = 'todo', attempts = 0, scheduled_at = null
        where id = number and status = 'failed';
    return found;
end $$;

create or replace function jobs.stop(number bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if not access.has_role('administrator') then
        raise exception 'only who keeps the service stops a job' using errcode = 'insufficient_privilege';
    end if;
    update jobs.procrastinate_jobs set abort_requested = (status = 'doing'),
            status = case status when 'todo' then 'cancelled' else status end
        where id = number and status in ('todo', 'doing') and not abort_requested;
    return found;
end $$;
